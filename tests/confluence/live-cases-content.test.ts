/**
 * What confluence.js' nightly tests see on a real Cloud site, asked of the emulator through the same client.
 * Cases from MrRefactoring/confluence.js, tests/live: v2/page.test.ts, v2/space.test.ts, v2/contentProperties.test.ts,
 * v2/label.test.ts, v2/attachment.test.ts, v2/user.test.ts, v2/version.test.ts.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientsFor, refusal, storage, type Clients } from './clients.ts';
import { startConfluence, type Confluence, type SpaceRef } from './index.ts';

let site: Confluence;
let api: Clients;
let space: SpaceRef;

beforeAll(async () => {
  site = await startConfluence();
  space = site.createSpace({ key: 'LIVE', name: 'Live cases' });
  site.createSpace({ key: 'OTHER', name: 'Another space' });
  api = clientsFor(site, site.users.admin);
});
afterAll(() => site.stop());

async function createPage(title: string, more: { parentId?: string } = {}) {
  const page = await api.v2.page.createPage({
    body: { spaceId: space.id, status: 'current', title, body: storage(`<p>${title}, created</p>`), ...more },
  });
  return { ...page, id: page.id ?? '' };
}

function cursorOf(next: string | undefined): string {
  return new URL(next ?? '', site.loopbackUrl).searchParams.get('cursor') ?? '';
}

test('v2/page.test.ts: a new page is current, at version 1, with author and web address', async () => {
  const page = await createPage('Fresh');
  expect(page).toMatchObject({ spaceId: space.id, status: 'current', title: 'Fresh', version: { number: 1 } });
  expect(page.authorId).toBe(site.users.admin.accountId);
  expect(page.createdAt).toBeInstanceOf(Date);
  expect(page._links?.webui).toContain(page.id);
});

test('v2/page.test.ts: the body comes only in the format asked for, labels only when asked for', async () => {
  const { id } = await createPage('Body');
  const plain = await api.v2.page.getPageById({ id: Number(id) });
  expect([plain.body?.storage, plain.labels]).toEqual([undefined, undefined]);
  const full = await api.v2.page.getPageById({ id: Number(id), bodyFormat: 'storage', includeLabels: true });
  expect(full.body?.storage).toMatchObject({ representation: 'storage', value: '<p>Body, created</p>' });
  expect(full.labels?.results).toEqual([]);
  expect(await refusal(api.v2.page.getPageById({ id: 999_999_999 }))).toBe(404);
});

test('v2/page.test.ts: listings keep to the space and walk on by cursor', async () => {
  await createPage('Walk one');
  await createPage('Walk two');
  const first = await api.v2.page.getPagesInSpace({ id: Number(space.id), limit: 1 });
  expect(first.results).toHaveLength(1);
  const cursor = cursorOf(first._links?.next);
  const second = await api.v2.page.getPagesInSpace({ id: Number(space.id), limit: 1, cursor });
  expect(second.results?.[0]?.id).not.toBe(first.results?.[0]?.id);
  const all = await api.v2.page.getPages({ spaceId: [Number(space.id)], status: ['current'], limit: 100 });
  expect(new Set(all.results?.map((page) => page.spaceId))).toEqual(new Set([space.id]));
});

test('v2/page.test.ts: an update changes title and body and counts the version up', async () => {
  const { id } = await createPage('Old title');
  const body = {
    id,
    status: 'current' as const,
    title: 'New title',
    body: storage('<p>replaced</p>'),
    version: { number: 2 },
  };
  expect(await api.v2.page.updatePage({ id: Number(id), body })).toMatchObject({
    id,
    title: 'New title',
    version: { number: 2 },
  });
  const read = await api.v2.page.getPageById({ id: Number(id), bodyFormat: 'storage' });
  expect(read).toMatchObject({ title: 'New title', body: { storage: { value: '<p>replaced</p>' } } });
});

test('v2/page.test.ts: a child names its parent; a deleted page is in the trash and still read by its id', async () => {
  const parent = await createPage('Parent');
  const child = await createPage('Child', { parentId: parent.id });
  expect(await api.v2.page.getPageById({ id: Number(child.id) })).toMatchObject({
    parentId: parent.id,
    parentType: 'page',
  });
  await api.v2.page.deletePage({ id: Number(child.id) });
  expect(await api.v2.page.getPageById({ id: Number(child.id) })).toMatchObject({ status: 'trashed' });
});

test('v2/attachment.test.ts notes: a title stands once in a space, a second page is 400', async () => {
  await createPage('Only once');
  expect(await refusal(createPage('Only once'))).toBe(400);
});

test('v2/space.test.ts: spaces are found by key and by id, sorted both ways, and unknown ones are 404', async () => {
  const byKey = await api.v2.space.getSpaces({ keys: ['LIVE'] });
  expect(byKey.results).toMatchObject([{ id: space.id, key: 'LIVE', type: 'global', status: 'current' }]);
  const byId = await api.v2.space.getSpaces({ ids: [Number(space.id)] });
  expect(byId.results?.map(({ key }) => key)).toEqual(['LIVE']);
  const up = await api.v2.space.getSpaces({ sort: 'key', limit: 250 });
  const down = await api.v2.space.getSpaces({ sort: '-key', limit: 250 });
  expect(up.results?.map(({ key }) => key)).toEqual(['LIVE', 'OTHER']);
  expect(down.results?.map(({ key }) => key)).toEqual(['OTHER', 'LIVE']);
  expect((await api.v2.space.getSpaceById({ id: Number(space.id) }))._links?.webui).toContain('LIVE');
  expect(await refusal(api.v2.space.getSpaceById({ id: 999_999_999 }))).toBe(404);
  expect((await api.v2.space.getSpaces({ limit: 1 }))._links?.next).toBeTruthy();
});

test('v2/contentProperties.test.ts: a property keeps any JSON, is found by key, versioned and deleted', async () => {
  const pageId = Number((await createPage('Properties')).id);
  const value = { any: 'json', n: 1, nested: { ok: true }, list: [1, 2, 3] };
  const created = await api.v2.contentProperties.createPageProperty({ pageId, key: 'case.one', value });
  expect(created).toMatchObject({ key: 'case.one', value, version: { number: 1 } });
  const propertyId = Number(created.id);
  const found = await api.v2.contentProperties.getPageContentProperties({ pageId, key: 'case.one' });
  expect(found.results?.map(({ id }) => id)).toEqual([created.id]);
  const change = { pageId, propertyId, key: 'case.one', value: { n: 2 }, version: { number: 2 } };
  expect(await api.v2.contentProperties.updatePagePropertyById(change)).toMatchObject({
    value: { n: 2 },
    version: { number: 2 },
  });
  await api.v2.contentProperties.deletePagePropertyById({ pageId, propertyId });
  expect(await refusal(api.v2.contentProperties.getPageContentPropertiesById({ pageId, propertyId }))).toBe(404);
});

test('v2/label.test.ts: labels added through v1 are read through v2, by prefix, with numeric ids', async () => {
  const { id } = await createPage('Labels');
  await api.v1.contentLabels.addLabelsToContent({
    id,
    body: [
      { prefix: 'global', name: 'one' },
      { prefix: 'global', name: 'two' },
    ],
  });
  const labels = await api.v2.label.getPageLabels({ id: Number(id), prefix: 'global' });
  expect(labels.results?.map(({ name }) => name)).toEqual(['one', 'two']);
  expect(labels.results?.[0]?.id).toMatch(/^\d+$/);
  expect((await api.v2.label.getPageLabels({ id: Number(id), prefix: 'my' })).results).toEqual([]);
  expect((await api.v2.label.getPageLabels({ id: Number(id), limit: 1 })).results).toHaveLength(1);
  const labelled = await api.v2.page.getLabelPages({ id: Number(labels.results?.[0]?.id) });
  expect(labelled.results?.map((page) => page.id)).toEqual([id]);
  expect(await refusal(api.v2.label.getPageLabels({ id: 999_999_999 }))).toBe(404);
});

test('v2/attachment.test.ts: an upload is listed with type, size, version and download, and found by its name', async () => {
  const { id } = await createPage('Files');
  const words = 'attachment body';
  await api.v1.contentAttachments.createAttachment({ id, attachments: { filename: 'a.txt', content: words } });
  const listed = await api.v2.attachment.getPageAttachments({ id: Number(id), filename: 'a.txt' });
  const [file] = listed.results ?? [];
  expect(file).toMatchObject({
    title: 'a.txt',
    pageId: id,
    fileSize: words.length,
    version: { number: 1 },
    status: 'current',
  });
  expect(file?.mediaType).toContain('text/plain');
  expect(file?._links?.download).toBeTruthy();
  const attachmentId = file?.id ?? '';
  expect(await api.v2.attachment.getAttachmentById({ id: attachmentId })).toMatchObject({
    id: attachmentId,
    title: 'a.txt',
  });
  await api.v2.attachment.deleteAttachment({ id: attachmentId });
  expect(await api.v2.attachment.getAttachmentById({ id: attachmentId })).toMatchObject({ status: 'trashed' });
  expect(await refusal(api.v2.attachment.getAttachmentById({ id: 'att999999999999' }))).toBe(404);
  expect(await refusal(api.v2.attachment.getPageAttachments({ id: 999_999_999 }))).toBe(404);
});

test('v2/user.test.ts: people are looked up in bulk; unknown ids are left out', async () => {
  const { accountId, displayName } = site.users.commenter;
  const found = await api.v2.user.createBulkUserLookup({ body: { accountIds: [accountId, '000000:nobody'] } });
  expect(found.results).toMatchObject([{ accountId, displayName, accountType: 'atlassian' }]);
});

test('v2/version.test.ts: page versions are 1..N, in both orders, with a cursor', async () => {
  const { id } = await createPage('Versions');
  site.editPage(id, { storage: '<p>second</p>' });
  const newest = await api.v2.version.getPageVersions({ id: Number(id), sort: '-modified-date' });
  const oldest = await api.v2.version.getPageVersions({ id: Number(id), sort: 'modified-date' });
  expect(newest.results?.map(({ number }) => number)).toEqual([2, 1]);
  expect(oldest.results?.map(({ number }) => number)).toEqual([1, 2]);
  expect((await api.v2.version.getPageVersions({ id: Number(id), limit: 1 }))._links?.next).toBeTruthy();
  const second = await api.v2.version.getPageVersionDetails({ pageId: Number(id), versionNumber: 2 });
  expect(second).toMatchObject({ number: 2, prevVersion: 1 });
  expect(await refusal(api.v2.version.getPageVersionDetails({ pageId: Number(id), versionNumber: 9_999 }))).toBe(404);
});
