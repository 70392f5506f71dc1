import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startFaultProxy } from './fault-proxy.ts';
import type { FaultProxy } from './fault-proxy.ts';
import { cutAfter, cutBefore, holdAnswer, holdRequest, loginPage, slowLine, tooManyRequests } from './faults.ts';

let server: Server;
let proxy: FaultProxy;
let committed: { method: string | undefined; host: string | undefined }[];

beforeEach(async () => {
  committed = [];
  server = createServer((request, answer) => {
    committed.push({ method: request.method, host: request.headers.host });
    answer.writeHead(201, { 'set-cookie': ['a=1', 'b=2'] }).end('made');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  proxy = await startFaultProxy(`http://127.0.0.1:${address.port}`);
});

afterEach(async () => {
  await proxy.stop();
  await new Promise((resolve) => server.close(resolve));
});

const post = (path: string, signal?: AbortSignal): Promise<Response> =>
  fetch(proxy.urlFor() + path, { method: 'POST', body: 'question', ...(signal && { signal }) });

test('without a rule the server answers, with the name and cookies the client would see without the proxy', async () => {
  const reply = await post('/comments');
  expect([reply.status, await reply.text(), reply.headers.getSetCookie()]).toEqual([201, 'made', ['a=1', 'b=2']]);
  expect(committed).toEqual([{ method: 'POST', host: `127.0.0.1:${proxy.port}` }]);
});

test('a connection cut before the server is reached leaves nothing there', async () => {
  proxy.add({ method: 'POST', path: '/comments', fault: cutBefore });
  await expect(post('/comments')).rejects.toThrow('fetch failed');
  expect(committed).toHaveLength(0);
});

test('a connection cut after the server committed loses the answer alone', async () => {
  proxy.add({ path: /^\/comments\?/, fault: cutAfter });
  await expect(post('/comments?page=1')).rejects.toThrow('fetch failed');
  expect(committed).toHaveLength(1);
  expect(proxy.exchanges.map(({ outcome, serverSaid }) => [outcome, serverSaid?.status])).toEqual([['cut', 201]]);
});

test('an answer that is held arrives when it is released; the server committed long before', async () => {
  const rule = proxy.add({ path: '/comments', fault: holdAnswer });
  const waiting = post('/comments');
  await rule.reached;
  expect([committed.length, proxy.exchanges[0]?.outcome]).toEqual([1, 'open']);
  rule.release();
  expect((await waiting).status).toBe(201);
});

test('a request that is held and then dropped never reaches the server', async () => {
  const rule = proxy.add({ path: '/comments', fault: holdRequest });
  const waiting = post('/comments');
  await rule.reached;
  rule.drop();
  await expect(waiting).rejects.toThrow('fetch failed');
  expect(committed).toEqual([]);
});

test('without a network what is under way breaks and nothing new gets through, until it is back', async () => {
  proxy.add({ path: '/comments', times: 1, fault: holdRequest });
  const waiting = post('/comments');
  waiting.catch(() => undefined); // looked at below
  await expect.poll(() => proxy.exchanges.length).toBe(1);
  await proxy.vanish();
  await expect(waiting).rejects.toThrow('fetch failed');
  await expect(post('/comments')).rejects.toThrow('fetch failed');
  expect(committed).toEqual([]);
  await proxy.comeBack();
  expect((await post('/comments')).status).toBe(201);
});

test('a request that is held reaches the server when it is released, even when its sender gave up', async () => {
  const givingUp = new AbortController();
  const rule = proxy.add({ path: '/comments', fault: holdRequest });
  const waiting = post('/comments', givingUp.signal);
  await rule.reached;
  expect(committed).toHaveLength(0);
  givingUp.abort();
  await expect(waiting).rejects.toThrow('aborted');
  rule.release();
  await expect.poll(() => committed.length).toBe(1);
});

test('over a slow line a request arrives whole, piece by piece', async () => {
  const rule = proxy.add({ method: 'POST', path: '/comments', fault: slowLine(100_000_000) });
  const waiting = fetch(`${proxy.urlFor()}/comments`, { method: 'POST', body: 'x'.repeat(1_000_000) });
  await rule.reached;
  expect(committed).toHaveLength(0);
  expect((await waiting).status).toBe(201);
  expect(proxy.exchanges[0]?.body.length).toBe(1_000_000);
});

test('a rule can be meant for the second request only, and be taken back', async () => {
  proxy.add({ path: '/comments', nth: 2, fault: tooManyRequests(7) });
  const everyOne = proxy.add({ path: '/comments', fault: loginPage });
  const first = await post('/comments');
  const second = await post('/comments');
  everyOne.remove();
  const third = await post('/comments');
  expect([first.status, first.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect([second.status, second.headers.get('retry-after')]).toEqual([429, '7']);
  expect([third.status, everyOne.hits]).toEqual([201, 1]);
});
