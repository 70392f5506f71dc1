/**
 * What confluence.js' nightly tests see on a real Cloud site, asked of the emulator through the same client.
 * Cases from MrRefactoring/confluence.js, tests/live/v2: comment.test.ts, version.test.ts, like.test.ts,
 * operation.test.ts.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientsFor, refusal, storage, type Clients } from './clients.ts';
import { startConfluence, type Confluence, type PageRef } from './index.ts';

let site: Confluence;
let api: Clients;
let page: PageRef;

beforeAll(async () => {
  site = await startConfluence();
  site.createSpace({ key: 'LIVE', name: 'Live cases' });
  page = site.createPage({ space: 'LIVE', title: 'Comments', storage: '<p>Anchor phrase here for inline.</p>' });
  api = clientsFor(site, site.users.admin);
});
afterAll(() => site.stop());

const anchor = { textSelection: 'Anchor phrase', textSelectionMatchCount: 1, textSelectionMatchIndex: 0 };

function createFooter(value: string) {
  return api.v2.comment.createFooterComment({ pageId: page.id, body: storage(value) });
}

function createInline(value: string) {
  return api.v2.comment.createInlineComment({ pageId: page.id, body: storage(value), inlineCommentProperties: anchor });
}

test('comment.test.ts: a footer comment is tied to its page, current, at version 1, and links to the web', async () => {
  const created = await createFooter('<p>footer</p>');
  expect(created).toMatchObject({ pageId: page.id, status: 'current', version: { number: 1 } });
  expect(created.blogPostId).toBeUndefined();
  expect(Number(created.id)).toBeGreaterThan(0);
  expect(created._links?.webui).toContain(created.id);
});

test('comment.test.ts: a footer comment is read back with the body it was written with', async () => {
  const { id } = await createFooter('<p>footer to read</p>');
  const read = await api.v2.comment.getFooterCommentById({ commentId: Number(id), bodyFormat: 'storage' });
  expect(read.body?.storage).toMatchObject({ representation: 'storage', value: '<p>footer to read</p>' });
});

test('comment.test.ts: operations, likes and versions come only when asked for', async () => {
  const { id } = await createFooter('<p>plain</p>');
  const plain = await api.v2.comment.getFooterCommentById({ commentId: Number(id) });
  expect([plain.operations, plain.likes, plain.versions]).toEqual([undefined, undefined, undefined]);
  const full = await api.v2.comment.getFooterCommentById({
    commentId: Number(id),
    includeOperations: true,
    includeLikes: true,
    includeVersions: true,
  });
  expect(full.operations?.results).toContainEqual({ operation: 'read', targetType: 'comment' });
  expect(full.likes?.results).toEqual([]);
  expect(full.versions?.results).toHaveLength(1);
});

test('comment.test.ts: the page lists its footer comments with the page id, the site lists them, too', async () => {
  const { id } = await createFooter('<p>listed</p>');
  const onPage = await api.v2.comment.getPageFooterComments({ id: Number(page.id), bodyFormat: 'storage', limit: 100 });
  expect(onPage.results?.find((one) => one.id === id)).toMatchObject({ pageId: page.id, version: { number: 1 } });
  const onSite = await api.v2.comment.getFooterComments({ limit: 50 });
  expect(onSite.results?.map((one) => one.id)).toContain(id);
  expect(onSite._links).toBeDefined();
});

test('comment.test.ts: an update counts the version up and replaces the body', async () => {
  const { id } = await createFooter('<p>before</p>');
  const body = { version: { number: 2 }, body: storage('<p>edited</p>') };
  const updated = await api.v2.comment.updateFooterComment({ commentId: Number(id), body });
  expect(updated).toMatchObject({ id, version: { number: 2 } });
  const read = await api.v2.comment.getFooterCommentById({ commentId: Number(id), bodyFormat: 'storage' });
  expect(read.body?.storage?.value).toBe('<p>edited</p>');
});

test('comment.test.ts: a reply names its parent and stands among its children, not among the roots', async () => {
  const { id } = await createFooter('<p>root</p>');
  const reply = await api.v2.comment.createFooterComment({ parentCommentId: id, body: storage('<p>reply</p>') });
  expect(reply.parentCommentId).toBe(id);
  const children = await api.v2.comment.getFooterCommentChildren({ id: Number(id), bodyFormat: 'storage' });
  expect(children.results).toMatchObject([
    { id: reply.id, parentCommentId: id, body: { storage: { value: '<p>reply</p>' } } },
  ]);
  const roots = await api.v2.comment.getPageFooterComments({ id: Number(page.id), limit: 250 });
  expect(roots.results?.map((one) => one.id)).not.toContain(reply.id);
});

test('comment.test.ts: deleting is for good, and an unknown id is 404', async () => {
  const { id } = await createFooter('<p>to go</p>');
  await api.v2.comment.deleteFooterComment({ commentId: Number(id) });
  expect(await refusal(api.v2.comment.getFooterCommentById({ commentId: Number(id) }))).toBe(404);
  expect(await refusal(api.v2.comment.getFooterCommentById({ commentId: 999_999_999 }))).toBe(404);
});

test('comment.test.ts: an inline comment is open, at version 1, and echoes the words it is tied to', async () => {
  const created = await createInline('<p>inline</p>');
  expect(created).toMatchObject({ pageId: page.id, version: { number: 1 }, resolutionStatus: 'open' });
  expect(created.properties?.inlineOriginalSelection).toBe('Anchor phrase');
  const read = await api.v2.comment.getInlineCommentById({ commentId: Number(created.id), bodyFormat: 'storage' });
  expect(read).toMatchObject({ pageId: page.id, body: { storage: { value: '<p>inline</p>' } } });
});

test('comment.test.ts: the list of inline comments is filtered by their resolution', async () => {
  const open = await createInline('<p>open</p>');
  const resolved = await createInline('<p>resolved</p>');
  await api.v2.comment.updateInlineComment({
    commentId: Number(resolved.id),
    version: { number: 2 },
    body: storage('<p>resolved</p>'),
    resolved: true,
  });
  const list = async (resolutionStatus: ('open' | 'resolved')[]) => {
    const found = await api.v2.comment.getPageInlineComments({ id: Number(page.id), resolutionStatus, limit: 100 });
    return found.results?.map((one) => one.id) ?? [];
  };
  expect(await list(['open'])).toContain(open.id);
  expect(await list(['open'])).not.toContain(resolved.id);
  expect(await list(['resolved'])).toEqual([resolved.id]);
  expect(await list(['open', 'resolved'])).toEqual(expect.arrayContaining([open.id, resolved.id]));
});

test('comment.test.ts: inline comments are edited, answered and deleted like footer comments', async () => {
  const { id } = await createInline('<p>inline life</p>');
  const edit = { commentId: Number(id), version: { number: 2 }, body: storage('<p>inline edited</p>') };
  expect((await api.v2.comment.updateInlineComment(edit)).version?.number).toBe(2);
  const reply = await api.v2.comment.createInlineComment({ parentCommentId: id, body: storage('<p>answer</p>') });
  expect(reply.parentCommentId).toBe(id);
  const children = await api.v2.comment.getInlineCommentChildren({ id: Number(id), bodyFormat: 'storage' });
  expect(children.results?.map((one) => one.id)).toEqual([reply.id]);
  await api.v2.comment.deleteInlineComment({ commentId: Number(reply.id) });
  await api.v2.comment.deleteInlineComment({ commentId: Number(id) });
  expect(await refusal(api.v2.comment.getInlineCommentById({ commentId: Number(id) }))).toBe(404);
});

test('version.test.ts: a comment lists its versions 1..N, each with the one before', async () => {
  const { id } = await createFooter('<p>v1</p>');
  const body = { version: { number: 2 }, body: storage('<p>v2</p>') };
  await api.v2.comment.updateFooterComment({ commentId: Number(id), body });
  const { results } = await api.v2.version.getFooterCommentVersions({ id: Number(id) });
  expect(results?.map(({ number }) => number).sort()).toEqual([1, 2]);
  expect(results?.[0]?.comment?.id).toBe(id);
  const second = await api.v2.version.getFooterCommentVersionDetails({ id: Number(id), versionNumber: 2 });
  expect(second).toMatchObject({ number: 2, prevVersion: 1 });
});

test('like.test.ts: a fresh page has no likes, in the count and in the list; an unknown page is 404', async () => {
  expect(await api.v2.like.getPageLikeCount({ id: Number(page.id) })).toEqual({ count: 0 });
  expect((await api.v2.like.getPageLikeUsers({ id: Number(page.id), limit: 1 })).results).toEqual([]);
  expect(await refusal(api.v2.like.getPageLikeCount({ id: 999_999_999 }))).toBe(404);
});

test('operation.test.ts: an owner may read page, space and comments; unknown ids are refused', async () => {
  const { id } = await createFooter('<p>ops</p>');
  const ofPage = await api.v2.operation.getPageOperations({ id: Number(page.id) });
  expect(ofPage.operations).toContainEqual({ operation: 'read', targetType: 'page' });
  const ofComment = await api.v2.operation.getFooterCommentOperations({ id: Number(id) });
  expect(ofComment.operations).toContainEqual({ operation: 'read', targetType: 'comment' });
  expect([400, 404]).toContain(await refusal(api.v2.operation.getPageOperations({ id: 999_999_999 })));
});
