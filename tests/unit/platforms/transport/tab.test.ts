import { describe, expect, test } from 'vitest';
import type { HttpReply, HttpRequest, Transport } from '@/lib/domain/ports';
import type { PlainRequest } from '@/lib/domain/relayed';
import { fail, ok } from '@/lib/domain/result';
import { LOST, NO_TAB, tabTransport, withSecondWay } from '@/lib/platforms/transport';

const origin = 'https://docs.example.org';
const never = new AbortController().signal;
const post = (change: Partial<HttpRequest> = {}): HttpRequest => {
  return { method: 'POST', url: `${origin}/api`, headers: { 'X-A': 'b' }, body: 'words', ...change };
};
const answer = { came: 'answer', status: 200, headers: { a: 'b' }, text: 'ok', url: `${origin}/api` };
const over = (reply: unknown) => tabTransport({ origin, relay: () => Promise.resolve(reply) });

describe('through a tab', () => {
  test('words, bytes and forms travel as plain data, and cookies only where they are wanted', async () => {
    const seen: PlainRequest[] = [];
    const relay = (request: PlainRequest) => {
      seen.push(request);
      return Promise.resolve(answer);
    };
    const transport = tabTransport({ origin, relay });
    const form = new FormData();
    form.set('name', 'value');
    form.set('file', new File(['abc'], 'a.png', { type: 'image/png' }));
    for (const body of ['words', new Blob(['abc'], { type: 'image/png' }), form, null]) {
      expect(await transport.send(post({ body }), never)).toMatchObject({
        ok: true,
        value: { status: 200, text: 'ok' },
      });
    }
    await transport.send(post({ anonymous: true }), never);
    expect(seen.map(({ body }) => body)).toEqual([
      { as: 'text', text: 'words' },
      { as: 'bytes', base64: 'YWJj', type: 'image/png' },
      {
        as: 'form',
        parts: [
          { name: 'name', text: 'value' },
          { name: 'file', fileName: 'a.png', base64: 'YWJj', type: 'image/png' },
        ],
      },
      { as: 'text', text: null },
      { as: 'text', text: 'words' },
    ]);
    expect(seen.map(({ cookies }) => cookies)).toEqual([true, true, true, true, false]);
  });

  test.each([
    ['no tab is open', NO_TAB, { kind: 'refused', why: 'needs-tab' }],
    ['the tab was closed on the way', LOST, { kind: 'no-answer' }],
    ['the network failed', { came: 'fault' }, { kind: 'no-answer' }],
    ['the tab answers nonsense', { came: 'answer', status: 'fine' }, { kind: 'no-answer' }],
    ['the tab answers nothing', undefined, { kind: 'no-answer' }],
  ])('%s', async (_what, reply, problem) => {
    expect(await over(reply).send(post(), never)).toEqual(fail(problem as never)); // compared only
  });

  test('an answer of another origin is a bare redirect, whoever tells of it', async () => {
    const elsewhere = { ...answer, text: 'sign in', url: 'https://login.example.net/' };
    for (const reply of [elsewhere, { came: 'elsewhere' }]) {
      expect(await over(reply).send(post(), never)).toMatchObject({ value: { status: 302, text: '' } });
    }
  });

  test('another origin is never addressed, and whoever stops waiting does not know the outcome', async () => {
    expect(await over(answer).send(post({ url: 'https://evil.example/' }), never)).toMatchObject({ ok: false });
    const waiting = tabTransport({ origin, relay: () => new Promise(() => undefined) });
    expect(await waiting.send(post(), AbortSignal.abort())).toEqual(fail({ kind: 'no-answer' }));
  });
});

describe('the second way behind the first', () => {
  function ways(firstReply: Partial<HttpReply>, second: HttpReply['status'] = 200) {
    const used: string[] = [];
    let needed = false;
    const way = (name: string, reply: Partial<HttpReply>): Transport => ({
      send: () => {
        used.push(name);
        return Promise.resolve(ok({ status: 200, headers: {}, text: '', url: '', ...reply }));
      },
    });
    const memory = {
      needsTab: () => Promise.resolve(needed),
      noteNeedsTab: () => Promise.resolve(void (needed = true)),
    };
    const refused = { status: second, text: second === 403 ? 'XSRF check failed' : '' };
    return { transport: withSecondWay(way('first', firstReply), way('second', refused), memory), used };
  }
  const refusal = { status: 403, text: 'XSRF check failed' };

  test('is taken where the first is refused for its place, and from then on at once', async () => {
    const { transport, used } = ways(refusal);
    await transport.send(post(), never);
    await transport.send(post(), never);
    expect(used).toEqual(['first', 'second', 'second']);
  });

  test('is not taken for any other refusal, nor remembered where it is refused as well', async () => {
    const other = ways({ status: 403, text: 'You may not comment here' });
    await other.transport.send(post(), never);
    expect(other.used).toEqual(['first']);
    const both = ways(refusal, 403);
    await both.transport.send(post(), never);
    await both.transport.send(post(), never);
    expect(both.used).toEqual(['first', 'second', 'first', 'second']);
  });

  test('what is sent in nobody’s name goes the first way', async () => {
    const { transport, used } = ways(refusal);
    await transport.send(post(), never);
    await transport.send(post({ anonymous: true }), never);
    expect(used).toEqual(['first', 'second', 'first', 'second']);
  });
});
