import { expect, test } from 'vitest';
import { createFollowing } from '@/lib/app/following';
import { createThreadStore } from '@/lib/store/site-store';
import { createNewsStore } from '@/lib/store/news-store';
import { newEventId } from '@/lib/domain/ids';
import { isQuiet, NEWS_DEFAULTS, type NewsSettings } from '@/lib/domain/news';
import type { NativeComment } from '@/lib/domain/comment';
import { aComment, makeThreads, page } from './make-threads';
import { anOrder } from './samples';

const HOUR = 3_600_000;
const staff = { id: '9', name: 'Ingrid' };

async function makeFollowing(settings: NewsSettings = NEWS_DEFAULTS) {
  const wiki: { comments: NativeComment[] } = { comments: [] };
  const made = makeThreads(wiki);
  const told: string[] = [];
  const counts: number[] = [];
  const time = { minute: 12 * 60 };
  const store = createNewsStore(made.database);
  await store.saveSettings(settings);
  const following = createFollowing({
    trustOf: async () => ({ staffIds: new Set() }),
    threads: made.threads,
    threadStore: createThreadStore(made.database),
    outboxStore: made.store,
    store,
    clock: made.clock,
    minute: () => time.minute,
    tell: async ({ by, words }) => void told.push(`${by}: ${words}`),
    tellAll: async (requests) => void told.push(`${requests} requests`),
    onCount: (count) => counts.push(count),
    onFollowing: async () => {},
  });
  const order = anOrder({ page, author: { id: '5', name: 'Sam' } });
  await made.outbox.queue(order);
  await made.outbox.deliverDue();
  wiki.comments.push(aComment(order.event));
  const answer = (text: string, by = staff) =>
    wiki.comments.push(
      aComment(
        { kind: 'reply', id: newEventId(), of: order.eventId, text, pictures: [] },
        { author: by, parentId: '1' },
      ),
    );
  const check = async () => {
    await made.clock.advance(HOUR);
    await following.check();
  };
  return { ...made, order, wiki, told, counts, time, answer, check, following };
}

test('an answer is told once, and counted until its person has seen it', async () => {
  const { answer, check, told, counts, threads, following } = await makeFollowing();
  await check();
  expect(told).toEqual([]);
  answer('Port 8443.');
  await check();
  await check();
  expect([told, counts.at(-1)]).toEqual([['Ingrid: Port 8443.'], 1]);
  await threads.view(page, false);
  await following.count();
  expect(counts.at(-1)).toBe(0);
});

test('a request is not told of twice a day for more words, but it is when it stands elsewhere', async () => {
  const { answer, check, told, wiki, order } = await makeFollowing();
  answer('Port 8443.');
  await check();
  answer('Or 443.');
  await check();
  expect(told).toHaveLength(1);
  wiki.comments.push(
    aComment(
      { kind: 'status', id: newEventId(), of: order.eventId, status: 'closed', text: 'Thanks' },
      { parentId: '1' },
    ),
  );
  answer('You are welcome.');
  await check();
  expect(told.at(-1)).toBe('Ingrid: You are welcome.');
});

test('after a day more words are told, and own words never are', async () => {
  const { answer, check, told, clock } = await makeFollowing();
  answer('Port 8443.');
  await check();
  answer('It works.', { id: '5', name: 'Sam' });
  answer('Or 443.');
  await clock.advance(24 * HOUR);
  await check();
  expect(told).toEqual(['Ingrid: Port 8443.', 'Ingrid: Or 443.']);
});

test('in quiet hours nothing is told; what came is told afterwards', async () => {
  const { answer, check, told, time } = await makeFollowing({ tell: 'each', quiet: { from: 18 * 60, to: 8 * 60 } });
  time.minute = 23 * 60;
  answer('Port 8443.');
  await check();
  expect(told).toEqual([]);
  time.minute = 8 * 60;
  await check();
  expect(told).toEqual(['Ingrid: Port 8443.']);
});

test('a digest comes once a day, and never means never', async () => {
  const daily = await makeFollowing({ tell: 'daily', quiet: null });
  daily.answer('Port 8443.');
  await daily.check();
  daily.answer('Or 443.');
  await daily.check();
  expect(daily.told).toEqual(['Ingrid: Port 8443.']);
  await daily.clock.advance(24 * HOUR);
  await daily.check();
  expect(daily.told).toHaveLength(2);
  const never = await makeFollowing({ tell: 'never', quiet: null });
  never.answer('Port 8443.');
  await never.check();
  expect([never.told, never.counts.at(-1)]).toEqual([[], 1]);
});

test.each([
  [{ from: 60, to: 120 }, [59, 60, 119, 120], [false, true, true, false]],
  [{ from: 1320, to: 480 }, [1319, 1320, 0, 479, 480], [false, true, true, true, false]],
  [null, [0], [false]],
  [{ from: 60, to: 60 }, [60], [false]],
])('quiet hours %o', (quiet, minutes, expected) => {
  expect(minutes.map((minute) => isQuiet(quiet, minute))).toEqual(expected);
});
