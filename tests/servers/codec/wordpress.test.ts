import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canonicalEvent, decodeComment, findEventId, renderEvent } from '@/lib/domain/codec';
import type { ThreadEvent } from '@/lib/domain/event';
import { aPage, anyEvent } from '../../unit/domain/arbitraries';
import { aComment } from '../../unit/domain/comments';
import { english } from '../../unit/domain/words';
import { people } from '../../wordpress/people.ts';
import { startWordPress } from '../../wordpress/start.ts';
import { postAll } from './post-comments.ts';

/** One of its own: who was approved elsewhere would not be a first-time commenter here. */
const own = await startWordPress({ switches: { floodCheck: false } });
afterAll(() => own.stop());
const site = own.wordPress;
const EVENTS_PER_PERSON = 40;
/** May write what they like; everybody else's comments go through kses. */
const unfiltered: readonly string[] = ['admin', 'editor'];

describe.each(people)('as $login', ({ login }) => {
  const format = unfiltered.includes(login) ? ('wordpress-full' as const) : ('wordpress-limited' as const);
  const events = fc.sample(anyEvent, EVENTS_PER_PERSON);
  let posted: Awaited<ReturnType<typeof postAll>>;
  let bodies: string[];

  beforeAll(async () => {
    const post = await site.createPost({ title: `Codec ${login}`, html: '<p>Text.</p>', author: 'editor' });
    bodies = events.map((event) => renderEvent(event, { format, page: aPage(post.url) }, english));
    posted = await postAll(site, login, post.id, bodies);
  });

  test('every event comes back from WordPress as it was written, for the author and for others', () => {
    const read = (html: string): ThreadEvent | null => decodeComment(aComment({ body: html })).event;
    expect(posted.map(({ own }) => read(own))).toEqual(events.map((event) => canonicalEvent(event, format)));
    expect(posted.map(({ seen }) => read(seen))).toEqual(events.map((event) => canonicalEvent(event, format)));
    expect(posted.map(({ seen }) => findEventId(seen))).toEqual(events.map(({ id }) => id));
  });

  test('WordPress keeps a comment as it was sent, so that sending it again is refused as a duplicate', () => {
    expect(posted.map(({ stored }) => stored)).toEqual(bodies);
    expect(posted.map(({ again }) => again)).toEqual(events.map(() => 'comment_duplicate'));
  });

  test('only a first-time commenter waits for approval, whatever addresses the words hold', () => {
    const expected = login === 'subscriber' || login === 'author' || login === 'contributor' ? 'hold' : 'approved';
    expect(new Set(posted.map(({ status }) => status))).toEqual(new Set([expected]));
  });
});
