import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { basicAuthorization, sessionTransport, tokenTransport } from '@/lib/platforms/transport';

const servers: Server[] = [];
const never = new AbortController().signal;
const get = (url: string) => ({ method: 'GET', url, headers: { Accept: 'application/json' }, body: null }) as const;
const post = (url: string) => ({ method: 'POST', url, headers: {}, body: 'words' }) as const;

/** A server of this machine and what it was asked. */
async function serve(answer: (asked: IncomingMessage, reply: ServerResponse) => void) {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, reply) => {
    asked.push(request);
    answer(request, reply);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { origin: `http://127.0.0.1:${port}`, asked };
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

describe('the way to a wiki', () => {
  test('an answer is an answer, whatever its status; header names are in lower case', async () => {
    const { origin } = await serve((_asked, reply) =>
      reply.writeHead(418, { 'X-Thing': 'tea' }).end('short and stout'),
    );
    const answer = await sessionTransport({ origin }).send(get(`${origin}/a?b`), never);
    expect(answer).toMatchObject({
      ok: true,
      value: { status: 418, text: 'short and stout', url: `${origin}/a?b`, headers: { 'x-thing': 'tea' } },
    });
  });

  test('an address elsewhere is refused and nobody hears of it', async () => {
    const elsewhere = await serve((_asked, reply) => reply.end());
    const transport = sessionTransport({ origin: 'https://wiki.example' });
    for (const url of [
      `${elsewhere.origin}/`,
      'wiki',
      'https://wiki.example.evil.test/',
      'https://wiki.example@evil.test/',
    ]) {
      expect(await transport.send(get(url), never)).toEqual({
        ok: false,
        problem: { kind: 'refused', why: 'unknown-site' },
      });
    }
    expect(elsewhere.asked).toEqual([]);
  });

  test('redirects within the site are followed', async () => {
    const { origin } = await serve((asked, reply) =>
      asked.url === '/new' ? reply.end('here') : reply.writeHead(301, { Location: '/new' }).end(),
    );
    const answer = await sessionTransport({ origin }).send(get(`${origin}/old`), never);
    expect(answer).toMatchObject({ ok: true, value: { status: 200, text: 'here', url: `${origin}/new` } });
  });

  test('what another origin says after a redirect is not taken for the wiki’s word', async () => {
    const signOn = await serve((_asked, reply) => reply.end('{"id":1}'));
    const { origin } = await serve((_asked, reply) => reply.writeHead(302, { Location: signOn.origin }).end());
    const answer = await sessionTransport({ origin }).send(get(`${origin}/`), never);
    expect(answer).toMatchObject({ ok: true, value: { status: 302, text: '' } });
  });

  test('a redirect that the browser may not follow is told from a broken line, for reading', async () => {
    const asked: string[] = [];
    /** As a browser does it: following to a foreign origin fails, not following gives an opaque answer. */
    const browserFetch: typeof fetch = (_url, init) => {
      asked.push(init?.redirect ?? '');
      if (init?.redirect === 'follow') return Promise.reject(new TypeError('Failed to fetch'));
      return Promise.resolve({ type: 'opaqueredirect', status: 0, url: '' } as Response); // node has none of these
    };
    const transport = sessionTransport({ origin: 'https://wiki.example' }, { fetch: browserFetch });
    expect(await transport.send(get('https://wiki.example/'), never)).toMatchObject({
      ok: true,
      value: { status: 302 },
    });
    expect(await transport.send(post('https://wiki.example/'), never)).toEqual({
      ok: false,
      problem: { kind: 'no-answer' },
    });
    expect(asked).toEqual(['follow', 'manual', 'follow']); // a write is never repeated
  });

  test.each(['GET', 'POST'] as const)('the line breaks during a %s: outcome unknown', async (method) => {
    const { origin } = await serve((asked) => asked.socket.destroy());
    const answer = await sessionTransport({ origin }).send({ ...post(`${origin}/`), method, body: null }, never);
    expect(answer).toEqual({ ok: false, problem: { kind: 'no-answer' } });
  });

  test('the line breaks in the middle of the answer: outcome unknown', async () => {
    const { origin } = await serve((asked, reply) => {
      reply.writeHead(200, { 'Content-Length': '100' }).write('{"id"');
      reply.flushHeaders();
      setImmediate(() => asked.socket.destroy());
    });
    const answer = await sessionTransport({ origin }).send(post(`${origin}/`), never);
    expect(answer).toEqual({ ok: false, problem: { kind: 'no-answer' } });
  });

  test('a server that never answers is given up after our own time limit', async () => {
    const { origin } = await serve(() => {});
    const answer = await sessionTransport({ origin }, { timeoutMs: 50 }).send(post(`${origin}/`), never);
    expect(answer).toEqual({ ok: false, problem: { kind: 'no-answer' } });
  });

  test('who called it off gets the same', async () => {
    const stop = new AbortController();
    const { origin } = await serve(() => stop.abort());
    const answer = await sessionTransport({ origin }).send(post(`${origin}/`), stop.signal);
    expect(answer).toEqual({ ok: false, problem: { kind: 'no-answer' } });
  });

  test('offline is said where certainly nothing was sent', async () => {
    const { origin, asked } = await serve((_asked, reply) => reply.end());
    const answer = await sessionTransport({ origin }, { isOnline: () => false }).send(post(`${origin}/`), never);
    expect(answer).toEqual({ ok: false, problem: { kind: 'offline' } });
    expect(asked).toEqual([]);
  });

  test('a token travels without the session’s cookies; the session without a token', async () => {
    const inits: RequestInit[] = [];
    const spy: typeof fetch = (_url, init) => {
      inits.push(init ?? {});
      return Promise.resolve(new Response('{}'));
    };
    const site = { origin: 'https://wiki.example' };
    await tokenTransport(site, basicAuthorization('a', 'b'), { fetch: spy }).send(get('https://wiki.example/'), never);
    await sessionTransport(site, { fetch: spy }).send(get('https://wiki.example/'), never);
    expect(inits.map(({ credentials }) => credentials)).toEqual(['omit', 'include']);
    expect(inits.map(({ headers }) => new Headers(headers).get('authorization'))).toEqual(['Basic YTpi', null]);
  });

  test('letters of every language in a login or password are written as UTF-8', () => {
    expect(basicAuthorization('änne', 'пароль')).toBe(`Basic ${Buffer.from('änne:пароль').toString('base64')}`);
  });
});
