import { describe, expect, test } from 'vitest';
import { createTidyUp } from '@/lib/app/tidy-up';
import type { NativeComment } from '@/lib/domain/comment';
import { newEventId } from '@/lib/domain/ids';
import { fail, ok } from '@/lib/domain/result';
import { asks, ines, makeDesk } from './make-desk';
import { aComment, page } from './make-threads';
import { aSite } from './samples';

/** A request whose comment stands like that, and a wiki that notes what it resolves. */
async function withRequest(change: Partial<NativeComment>, answer = ok(null)) {
  const made = await makeDesk();
  const request = asks('Which port?');
  const comment = aComment(request, { author: ines, ...change });
  made.say(page, comment);
  await made.read(page);
  const set: [string, boolean][] = [];
  const tidyUp = createTidyUp({
    pageOf: made.desk.pageOf,
    rows: made.rows,
    outboxStore: made.store,
    threads: {
      setResolved: async (_page, id, resolved) => {
        set.push([id, resolved]);
        return answer;
      },
    },
  });
  return { ...made, request, comment, set, tidy: (resolved: boolean) => tidyUp(aSite().id, request.id, resolved) };
}

describe('tidying up a page', () => {
  test('the wiki resolves the request’s comment, and opens it again', async () => {
    const { tidy, set, comment } = await withRequest({ place: 'inline', resolution: 'open' });
    expect(await tidy(true)).toEqual(ok('resolved'));
    expect(await tidy(false)).toEqual(ok('shown'));
    expect(set).toEqual([
      [comment.id, true],
      [comment.id, false],
    ]);
  });

  test.each([
    ['below the page', { place: 'footer', resolution: null }],
    ['at words that are gone', { place: 'inline', resolution: 'dangling' }],
  ] as const)('a comment %s stays, and the wiki is not asked', async (_where, change) => {
    const { tidy, set } = await withRequest(change);
    expect(await tidy(true)).toEqual(ok('stays'));
    expect(set).toEqual([]);
  });

  test('it waits for the answer that is on its way; showing it again waits for nothing', async () => {
    const { tidy, set, request, desk, clock, outbox, read } = await withRequest({
      place: 'inline',
      resolution: 'open',
    });
    const of = { siteId: aSite().id, requestId: request.id, eventId: newEventId() };
    await desk.update(of, 'See the article.', { as: 'article', url: `${page.url}#answer` });
    expect(await tidy(true)).toEqual(ok('waits'));
    expect(set).toEqual([]);
    expect(await tidy(false)).toEqual(ok('shown'));
    await clock.advance(10_000);
    await outbox.deliverDue();
    await read(page);
    expect(await tidy(true)).toEqual(ok('resolved'));
  });

  test('what the wiki refuses is told; a request that is gone, too', async () => {
    const no = fail({ kind: 'refused', why: 'not-allowed' } as const);
    const { tidy, rows, desk, store, request } = await withRequest({ place: 'inline', resolution: 'open' }, no);
    expect(await tidy(true)).toEqual(no);
    const threads = { setResolved: async () => ok(null) };
    const gone = createTidyUp({ pageOf: desk.pageOf, rows, threads, outboxStore: store });
    expect(await gone(aSite().id, newEventId(), true)).toMatchObject({ ok: false });
    expect(await gone(aSite().id, request.id, true)).toEqual(ok('resolved'));
  });
});
