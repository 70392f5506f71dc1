import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askAs, body, picture } from './ask-as.ts';
import { startConfluence, type Confluence, type PageRef, type SpaceRef } from './index.ts';

let site: Confluence;
let space: SpaceRef;
let page: PageRef;

beforeAll(async () => {
  site = await startConfluence();
  space = site.createSpace({ key: 'DOC', name: 'Handbook' });
  page = site.createPage({ space: 'DOC', title: 'Exports', storage: '<p>Runs every night.</p>' });
});
afterAll(() => site.stop());

function asMember(method: string, path: string, sent?: unknown, headers: Record<string, string> = {}) {
  return askAs(site, site.users.member, method, path, { body: sent, headers });
}

describe('pages', () => {
  const PAGES = '/wiki/api/v2/pages';
  const update = (more: object) => ({
    id: page.id,
    status: 'current',
    title: 'Exports',
    body: body('<p>Runs every day.</p>'),
    ...more,
  });

  test('a body that is not well formed is refused in the words of the parser', async () => {
    const reply = await asMember('POST', PAGES, { spaceId: space.id, title: 'Broken', body: body('<p>x</xml>') });
    expect(reply.status).toBe(400);
    expect(reply.text).toContain('Error parsing xhtml: Unexpected close tag </xml>; expected </p>.');
  });

  test.each([
    ['no title', () => ({ spaceId: space.id, title: '' })],
    ['a key for an id', () => ({ spaceId: 'DOC', title: 'Key' })],
    ['no space', () => ({ title: 'Nowhere' })],
    ['a title that is taken', () => ({ spaceId: space.id, title: 'Exports' })],
    [
      'a representation it does not know',
      () => ({ spaceId: space.id, title: 'X', body: { representation: 'html', value: '' } }),
    ],
  ])('a new page with %s is refused', async (_name, sent) => {
    expect((await asMember('POST', PAGES, sent())).status).toBe(400);
  });

  test('what is no JSON, is no JSON by its type, or is too large is refused', async () => {
    const send = async (words: string, type: string) => {
      const headers = { 'Content-Type': type, Cookie: site.signIn(site.users.member).header };
      return (await fetch(site.loopbackUrl + PAGES, { method: 'POST', headers, body: words })).status;
    };
    expect(await send('{', 'application/json')).toBe(400);
    expect(await send('{}', 'text/plain')).toBe(415);
    expect(await send(`"${'x'.repeat(5_000_001)}"`, 'application/json')).toBe(413);
  });

  test('an update takes the next version number and no other', async () => {
    for (const number of [1, 3]) {
      const reply = await asMember('PUT', `${PAGES}/${page.id}`, update({ version: { number } }));
      expect([reply.status, reply.text]).toEqual([409, expect.stringContaining('Current version is: 1')]);
    }
    expect((await asMember('PUT', `${PAGES}/${page.id}`, update({ version: { number: 2 } }))).status).toBe(200);
    expect((await asMember('GET', `${PAGES}/${page.id}?version=1&body-format=storage`)).text).toContain(
      'Runs every night.',
    );
  });

  test('ids, limits, formats and orders that the API does not know are refused', async () => {
    for (const path of ['/abc', `/${page.id}?body-format=raw`, `/${page.id}/inline-comments?limit=0`])
      expect((await asMember('GET', PAGES + path)).status).toBe(400);
    for (const query of ['limit=251', 'body-format=view', 'sort=mood', 'resolution-status=done', 'cursor=zz'])
      expect((await asMember('GET', `${PAGES}/${page.id}/inline-comments?${query}`)).status).toBe(400);
  });

  test('what is gone from the API answers 404 or 405', async () => {
    expect((await asMember('POST', '/wiki/rest/api/content', {})).status).toBe(404);
    expect((await asMember('PATCH', `${PAGES}/${page.id}`, {})).status).toBe(405);
    expect((await asMember('PUT', '/wiki/api/v2/inline-comments/1/resolution', {})).status).toBe(404);
  });

  test('a page in the trash is gone for readers and takes no comment', async () => {
    const gone = site.createPage({ space: 'DOC', title: 'Gone', storage: '<p>x</p>' });
    site.trashPage(gone.id);
    expect((await askAs(site, site.users.member, 'GET', gone.path)).status).toBe(404);
    const comment = { pageId: gone.id, body: body('<p>x</p>') };
    expect((await asMember('POST', '/wiki/api/v2/footer-comments', comment)).status).toBe(404);
  });
});

describe('attachments', () => {
  const upload = (method: string, form: FormData) =>
    asMember(method, `/wiki/rest/api/content/${page.id}/child/attachment`, form, { 'X-Atlassian-Token': 'no-check' });

  test('a second upload under the same name is refused by POST and becomes a version by PUT', async () => {
    expect((await upload('POST', picture('a.png'))).status).toBe(200);
    const again = await upload('POST', picture('a.png'));
    expect(again.status).toBe(400);
    expect(again.text).toContain('Cannot add a new attachment with same file name as an existing attachment: a.png');
    expect((await upload('PUT', picture('a.png', 9))).json()).toMatchObject({ results: [{ version: { number: 2 } }] });
  });

  test('a file above the limit is 404, as documented; a form without a file is 400', async () => {
    site.setAttachmentLimit(100);
    expect((await upload('POST', picture('large.png', 101))).status).toBe(404);
    expect((await upload('POST', picture('fits.png', 100))).status).toBe(200);
    expect((await upload('POST', new FormData())).status).toBe(400);
  });

  test('file names with blanks, quotes and letters of any script come back as they were', async () => {
    for (const name of ['a b.png', 'zwei "Anführungen".png', 'снимок.png', 'a&b=c?.png']) {
      expect((await upload('POST', picture(name))).json()).toMatchObject({ results: [{ title: name }] });
      const file = await asMember('GET', `/wiki/download/attachments/${page.id}/${encodeURIComponent(name)}`);
      expect(file.status).toBe(200);
    }
  });
});

describe('properties', () => {
  const ON_PAGE = () => `/wiki/api/v2/pages/${page.id}/properties`;

  test('a value above 32 KB, a key that is there, and a wrong version are refused', async () => {
    expect((await asMember('POST', ON_PAGE(), { key: 'big', value: 'x'.repeat(32_767) })).status).toBe(400);
    const made = await asMember('POST', ON_PAGE(), { key: 'one', value: 'x'.repeat(32_766) });
    expect(made.status).toBe(200);
    expect((await asMember('POST', ON_PAGE(), { key: 'one', value: 1 })).status).toBe(409);
    const { id } = made.json() as { id: string }; // the API's property
    const stale = { key: 'one', value: 2, version: { number: 1 } };
    expect((await asMember('PUT', `${ON_PAGE()}/${id}`, stale)).status).toBe(409);
  });

  test('a commenter writes properties on the own comment, not on the page', async () => {
    const { commenter } = site.users;
    const sent = { body: { key: 'mine', value: true } };
    expect((await askAs(site, commenter, 'POST', ON_PAGE(), sent)).status).toBe(404);
    const comment = { body: { pageId: page.id, body: body('<p>x</p>') } };
    const made = await askAs(site, commenter, 'POST', '/wiki/api/v2/footer-comments', comment);
    const { id } = made.json() as { id: string }; // the API's comment
    expect((await askAs(site, commenter, 'POST', `/wiki/api/v2/comments/${id}/properties`, sent)).status).toBe(200);
  });
});

describe('search', () => {
  async function found(cql: string): Promise<unknown[]> {
    const reply = await asMember('GET', `/wiki/rest/api/search?limit=50&cql=${encodeURIComponent(cql)}`);
    return (reply.json() as { results: { title: unknown }[] }).results.map(({ title }) => title); // the API's listing
  }

  test('terms, brackets, functions and orders find what they name', async () => {
    const parent = site.createPage({ space: 'DOC', title: 'Alpha', storage: '<p>zebra crossing</p>' });
    const child = site.createPage({
      space: 'DOC',
      title: 'Beta',
      storage: '<p>zebra herd</p>',
      parentId: parent.id,
      by: site.users.admin,
    });
    await asMember('POST', `/wiki/rest/api/content/${child.id}/label`, [{ prefix: 'global', name: 'animal' }]);
    expect(await found('text ~ "zebra" order by title')).toEqual(['Alpha', 'Beta']);
    expect(await found('text ~ "zebra" order by title desc')).toEqual(['Beta', 'Alpha']);
    expect(await found('text ~ "zeb*" and not label = animal')).toEqual(['Alpha']);
    expect(await found(`ancestor = ${parent.id}`)).toEqual(['Beta']);
    expect(await found(`(title = "Alpha" or label in (animal, "other")) and creator = currentUser()`)).toEqual([
      'Alpha',
    ]);
    expect(await found('space = OTHER and type in (page, comment)')).toEqual([]);
  });

  test('dates count in whole minutes, absolute or from now', async () => {
    site.clock.advance(3_600_000);
    site.createPage({ space: 'DOC', title: 'Later', storage: '<p>x</p>' });
    const minute = new Date(site.clock.now()).toISOString().slice(0, 16).replace('T', ' ');
    expect(await found(`lastmodified >= "${minute}"`)).toEqual(['Later']);
    expect(await found('lastmodified > now("-30m")')).toEqual(['Later']);
    expect(await found('type = page and lastmodified > now("-2d")')).toContain('Alpha');
  });

  test('nobody finds what they may not see', async () => {
    const reply = await askAs(site, site.users.outsider, 'GET', '/wiki/rest/api/search?cql=type%3Dpage');
    expect(reply.json()).toMatchObject({ results: [], totalSize: 0 });
  });

  test('the next part is named without the context path', async () => {
    const reply = await asMember('GET', '/wiki/rest/api/search?cql=type%3Dpage&limit=1');
    const { _links: links } = reply.json() as { _links: { base: string; next: string } }; // the API's listing
    expect(links.next).toMatch(/^\/rest\/api\/search\?/);
    const next = await asMember(
      'GET',
      new URL(links.base + links.next).pathname + new URL(links.base + links.next).search,
    );
    expect(next.json()).toMatchObject({ start: 1, size: 1 });
  });

  test.each([
    'this is not cql',
    'mood = good',
    'title > "A"',
    'type = page order by mood',
    'created > yesterday',
    '(type = page',
  ])('%s is no CQL', async (cql) => {
    expect((await asMember('GET', `/wiki/rest/api/search?cql=${encodeURIComponent(cql)}`)).status).toBe(400);
  });
});
