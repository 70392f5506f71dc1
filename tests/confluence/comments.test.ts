import { afterEach, beforeEach, expect, test } from 'vitest';
import { askAs, body } from './ask-as.ts';
import { clientsFor, storage, type Clients } from './clients.ts';
import { startConfluence, type Confluence, type PageRef } from './index.ts';

const BODY =
  '<h2>Exports</h2><p>aaa <strong>bold</strong> bbb.</p><p>aaa again,\n   aaa, and “quotes” &amp; more.</p>' +
  '<ac:structured-macro ac:name="info"><ac:rich-text-body><p>In a panel.</p></ac:rich-text-body></ac:structured-macro>';

let site: Confluence;
let api: Clients;
let page: PageRef;

beforeEach(async () => {
  site = await startConfluence();
  site.createSpace({ key: 'DOC', name: 'Handbook' });
  page = site.createPage({ space: 'DOC', title: 'Exports', storage: BODY });
  api = clientsFor(site, site.users.commenter);
});
afterEach(() => site.stop());

function selecting(textSelection: unknown, textSelectionMatchCount: unknown = 1, textSelectionMatchIndex: unknown = 0) {
  return { textSelection, textSelectionMatchCount, textSelectionMatchIndex };
}

async function comment(inlineCommentProperties: unknown, more: object = {}) {
  const sent = { pageId: page.id, body: body('<p>Why?</p>'), inlineCommentProperties, ...more };
  return (await askAs(site, site.users.commenter, 'POST', '/wiki/api/v2/inline-comments', { body: sent })).status;
}

function createInline(textSelection = 'aaa bold bbb') {
  const inlineCommentProperties = { textSelection, textSelectionMatchCount: 1, textSelectionMatchIndex: 0 };
  return api.v2.comment.createInlineComment({ pageId: page.id, body: storage('<p>Why?</p>'), inlineCommentProperties });
}

async function statusOf(id: string | undefined) {
  return (await api.v2.comment.getInlineCommentById({ commentId: Number(id) })).resolutionStatus;
}

async function shown(): Promise<string> {
  return (await askAs(site, site.users.member, 'GET', page.path)).text;
}

test.each([
  ['words across inline markup', selecting('aaa bold bbb')],
  ['words with an entity', selecting('“quotes” & more')],
  ['words in a panel', selecting('In a panel.')],
  ['words across a line break of the source', selecting('again, aaa, and')],
  ['the last of several occurrences', selecting('aaa', 3, 2)],
])('an inline comment stands at %s', async (_name, properties) => {
  expect(await comment(properties)).toBe(201);
  expect(site.page(page.id).storage).toContain('<ac:inline-comment-marker ac:ref="');
});

test.each([
  ['words that are not there', selecting('never')],
  ['words in two paragraphs', selecting('bbb. aaa')],
  ['no words', selecting('')],
  ['a wrong count', selecting('aaa', 2, 0)],
  ['an index as high as the count', selecting('aaa', 3, 3)],
  ['an index below 0', selecting('aaa', 3, -1)],
  ['a count that is no number', selecting('aaa', '3', 0)],
  ['nothing selected', undefined],
])('%s is refused and leaves the page as it was', async (_name, properties) => {
  expect(await comment(properties)).toBe(400);
  expect(site.page(page.id).storage).toBe(BODY);
});

test('a comment names either its page or the comment it answers, and brings a body', async () => {
  expect(await comment(selecting('aaa', 3, 0), { parentCommentId: '1' })).toBe(400);
  expect(await comment(selecting('aaa', 3, 0), { pageId: undefined })).toBe(400);
  expect(await comment(selecting('aaa', 3, 0), { body: undefined })).toBe(400);
  expect(await comment(selecting('aaa', 3, 0), { body: { value: '<p/>' } })).toBe(400);
  expect(await comment(selecting('aaa', 3, 0), { body: { storage: body('<p>Nested form</p>') } })).toBe(201);
});

test('the chosen occurrence is marked in storage and in the page, in each piece of text', async () => {
  const { properties } = await createInline();
  const ref = properties?.inlineMarkerRef ?? 'none';
  expect(properties).toMatchObject({ 'inline-marker-ref': ref, 'inline-original-selection': 'aaa bold bbb' });
  expect(site.page(page.id).storage).toContain(
    `<p><ac:inline-comment-marker ac:ref="${ref}">aaa <strong>bold</strong> bbb</ac:inline-comment-marker>.</p>`,
  );
  const marks = [...(await shown()).matchAll(/<mark [^>]*data-id="([^"]+)"[^>]*>([^<]*)<\/mark>/g)];
  expect(marks.map(([, id, words]) => [id, words])).toEqual([
    [ref, 'aaa '],
    [ref, 'bold'],
    [ref, ' bbb'],
  ]);
});

test('an edit without the marker leaves the comment dangling; the marker put back ties it again', async () => {
  const { id, properties } = await createInline();
  site.editPage(page.id, { storage: BODY });
  expect(await statusOf(id)).toBe('dangling');
  const change = { version: { number: 2 }, body: body('<p>Changed</p>') };
  const path = `/wiki/api/v2/inline-comments/${id ?? ''}`;
  const refused = await askAs(site, site.users.commenter, 'PUT', path, { body: change });
  expect([refused.status, refused.text]).toEqual([
    400,
    expect.stringContaining('A dangling comment cannot be updated'),
  ]);
  const marker = `<p><ac:inline-comment-marker ac:ref="${properties?.inlineMarkerRef ?? ''}">Back</ac:inline-comment-marker></p>`;
  site.editPage(page.id, { storage: marker });
  expect(await statusOf(id)).toBe('open');
});

test('resolving takes the comment from the page and keeps its marker; reopening brings it back', async () => {
  const { id } = await createInline();
  const marked = site.page(page.id).storage;
  const change = (number: number, resolved: boolean) =>
    api.v2.comment.updateInlineComment({
      commentId: Number(id),
      version: { number },
      body: storage('<p>Why?</p>'),
      resolved,
    });
  expect(await change(2, true)).toMatchObject({
    resolutionStatus: 'resolved',
    resolutionLastModifierId: site.users.commenter.accountId,
  });
  expect(await shown()).not.toContain('<p>Why?</p>');
  expect(site.page(page.id).storage).toBe(marked);
  expect((await change(3, false)).resolutionStatus).toBe('reopened');
  expect(await shown()).toContain('data-mark-annotation-type="inlineComment"');
});

test('a deleted comment takes its marker and its replies along', async () => {
  const { id = '' } = await createInline();
  const reply = await api.v2.comment.createInlineComment({ parentCommentId: id, body: storage('<p>So?</p>') });
  await api.v2.comment.deleteInlineComment({ commentId: Number(id) });
  expect(site.page(page.id).storage).toBe(BODY);
  const gone = await askAs(site, site.users.commenter, 'GET', `/wiki/api/v2/inline-comments/${reply.id ?? ''}`);
  expect(gone.status).toBe(404);
});

test('an update with any other version number is a conflict that names the right one', async () => {
  const { id } = await createInline();
  for (const number of [1, 3]) {
    const path = `/wiki/api/v2/inline-comments/${id ?? ''}`;
    const change = { body: { version: { number }, body: body('<p>x</p>') } };
    const reply = await askAs(site, site.users.commenter, 'PUT', path, change);
    expect([reply.status, reply.text]).toEqual([409, expect.stringContaining('Current version is: 1')]);
  }
});

test('a page of comments leads to the next one, in the body and in the header, until there is none', async () => {
  for (const words of ['one', 'two', 'three'])
    await api.v2.comment.createFooterComment({ pageId: page.id, body: storage(`<p>${words}</p>`) });
  const seen: unknown[] = [];
  let next: string | undefined = `/wiki/api/v2/pages/${page.id}/footer-comments?limit=2&body-format=storage`;
  while (next !== undefined) {
    const reply = await askAs(site, site.users.commenter, 'GET', next);
    const list = reply.json() as { results: { body: unknown }[]; _links: { next?: string } }; // the API's listing
    seen.push(...list.results.map((one) => one.body));
    next = list._links.next;
    expect(reply.headers.get('link')).toBe(next === undefined ? null : `<${next}>; rel="next"`);
  }
  expect(seen).toMatchObject(['one', 'two', 'three'].map((words) => ({ storage: { value: `<p>${words}</p>` } })));
});
