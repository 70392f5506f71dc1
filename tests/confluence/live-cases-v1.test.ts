/**
 * What confluence.js' nightly tests see on a real Cloud site, asked of the emulator through the same client.
 * Cases from MrRefactoring/confluence.js, tests/live/v1: contentAttachments.test.ts, contentLabels.test.ts,
 * contentPermissions.test.ts, contentRestrictions.test.ts, search.test.ts, content.test.ts, users.test.ts,
 * analytics.test.ts.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientsFor, refusal, type Clients } from './clients.ts';
import { startConfluence, type Confluence } from './index.ts';

let site: Confluence;
let api: Clients;
let pages = 0;

beforeAll(async () => {
  site = await startConfluence();
  site.createSpace({ key: 'LIVE', name: 'Live cases' });
  api = clientsFor(site, site.users.admin);
});
afterAll(() => site.stop());

function freshPage(): string {
  pages += 1;
  return site.createPage({ space: 'LIVE', title: `Page ${pages}`, storage: '<p>findable by cql</p>' }).id;
}

test('contentAttachments.test.ts: one file, several files, and bytes are taken; an unknown content is refused', async () => {
  const id = freshPage();
  const one = await api.v1.contentAttachments.createAttachment({
    id,
    attachments: { filename: 'a.txt', content: 'a' },
  });
  expect(one.results).toMatchObject([{ title: 'a.txt', type: 'attachment' }]);
  const two = [
    { filename: 'b.txt', content: 'b' },
    { filename: 'c.bin', content: Buffer.from([1, 2, 3, 4]) },
  ];
  const more = await api.v1.contentAttachments.createAttachment({ id, attachments: two });
  expect(more.results.map(({ title }) => title)).toEqual(['b.txt', 'c.bin']);
  const nowhere = { id: '0', attachments: { filename: 'x.txt', content: 'x' } };
  expect(await refusal(api.v1.contentAttachments.createAttachment(nowhere))).toBe(404);
});

test('contentAttachments.test.ts: PUT creates first and versions then, under the same id', async () => {
  const id = freshPage();
  const upsert = (content: string) =>
    api.v1.contentAttachments.createOrUpdateAttachments({ id, attachments: { filename: 'up.txt', content } });
  const first = await upsert('one');
  const second = await upsert('two');
  expect(second.results[0]?.id).toBe(first.results[0]?.id);
  expect(second.results[0]?.version?.number).toBe(2);
});

test('contentAttachments.test.ts: new content counts the version up; the bytes come back as uploaded', async () => {
  const id = freshPage();
  const created = await api.v1.contentAttachments.createAttachment({
    id,
    attachments: { filename: 'd.txt', content: 'before' },
  });
  const attachmentId = created.results[0]?.id ?? '';
  const attachment = { filename: 'd.txt', content: 'after' };
  const updated = await api.v1.contentAttachments.updateAttachmentData({ id, attachmentId, attachment });
  expect(updated.version?.number).toBe(2);
  const bytes: unknown = await api.v1.contentAttachments.downloadAttatchment({ id, attachmentId });
  expect(
    bytes instanceof Uint8Array || bytes instanceof ArrayBuffer ? Buffer.from(new Uint8Array(bytes)).toString() : bytes,
  ).toBe('after');
  expect(await refusal(api.v1.contentAttachments.downloadAttatchment({ id, attachmentId: 'att0' }))).toBe(404);
});

test('contentLabels.test.ts: labels are added once each and removed in both ways', async () => {
  const id = freshPage();
  const add = async (...names: string[]) => {
    const body = names.map((name) => ({ prefix: 'global', name }));
    return (await api.v1.contentLabels.addLabelsToContent({ id, body })).results.map(({ name }) => name);
  };
  expect(await add('one', 'two')).toEqual(['one', 'two']);
  expect(await add('one')).toEqual(['one', 'two']);
  await api.v1.contentLabels.removeLabelFromContent({ id, label: 'one' });
  await api.v1.contentLabels.removeLabelFromContentUsingQueryParameter({ id, name: 'two' });
  expect(await add('probe')).toEqual(['probe']);
});

test('contentPermissions.test.ts: a denial is an answer with 200; unknown content and subjects are refused', async () => {
  const id = freshPage();
  const check = (identifier: string, operation: 'read' | 'update' | 'delete', on = id) =>
    api.v1.contentPermissions.checkContentPermission({ id: on, subject: { type: 'user', identifier }, operation });
  const { accountId } = site.users.admin;
  for (const operation of ['read', 'update', 'delete'] as const)
    expect((await check(accountId, operation)).hasPermission).toBe(true);
  const denied = await check('anonymous', 'update');
  expect(denied.hasPermission).toBe(false);
  expect(denied.errors).toHaveLength(1);
  expect(await refusal(check(accountId, 'read', '0'))).toBe(404);
  expect(await refusal(check('nobody:1', 'read'))).toBe(400);
});

test('contentRestrictions.test.ts: both operations are listed; a restriction is added, seen and lifted', async () => {
  const id = freshPage();
  const { accountId } = site.users.admin;
  const restricted = async () => {
    const all = await api.v1.contentRestrictions.getRestrictions({ id, expand: ['restrictions.user'] });
    expect(all.results.map(({ operation }) => operation)).toEqual(['read', 'update']);
    return all.results[0]?.restrictions?.user?.results.map((user) => user.accountId);
  };
  const probe = () =>
    refusal(api.v1.contentRestrictions.getContentRestrictionStatusForUser({ id, operationKey: 'read', accountId }));
  expect(await restricted()).toEqual([]);
  expect(await probe()).toBe(404);
  await api.v1.contentRestrictions.addRestrictions({
    id,
    body: [{ operation: 'read', restrictions: { user: [{ type: 'known', accountId }] } }],
  });
  expect(await restricted()).toEqual([accountId]);
  expect(await probe()).toBe(0);
  await api.v1.contentRestrictions.deleteRestrictions({ id });
  expect(await restricted()).toEqual([]);
  const read = await api.v1.contentRestrictions.getRestrictionsForOperation({ id, operationKey: 'read' });
  expect(read).toMatchObject({ operation: 'read' });
  expect(await refusal(api.v1.contentRestrictions.getRestrictions({ id: '0' }))).toBe(404);
});

test('search.test.ts: hits wrap content, within the limit; malformed CQL is 400, not an empty page', async () => {
  freshPage();
  const hits = await api.v1.search.searchByCQL({ cql: 'space="LIVE" and type=page', limit: 2 });
  expect(hits.results).toHaveLength(2);
  expect(hits.totalSize).toBeGreaterThan(2);
  expect(hits.results[0]).toMatchObject({ entityType: 'content', content: { type: 'page', status: 'current' } });
  expect(hits.results[0]?.resultGlobalContainer?.title).toBe('Live cases');
  expect(await refusal(api.v1.search.searchByCQL({ cql: 'this is not cql (((' }))).toBe(400);
  expect(await refusal(api.v1.search.searchUser({ cql: 'nonsense (((' }))).toBe(400);
  const people = await api.v1.search.searchUser({ cql: 'type=user', limit: 5 });
  expect(people.results[0]?.user?.type).toBe('known');
});

test('content.test.ts and search.test.ts: content search gives the content itself, without the envelope', async () => {
  const found = await api.v1.content.searchContentByCQL({ cql: 'type=page', expand: ['space', 'version'], limit: 3 });
  expect(found.size).toBe(found.results.length);
  for (const content of found.results) {
    expect(content).toMatchObject({ type: 'page', status: 'current' });
    expect(content.version?.number).toBeGreaterThan(0);
    expect(content).not.toHaveProperty('entityType');
  }
  expect(await refusal(api.v1.content.searchContentByCQL({ cql: 'this is not cql' }))).toBe(400);
});

test('users.test.ts: the current user, the same by id, the anonymous one without id, and unknown ones refused', async () => {
  const me = await api.v1.users.getCurrentUser({});
  expect(me).toMatchObject({ type: 'known', accountId: site.users.admin.accountId, displayName: 'Ada Admin' });
  expect((await api.v1.users.getUser({ accountId: site.users.admin.accountId })).displayName).toBe('Ada Admin');
  const anonymous = await api.v1.users.getAnonymousUser({});
  expect([anonymous.type, anonymous.accountId]).toEqual(['anonymous', undefined]);
  expect([400, 404]).toContain(await refusal(api.v1.users.getUser({ accountId: 'nobody:1' })));
  const groups = await api.v1.users.getGroupMembershipsForUser({ accountId: site.users.admin.accountId, limit: 1 });
  expect(groups.results).toHaveLength(1);
});

test('analytics.test.ts: views and viewers are counted, also since a date; unknown content is refused', async () => {
  const id = freshPage();
  expect(await api.v1.analytics.getViews({ contentId: id })).toEqual({ id: Number(id), count: 0 });
  const { path } = site.page(id);
  const cookie = site.signIn(site.users.commenter).header;
  await fetch(site.loopbackUrl + path, { headers: { cookie } });
  await fetch(site.loopbackUrl + path, { headers: { cookie } });
  expect((await api.v1.analytics.getViews({ contentId: id, fromDate: '2020-01-01' })).count).toBe(2);
  expect((await api.v1.analytics.getViewers({ contentId: id })).count).toBe(1);
  expect(await refusal(api.v1.analytics.getViews({ contentId: '0' }))).toBe(404);
});
