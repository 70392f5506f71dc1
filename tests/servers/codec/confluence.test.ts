import fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canonicalEvent, decodeComment, findEventId, renderEvent } from '@/lib/domain/codec';
import { startConfluence } from '../../confluence/index.ts';
import type { Confluence, PageRef } from '../../confluence/index.ts';
import { aPage, anyEvent } from '../../unit/domain/arbitraries';
import { aComment } from '../../unit/domain/comments';
import { english } from '../../unit/domain/words';

const EVENTS = 300;
const Filed = v.object({ id: v.string() });
const Read = v.object({ body: v.object({ storage: v.object({ value: v.string() }) }) });

let confluence: Confluence;
let page: PageRef;
beforeAll(async () => {
  confluence = await startConfluence();
  confluence.createSpace({ key: 'DOC', name: 'Documentation' });
  page = confluence.createPage({ space: 'DOC', title: 'Codec', html: '<p>Text.</p>' });
});
afterAll(() => confluence.stop());

async function ask(path: string, body: unknown): Promise<unknown> {
  const reply = await fetch(`${confluence.loopbackUrl}/wiki/api/v2${path}`, {
    headers: {
      cookie: confluence.signIn(confluence.users.commenter).header,
      origin: confluence.loopbackUrl,
      'content-type': 'application/json',
    },
    ...(body !== null && { method: 'POST', body: JSON.stringify(body) }),
  });
  expect(reply.ok, await reply.clone().text()).toBe(true);
  return reply.json();
}

test('every event comes back from Confluence as it was written: no words make storage that is not well formed', async () => {
  for (const event of fc.sample(anyEvent, EVENTS)) {
    const value = renderEvent(event, { format: 'confluence-storage', page: aPage(page.url) }, english);
    const filed = v.parse(
      Filed,
      await ask('/footer-comments', { pageId: page.id, body: { representation: 'storage', value } }),
    );
    const { body } = v.parse(Read, await ask(`/footer-comments/${filed.id}?body-format=storage`, null));
    const read = decodeComment(aComment({ format: 'confluence-storage', body: body.storage.value }));
    expect(read.event).toEqual(canonicalEvent(event, 'confluence-storage'));
    expect(findEventId(body.storage.value)).toBe(event.id);
  }
});
