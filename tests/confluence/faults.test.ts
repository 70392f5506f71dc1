import { afterEach, beforeEach, expect, test } from 'vitest';
import { askAs, body } from './ask-as.ts';
import { startConfluence, type Confluence, type PageRef } from './index.ts';

let site: Confluence;
let page: PageRef;

beforeEach(async () => {
  site = await startConfluence();
  site.createSpace({ key: 'DOC', name: 'Handbook' });
  page = site.createPage({ space: 'DOC', title: 'Exports', storage: '<p>Runs every night.</p>' });
});
afterEach(() => site.stop());

const WRITE = { method: 'POST', path: /footer-comments/ };

function comment(more: RequestInit = {}) {
  return fetch(`${site.loopbackUrl}/wiki/api/v2/footer-comments`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Cookie: site.signIn(site.users.commenter).header },
    body: JSON.stringify({ pageId: page.id, body: body('<p>Hello</p>') }),
    ...more,
  });
}

async function standing(): Promise<number> {
  const reply = await askAs(site, site.users.member, 'GET', `/wiki/api/v2/pages/${page.id}/footer-comments`);
  return (reply.json() as { results: unknown[] }).results.length; // the API's listing
}

test('busy answers 429 with the wait it asks for, as often as told', async () => {
  site.faults.next({ kind: 'busy', retryAfterSeconds: 7 }, WRITE, 2);
  const first = await comment();
  expect([first.status, first.headers.get('retry-after')]).toEqual([429, '7']);
  expect([(await comment()).status, (await comment()).status]).toEqual([429, 201]);
  expect(await standing()).toBe(1);
});

test('a failure answers its status and does nothing', async () => {
  site.faults.next({ kind: 'status', status: 503, retryAfterSeconds: 3 }, WRITE);
  const reply = await comment();
  expect([reply.status, reply.headers.get('retry-after'), await standing()]).toEqual([503, '3', 0]);
});

test('a connection cut before the work loses the request, one cut after it only the answer', async () => {
  site.faults.next({ kind: 'cut-before' }, WRITE);
  await expect(comment()).rejects.toThrow();
  expect(await standing()).toBe(0);
  site.faults.next({ kind: 'cut-after' }, WRITE);
  await expect(comment()).rejects.toThrow();
  expect(await standing()).toBe(1);
});

test('late work is done although nobody waits any more', async () => {
  const fault = site.faults.next({ kind: 'late-work' }, WRITE);
  const impatient = new AbortController();
  const reply = comment({ signal: impatient.signal });
  await fault.hit();
  impatient.abort();
  await expect(reply).rejects.toThrow();
  expect(await standing()).toBe(0);
  fault.release();
  await expect.poll(standing).toBe(1);
});

test('a late answer keeps the client waiting after the work is done', async () => {
  const fault = site.faults.next({ kind: 'late-answer' }, WRITE);
  const reply = comment();
  await fault.hit();
  await expect.poll(standing).toBe(1);
  fault.release();
  expect((await reply).status).toBe(201);
});

test('a dead session shows as the login page with 200, or as a redirect to it, until it ends', async () => {
  site.faults.signedOut = 'login-page';
  const page200 = await comment();
  expect([page200.status, page200.headers.get('content-type')]).toEqual([200, 'text/html;charset=UTF-8']);
  expect(await page200.text()).toContain('Log in to continue');
  site.faults.signedOut = 'redirect';
  expect((await comment({ redirect: 'manual' })).status).toBe(302);
  site.faults.signedOut = null;
  expect((await comment()).status).toBe(201);
});

async function found(cql: string): Promise<unknown[]> {
  const reply = await askAs(site, site.users.member, 'GET', `/wiki/rest/api/search?cql=${encodeURIComponent(cql)}`);
  return (reply.json() as { results: { title: unknown }[] }).results.map(({ title }) => title); // the API's listing
}

test('the search index runs behind by its lag, and knows the text of then', async () => {
  site.faults.indexLagMs = 60_000;
  site.createPage({ space: 'DOC', title: 'New', storage: '<p>fresh</p>' });
  expect(await found('text ~ "fresh"')).toEqual([]);
  site.clock.advance(60_000);
  expect(await found('text ~ "fresh"')).toEqual(['New']);
});

test('listings run behind by theirs, reading by id does not', async () => {
  site.faults.listLagMs = 5_000;
  const made = await comment();
  const { id } = (await made.json()) as { id: string }; // the API's comment
  expect(await standing()).toBe(0);
  expect((await askAs(site, site.users.member, 'GET', `/wiki/api/v2/footer-comments/${id}`)).status).toBe(200);
  site.clock.advance(5_000);
  expect(await standing()).toBe(1);
});

test('the log has every request with its reply and its fault, and no secrets', async () => {
  site.faults.next({ kind: 'cut-after' }, WRITE);
  await expect(comment()).rejects.toThrow();
  await comment();
  expect(site.log.map(({ method, status, fault, who }) => [method, status, fault, who])).toEqual([
    ['POST', null, 'cut-after', site.users.commenter.accountId],
    ['POST', 201, null, site.users.commenter.accountId],
  ]);
  expect(JSON.stringify(site.log)).not.toContain('tenant.session.token');
});
