import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Login } from './people.ts';
import { startWordPress } from './start.ts';
import type { StartedWordPress } from './start.ts';
import { WordPress } from './wordpress.ts';

let started: StartedWordPress;
let own: WordPress;
beforeAll(async () => {
  started = await startWordPress();
  own = started.wordPress;
});
afterAll(() => started.stop());

/** The reply is read to its end: a connection that the server closes before makes node's fetch fail. */
async function read(reply: Promise<Response>): Promise<{ status: number; text: string }> {
  const answer = await reply;
  return { status: answer.status, text: await answer.text() };
}

function ask(site: WordPress, login: Login, post: number, content: string): Promise<{ status: number; text: string }> {
  const { appPassword } = site.users[login];
  const reply = fetch(`${site.loopbackUrl}/wp-json/wp/v2/comments`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${login}:${appPassword}`)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ post, content }),
  });
  return read(reply);
}

test('comments of an editor and of an approved person stand at once, a first-time one waits', async () => {
  const page = await own.createPage({ title: 'Backups', html: '<p>Backups run at night.</p>' });
  for (const login of ['editor', 'approved', 'subscriber'] as const) await ask(own, login, page.id, `From ${login}`);
  const stored = (await own.commentsOn(page.id)).map(({ author, status, content }) => [author, status, content]);
  expect(stored).toEqual([
    ['editor', 'approved', 'From editor'],
    ['approved', 'approved', 'From approved'],
    ['subscriber', 'hold', 'From subscriber'],
  ]);
});

test('the flood check is on as in a real WordPress, and can be turned off', async () => {
  const page = await own.createPage({ title: 'Restore', html: '<p>Ask first.</p>' });
  await ask(own, 'author', page.id, 'First');
  expect((await ask(own, 'author', page.id, 'Second')).status).toBe(400);
  own.switch({ floodCheck: false });
  expect((await ask(own, 'author', page.id, 'Third')).status).toBe(201);
});

test('a closed page takes no comment', async () => {
  const page = await own.createPage({ title: 'Closed', html: '<p>No.</p>' });
  await own.setComments(page.id, 'closed');
  expect((await ask(own, 'editor', page.id, 'Hello?')).status).toBe(403);
});

test('a page names itself by the host it was asked for, in the block theme and in the classic one', async () => {
  const page = await own.createPage({ title: 'Names', html: '<p>Who am I?</p>' });
  const blockTheme = await (await fetch(own.loopbackUrl + page.path)).text();
  await own.useTheme('plain-classic');
  const classic = await (await fetch(own.loopbackUrl + page.path)).text();
  for (const source of [blockTheme, classic]) {
    expect(source).toContain(`rel="https://api.w.org/" href="${own.loopbackUrl}/wp-json/"`);
    expect(source).toContain('id="commentform"');
  }
  expect(blockTheme).toContain('is-layout-constrained');
  expect(classic).not.toContain('is-layout-constrained');
});

/** What the site says to somebody with these cookies who asks for a REST nonce. */
async function askNonce(cookie: string): Promise<string> {
  return (await read(fetch(`${own.loopbackUrl}/wp-admin/admin-ajax.php?action=rest-nonce`, { headers: { cookie } })))
    .text;
}

/** Signs in past the form, and returns the cookies. */
async function takeCookies(login: Login): Promise<string> {
  return (await own.cookiesFor(login)).map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
}

/** Signs in by the form, and returns the cookies. */
async function signIn(login: Login): Promise<string> {
  const body = new URLSearchParams({ log: login, pwd: own.users[login].password, testcookie: '1' });
  const headers = { cookie: 'wordpress_test_cookie=WP%20Cookie%20check' };
  const reply = await fetch(`${own.loopbackUrl}/wp-login.php`, { method: 'POST', body, headers, redirect: 'manual' });
  return reply.headers
    .getSetCookie()
    .map((cookie) => cookie.replace(/;.*/, ''))
    .join('; ');
}

test('a session made for a host opens the REST nonce there', async () => {
  expect(await askNonce(await takeCookies('subscriber'))).toMatch(/^[0-9a-f]{10}$/);
});

test('of one person’s sign-ins at the same moment none is lost, by the form or past it', async () => {
  const cookies = await Promise.all(
    Array.from({ length: 12 }, (_, at) => (at % 2 === 0 ? signIn('author') : takeCookies('author'))),
  );
  const nonces = await Promise.all(cookies.map(askNonce));
  expect(nonces.filter((nonce) => !/^[0-9a-f]{10}$/.test(nonce))).toEqual([]);
});

test('pages of one title that are made at the same moment have addresses of their own', async () => {
  const made = await Promise.all(
    Array.from({ length: 8 }, () => own.createPage({ title: 'Same', html: '<p>Same.</p>' })),
  );
  expect(new Set(made.map(({ path }) => path)).size).toBe(8);
});

test('a picture that an author uploads can be fetched again', async () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const { appPassword } = own.users.author;
  const reply = await fetch(`${own.loopbackUrl}/wp-json/wp/v2/media`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${btoa(`author:${appPassword}`)}`,
      'content-type': 'image/png',
      'content-disposition': 'attachment; filename="shot.png"',
    },
    body: png,
  });
  expect(reply.status).toBe(201);
  const { source_url: address } = (await reply.json()) as { source_url: string }; // WordPress' own field, REST handbook
  const picture = await fetch(address);
  expect([picture.headers.get('content-type'), Buffer.from(await picture.bytes())]).toEqual(['image/png', png]);
});

test('every run has a database of its own', async () => {
  const shared = new WordPress(inject('wordPress'));
  const page = await shared.createPost({ title: 'Only there', html: '<p>Only there.</p>' });
  expect((await read(fetch(shared.loopbackUrl + page.path))).status).toBe(200);
  expect((await read(fetch(own.loopbackUrl + page.path))).status).toBe(404);
});
