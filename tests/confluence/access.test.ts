import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askAs, body, picture } from './ask-as.ts';
import { startConfluence, type Confluence, type PageRef } from './index.ts';

let site: Confluence;
let page: PageRef;

beforeAll(async () => {
  site = await startConfluence();
  site.createSpace({ key: 'DOC', name: 'Handbook' });
  page = site.createPage({ space: 'DOC', title: 'Exports', storage: '<p>Runs every night.</p>' });
});
afterAll(() => site.stop());

const API = '/wiki/api/v2';

describe('signing in', () => {
  function logIn(username: string, password: string, target: string) {
    return askAs(site, null, 'POST', '/login', { body: new URLSearchParams({ username, password, continue: target }) });
  }

  test('the form leads back to the page with a session that scripts cannot read', async () => {
    const { email, password } = site.users.commenter;
    const reply = await logIn(email, password, page.path);
    expect([reply.status, reply.headers.get('location')]).toEqual([302, page.path]);
    const cookie = reply.headers.get('set-cookie') ?? '';
    expect(cookie).toContain('HttpOnly');
    const view = await askAs(site, null, 'GET', page.path, { headers: { Cookie: cookie.split(';')[0] ?? '' } });
    expect(view.text).toContain('Runs every night.');
  });

  test('a wrong password is told, and the form leads nowhere outside', async () => {
    const { email, password } = site.users.commenter;
    expect((await logIn(email, 'wrong', '/wiki')).text).toContain('Incorrect email address');
    for (const outside of ['https://evil.example/', '//evil.example', '/\\evil.example'])
      expect((await logIn(email, password, outside)).headers.get('location')).toBe('/wiki/home');
  });

  test('nobody is sent to sign in; the API answers 404, 403 or the anonymous user', async () => {
    const view = await askAs(site, null, 'GET', page.path);
    expect([view.status, view.headers.get('location')]).toEqual([
      302,
      `/login?continue=${encodeURIComponent(page.path)}`,
    ]);
    const hidden = await askAs(site, null, 'GET', `${API}/pages/${page.id}`);
    expect(hidden.status).toBe(404);
    expect(hidden.json()).toEqual({ errors: [{ status: 404, code: 'NOT_FOUND', title: 'Not Found', detail: null }] });
    const search = await askAs(site, null, 'GET', '/wiki/rest/api/search?cql=type=page');
    expect(search.json()).toEqual({ message: 'Current user not permitted to use Confluence', statusCode: 403 });
    const me = await askAs(site, null, 'GET', '/wiki/rest/api/user/current');
    expect(me.json()).toMatchObject({ type: 'anonymous' });
  });

  test('signing out ends the session', async () => {
    const { header } = site.signIn(site.users.commenter);
    site.signOut(site.users.commenter);
    const reply = await askAs(site, null, 'GET', `${API}/pages/${page.id}`, { headers: { Cookie: header } });
    expect(reply.status).toBe(404);
  });

  test('a wrong token is nobody, even beside a good session', async () => {
    const headers = { Authorization: `Basic ${Buffer.from('rea@docs.example:wrong').toString('base64')}` };
    expect((await askAs(site, site.users.commenter, 'GET', `${API}/pages/${page.id}`, { headers })).status).toBe(404);
  });
});

describe('permissions', () => {
  const comment = () => ({ pageId: page.id, body: body('<p>Hello</p>') });

  test('the outsider finds neither page nor space nor comments, and cannot write', async () => {
    const { outsider } = site.users;
    expect((await askAs(site, outsider, 'GET', page.path)).status).toBe(404);
    for (const path of [`/pages/${page.id}`, `/pages/${page.id}/inline-comments`, `/pages/${page.id}/attachments`])
      expect((await askAs(site, outsider, 'GET', API + path)).status).toBe(404);
    expect((await askAs(site, outsider, 'GET', `${API}/spaces?keys=DOC`)).json()).toMatchObject({ results: [] });
    expect((await askAs(site, outsider, 'POST', `${API}/footer-comments`, { body: comment() })).status).toBe(404);
  });

  test('the commenter comments, but attaches nothing and edits nothing', async () => {
    const { commenter } = site.users;
    expect((await askAs(site, commenter, 'POST', `${API}/footer-comments`, { body: comment() })).status).toBe(201);
    const upload = { body: picture('a.png'), headers: { 'X-Atlassian-Token': 'no-check' } };
    const path = `/wiki/rest/api/content/${page.id}/child/attachment`;
    expect((await askAs(site, commenter, 'POST', path, upload)).status).toBe(403);
    const edit = { id: page.id, status: 'current', title: 'Mine', body: body('<p/>'), version: { number: 2 } };
    expect((await askAs(site, commenter, 'PUT', `${API}/pages/${page.id}`, { body: edit })).status).toBe(404);
    const operations = await askAs(site, commenter, 'GET', `${API}/pages/${page.id}/operations`);
    expect(operations.json()).toEqual({
      operations: [
        { operation: 'read', targetType: 'page' },
        { operation: 'create', targetType: 'comment' },
      ],
    });
  });

  test('only its author and administrators change a comment', async () => {
    const made = await askAs(site, site.users.commenter, 'POST', `${API}/footer-comments`, { body: comment() });
    const path = new URL(made.headers.get('location') ?? '').pathname;
    const change = { body: { version: { number: 2 }, body: body('<p>Changed</p>') } };
    expect((await askAs(site, site.users.member, 'PUT', path, change)).status).toBe(404);
    expect((await askAs(site, site.users.commenter, 'PUT', path, change)).status).toBe(200);
    expect((await askAs(site, site.users.member, 'DELETE', path)).status).toBe(404);
    expect((await askAs(site, site.users.admin, 'DELETE', path)).status).toBe(204);
  });

  test('abilities can be taken and given: comments closed, visitors let in', async () => {
    site.createSpace({ key: 'OPEN', name: 'Open' });
    const open = site.createPage({ space: 'OPEN', title: 'Open', storage: '<p>For all</p>' });
    site.setPermissions('OPEN', null, ['view']);
    site.setPermissions('OPEN', site.users.commenter, ['view']);
    expect((await askAs(site, null, 'GET', open.path)).text).toContain('For all');
    const refused = { body: { pageId: open.id, body: body('<p>Hello</p>') } };
    expect((await askAs(site, site.users.commenter, 'POST', `${API}/footer-comments`, refused)).status).toBe(404);
  });

  test('a view restriction hides the page and all below it, an edit restriction only stops edits', async () => {
    const parent = site.createPage({ space: 'DOC', title: 'Secret', storage: '<p/>' });
    const child = site.createPage({ space: 'DOC', title: 'Below', storage: '<p/>', parentId: parent.id });
    const status = async (id: string) => (await askAs(site, site.users.member, 'GET', `${API}/pages/${id}`)).status;
    site.restrict(parent.id, { read: [site.users.commenter] });
    expect([await status(parent.id), await status(child.id)]).toEqual([404, 404]);
    site.restrict(parent.id, { read: [], update: [site.users.commenter] });
    expect([await status(parent.id), await status(child.id)]).toEqual([200, 200]);
    const edit = { id: parent.id, status: 'current', title: 'Secret', body: body('<p>x</p>'), version: { number: 2 } };
    expect((await askAs(site, site.users.member, 'PUT', `${API}/pages/${parent.id}`, { body: edit })).status).toBe(404);
  });
});

describe('XSRF', () => {
  const browser = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36' };
  const send = async (headers: Record<string, string>) => {
    const more = { body: { pageId: page.id, body: body('<p>Hello</p>') }, headers };
    const { status, text } = await askAs(site, site.users.commenter, 'POST', `${API}/footer-comments`, more);
    return status === 201 ? 201 : `${status} ${text}`;
  };

  test('a browser writes from the own origin, or with none, and from no other', async () => {
    expect(await send({ ...browser, Origin: site.loopbackUrl })).toBe(201);
    expect(await send(browser)).toBe(201);
    for (const Origin of ['chrome-extension://abcdefghijklmnop', 'null', 'https://evil.example', site.url])
      expect(await send({ ...browser, Origin })).toBe('403 XSRF check failed');
    expect(await send({ ...browser, Referer: 'https://evil.example/page' })).toBe('403 XSRF check failed');
  });

  test('a token does not help a browser; a command line is not asked', async () => {
    const Authorization = `Basic ${Buffer.from('rea@docs.example:commenter-api-token').toString('base64')}`;
    expect(await send({ ...browser, Authorization, Origin: 'https://evil.example' })).toBe('403 XSRF check failed');
    expect(await send({ 'User-Agent': 'curl/8', Origin: 'https://evil.example' })).toBe(201);
  });

  test('an upload needs the header in exactly this spelling', async () => {
    const path = `/wiki/rest/api/content/${page.id}/child/attachment`;
    const upload = (headers: Record<string, string>, name: string) =>
      askAs(site, site.users.member, 'POST', path, { body: picture(name), headers });
    expect((await upload({}, 'a.png')).text).toBe('XSRF check failed');
    expect((await upload({ 'X-Atlassian-Token': 'nocheck' }, 'a.png')).status).toBe(403);
    expect((await upload({ 'X-Atlassian-Token': 'no-check' }, 'a.png')).status).toBe(200);
  });
});
