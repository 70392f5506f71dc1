import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startDataCenter, type DataCenterStage } from './stage.ts';

let stage: DataCenterStage;
beforeEach(async () => {
  stage = await startDataCenter();
});
afterEach(() => stage.site.stop());

const member = () => stage.site.users.member;
const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);
const storage = (value: string) => ({ storage: { value, representation: 'storage' } });

test('a page is made, changed with the next version, and thrown away', async () => {
  const asked = {
    type: 'page',
    title: 'New',
    space: { key: 'DOC' },
    ancestors: [{ id: stage.page.id }],
    body: storage('<p>1</p>'),
  };
  const created = await stage.ask(member(), 'POST', '/content', asked);
  expect(created.json()).toMatchObject({
    title: 'New',
    version: { number: 1 },
    ancestors: [{}, { id: stage.page.id }],
  });
  expect((await stage.ask(member(), 'POST', '/content', asked)).status).toBe(400); // the title is taken
  const { id } = created.json() as { id: string }; // the emulator's own shape
  const change = (number: number) => ({ type: 'page', title: 'Newer', version: { number }, body: storage('<p>2</p>') });
  expect((await stage.ask(member(), 'PUT', `/content/${id}`, change(3))).status).toBe(409);
  expect((await stage.ask(member(), 'PUT', `/content/${id}`, change(2))).json()).toMatchObject({ title: 'Newer' });
  expect((await stage.ask(member(), 'DELETE', `/content/${id}`)).status).toBe(204);
  expect((await stage.ask(member(), 'GET', `/content/${id}`)).status).toBe(404);
});

test('only what is asked for is expanded; a moment carries the server’s offset', async () => {
  const plain = await stage.ask(member(), 'GET', `/content/${stage.page.id}`);
  expect(plain.json()).toMatchObject({ space: { key: 'DOC' }, version: { number: 1 }, _expandable: { body: '' } });
  const body = await stage.ask(member(), 'GET', `/content/${stage.page.id}?expand=body.view,history`);
  expect(body.json()).not.toHaveProperty('space');
  expect(body.json()).toMatchObject({
    body: { view: { value: matching(/<h2 id="Exports-When">When<\/h2>/) } },
    history: { createdDate: matching(/\+01:00$/) },
  });
});

test('labels are added once, listed and taken away', async () => {
  const at = `/content/${stage.page.id}/label`;
  await stage.ask(member(), 'POST', at, [{ prefix: 'global', name: 'Support' }]);
  expect((await stage.ask(member(), 'POST', at, { prefix: 'global', name: 'support' })).json()).toMatchObject({
    size: 1,
  });
  expect((await stage.ask(stage.site.users.commenter, 'POST', at, { prefix: 'global', name: 'x' })).status).toBe(403);
  expect((await stage.ask(member(), 'DELETE', `${at}?name=support`)).status).toBe(204);
  expect((await stage.ask(member(), 'GET', at)).json()).toMatchObject({ results: [] });
});

test('properties are addressed by key, follow in versions, and have a limit', async () => {
  const at = `/content/${stage.page.id}/property`;
  expect((await stage.ask(member(), 'POST', at, { key: 'case', value: { open: true } })).status).toBe(200);
  expect((await stage.ask(member(), 'POST', at, { key: 'case', value: 1 })).status).toBe(400);
  const put = (number: number, value: unknown = 2) =>
    stage.ask(member(), 'PUT', `${at}/case`, { key: 'case', value, version: { number } });
  expect((await put(1)).status).toBe(409);
  expect((await put(2)).json()).toMatchObject({ value: 2, version: { number: 2 } });
  expect((await put(3, 'x'.repeat(40_000))).status).toBe(413);
  expect((await stage.ask(member(), 'GET', `${at}/case`)).json()).toMatchObject({ value: 2 });
  expect((await stage.ask(member(), 'DELETE', `${at}/case`)).status).toBe(204);
  expect((await stage.ask(member(), 'GET', `${at}/case`)).status).toBe(404);
});

test('a restriction names people by user key or name, and nobody locks themselves out', async () => {
  const at = `/content/${stage.page.id}/restriction`;
  const read = (...user: object[]) => [{ operation: 'read', restrictions: { user } }];
  expect((await stage.ask(member(), 'PUT', at, read({ username: 'ada' }))).status).toBe(400);
  const { accountId } = member();
  expect((await stage.ask(member(), 'PUT', at, read({ username: 'ada' }, { userKey: accountId }))).status).toBe(200);
  expect((await stage.ask(stage.site.users.commenter, 'GET', `/content/${stage.page.id}`)).status).toBe(404);
  const shown = await stage.ask(member(), 'GET', `${at}/byOperation/read`);
  expect(shown.json()).toMatchObject({
    restrictions: { user: { results: [{ username: 'ada' }, { username: 'mika' }] } },
  });
});

describe('search', () => {
  test('gives flat results by start and limit', async () => {
    stage.site.createPage({ space: 'DOC', title: 'Imports', html: '<p>Once a night.</p>' });
    const cql = encodeURIComponent('type = page and text ~ "night" order by title');
    const first = await stage.ask(member(), 'GET', `/search?cql=${cql}&limit=1`);
    expect(first.json()).toMatchObject({ results: [{ id: stage.page.id, title: 'Exports' }], totalSize: 2 });
    expect(first.text).not.toContain('"content":');
    const second = await stage.ask(member(), 'GET', `/search?cql=${cql}&limit=1&start=1`);
    expect(second.json()).toMatchObject({ results: [{ title: 'Imports' }], start: 1 });
    expect((await stage.ask(member(), 'GET', '/search?cql=no+cql')).status).toBe(400);
  });

  test('runs behind by the index’s lag', async () => {
    stage.site.faults.indexLagMs = 60_000;
    stage.site.clock.advance(120_000);
    stage.site.createPage({ space: 'DOC', title: 'Imports', html: '<p>x</p>' });
    const titles = async () => (await stage.ask(member(), 'GET', '/content/search?cql=type=page')).text;
    expect(await titles()).not.toContain('Imports');
    stage.site.clock.advance(60_000);
    expect(await titles()).toContain('Imports');
  });
});

test('a busy server says how long to stay away', async () => {
  stage.site.faults.next({ kind: 'busy', retryAfterSeconds: 7 }, { path: /user\/current/ });
  stage.site.faults.next({ kind: 'status', status: 503, retryAfterSeconds: 3 }, { path: /child\/comment/ });
  const busy = await stage.ask(member(), 'GET', '/user/current');
  expect([busy.status, busy.headers.get('retry-after')]).toEqual([429, '7']);
  const down = await stage.ask(member(), 'GET', `/content/${stage.page.id}/child/comment`);
  expect([down.status, down.headers.get('retry-after')]).toEqual([503, '3']);
});
