import { expect, test } from 'vitest';
import type { HttpRequest } from '@/lib/domain/ports';
import { sendOver } from '@/lib/platforms/transport/send';

const origin = 'https://wiki.example';
const never = new AbortController().signal;

function aForm(): FormData {
  const form = new FormData();
  form.append('comment', 'für Ada');
  form.append('file', new Blob([new Uint8Array(3_000_000)]), 'picture.png');
  return form;
}

test.each<[string, HttpRequest['body'], number]>([
  ['nothing', null, 0],
  ['words, as they go over the line', 'für Ada', 8],
  ['a picture', new Blob([new Uint8Array(1_000)]), 1_000],
  ['a form with words and a picture', aForm(), 3_000_008],
])('a request is given the time that what it carries needs: %s', async (_, body, bytes) => {
  const asked: number[] = [];
  const way = {
    origin,
    fetch: async () => new Response('done'),
    credentials: 'omit',
    headers: {},
    limitOf: (size: number) => asked.push(size) * 60_000,
    isOnline: () => true,
  } as const;
  const answer = await sendOver(way, { method: 'POST', url: `${origin}/media`, headers: {}, body }, never);
  expect(answer).toMatchObject({ ok: true, value: { text: 'done' } });
  expect(asked).toEqual([bytes]);
});
