import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decodeComment } from '@/lib/domain/codec';
import { aComment } from './comments';

test('the examples of docs/thread-format.md are comments as Docket reads them', () => {
  const page = readFileSync(new URL('../../../docs/thread-format.md', import.meta.url), 'utf8');
  const examples = Array.from(page.matchAll(/```html\n([^]*?)\n```/g), ([, body = '']) =>
    decodeComment(aComment({ body })),
  );
  expect(examples).toMatchObject([
    { altered: false, event: { kind: 'opened', ask: 'question', pictures: [{ fileName: 'docket-0193a000.png' }] } },
    { altered: false, event: { kind: 'reply', text: "It's the one from your profile." } },
  ]);
});
