import { expect, test } from 'vitest';
import { createSync } from '@/lib/app/sync';
import type { NativeComment } from '@/lib/domain/comment';
import { pageKeyOf, type PageRef } from '@/lib/domain/page';
import type { ChangeSource } from '@/lib/domain/ports';
import { fail, ok } from '@/lib/domain/result';
import { RE_READ_AFTER_MS, type SyncProgress } from '@/lib/domain/sync';
import { createSyncStore, createThreadStore } from '@/lib/store/site-store';
import { FakeClock } from './fake-clock';
import { aDatabase } from './make-outbox';
import { aPage, aSite } from './samples';

const HOUR = 3_600_000;
const site = aSite();

/** Pseudo-random numbers, the same for the same seed. */
function dice(seed: number): (sides: number) => number {
  let state = seed + 1;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** A wiki whose clock is wrong and whose index runs behind; it tells of new comments alone, as WordPress does. */
class Wiki {
  readonly clock: FakeClock;
  readonly skewMs: number;
  lagMs = 0;
  asked = 0;
  /** The connection breaks at this question. */
  breaksAt: number | null = null;
  readonly pages = new Map<string, { page: PageRef; comments: NativeComment[] }>();
  #comments = 0;

  constructor(clock: FakeClock, skewMs: number) {
    this.clock = clock;
    this.skewMs = skewMs;
  }

  say(pageId: string, agoMs = 0): void {
    this.#comments += 1;
    const page = aPage(site, pageId);
    const there = this.pages.get(pageId) ?? { page, comments: [] };
    there.comments.push({
      id: String(this.#comments),
      parentId: null,
      author: { id: '5', name: 'Sam' },
      createdAt: this.clock.now() + this.skewMs - agoMs,
      body: `Remark ${this.#comments}`,
      format: 'html',
      url: `${page.url}#comment-${this.#comments}`,
      place: 'footer',
      visibility: 'public',
      quote: null,
      resolution: null,
    });
    this.pages.set(pageId, there);
  }

  readonly source: ChangeSource = {
    changedPages: async ({ since, cursor }) => {
      this.asked += 1;
      if (this.asked === this.breaksAt) return fail({ kind: 'no-answer' });
      // As the adapter for WordPress asks: more than a day beyond, since clocks differ
      const from = since === null ? -Infinity : since - 26 * HOUR;
      const seen = this.clock.now() + this.skewMs - this.lagMs;
      const all = [...this.pages.values()]
        .flatMap(({ page, comments }) => comments.map((comment) => ({ page, comment })))
        .filter(({ comment }) => comment.createdAt > from && comment.createdAt <= seen)
        .sort((a, b) => Number(a.comment.id) - Number(b.comment.id));
      const start = cursor === null ? 0 : all.findIndex(({ comment }) => Number(comment.id) > Number(cursor));
      const part = start < 0 ? [] : all.slice(start, start + 100);
      const pages = new Map(part.map(({ page, comment }) => [page.pageId, { page, mark: comment.id }]));
      const last = part.at(-1)?.comment.id ?? null;
      return ok({
        pages: [...pages.values()],
        cursor: part.length < 100 ? null : last,
        looked: part.length,
        total: all.length,
      });
    },
  };
}

function makeSync(seed = 0, skewMs = 0) {
  const clock = new FakeClock();
  const wiki = new Wiki(clock, skewMs);
  const database = aDatabase();
  const threadStore = createThreadStore(database);
  const progress: SyncProgress[] = [];
  const roll = dice(seed);
  const reads: string[] = [];
  let diesAfter = Infinity;
  const refresh = async (page: PageRef) => {
    diesAfter -= 1;
    if (diesAfter < 0) throw new Error('the worker was stopped');
    reads.push(page.pageId);
    const there = wiki.pages.get(page.pageId);
    if (there === undefined) return { kind: 'refused', why: 'page-gone' } as const;
    await threadStore.save({ page, comments: structuredClone(there.comments), readAt: clock.now(), seenUpTo: 0 });
    return null;
  };
  /** Another life of the worker, over the same store. */
  const worker = () =>
    createSync({
      threads: { refresh },
      threadStore,
      store: createSyncStore(database),
      findPlatform: async () => ({ site, changes: wiki.source }),
      clock,
      onProgress: (_, told) => progress.push(told),
      onEmptied: async () => {},
    });
  const cached = async () =>
    Object.fromEntries((await threadStore.list(site.id)).map(({ page, comments }) => [pageKeyOf(page), comments]));
  const truth = () =>
    Object.fromEntries([...wiki.pages.values()].map(({ page, comments }) => [pageKeyOf(page), comments]));
  const dieAfter = (pages: number) => void (diesAfter = pages);
  return { clock, wiki, worker, cached, truth, progress, reads, roll, dieAfter };
}

test('each page is read once, however many comments it has, and not again while nothing is said there', async () => {
  const { wiki, worker, reads, progress } = makeSync();
  for (let number = 0; number < 450; number += 1) wiki.say(String(number % 9));
  expect(await worker().run(site.id)).toMatchObject({ state: 'idle', problem: null });
  expect(reads.toSorted()).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8']);
  expect(progress.map(({ doing }) => doing)).toContain('listing');
  expect(progress).toContainEqual(expect.objectContaining({ doing: 'reading', done: 0, total: 9 }));
  wiki.say('4');
  await worker().run(site.id);
  expect(reads.slice(9)).toEqual(['4']);
});

test('it can be stopped, and goes on where it was', async () => {
  const { wiki, worker, reads, cached, truth } = makeSync();
  for (let number = 0; number < 60; number += 1) wiki.say(String(number));
  const first = worker();
  const running = first.run(site.id);
  first.stop(site.id);
  expect((await running).state).toBe('stopped');
  await worker().run(site.id);
  expect(await cached()).toEqual(truth());
  expect(reads).toHaveLength(60);
});

test.each([1, 2, 3, 4, 5, 6])(
  'a cut at any question and a worker stopped at any page lose nothing and read nothing twice (%i)',
  async (at) => {
    const { wiki, worker, cached, truth, dieAfter } = makeSync();
    for (let number = 0; number < 300; number += 1) wiki.say(String(number % 40));
    wiki.breaksAt = at;
    dieAfter(at * 6);
    for (let life = 0; life < 3; life += 1) {
      await worker()
        .run(site.id)
        .catch(() => null);
      dieAfter(Infinity);
    }
    expect(await cached()).toEqual(truth());
  },
);

test.each([1, 2, 3])(
  'after 20,000 comments, edits, deletions, an index that runs behind and a clock that is hours wrong the cache is the wiki (%i)',
  async (seed) => {
    const { clock, wiki, worker, cached, truth, roll, dieAfter } = makeSync(seed, (seed - 2) * 5 * HOUR);
    wiki.lagMs = 10 * 60_000;
    for (let number = 0; number < 20_000; number += 1) wiki.say(String(roll(200)), (20_000 - number) * 180_000);
    await clock.advance(HOUR);
    for (let step = 0; step < 30; step += 1) {
      for (let change = 0; change < 20; change += 1) {
        const there = wiki.pages.get(String(roll(220)));
        const comment = there?.comments[roll(there.comments.length)];
        if (there === undefined || comment === undefined || roll(3) === 0) wiki.say(String(roll(220)));
        else if (roll(2) === 0) comment.body += ' (edited)';
        else there.comments.splice(there.comments.indexOf(comment), 1);
        if (roll(200) === 0) wiki.pages.delete(String(roll(220)));
      }
      wiki.breaksAt = roll(3) === 0 ? wiki.asked + 1 + roll(4) : null;
      dieAfter(roll(3) === 0 ? roll(20) : Infinity);
      await worker()
        .run(site.id)
        .catch(() => null);
      await clock.advance(roll(40) * 60_000);
    }
    wiki.breaksAt = null;
    dieAfter(Infinity);
    // An edit or a deletion is seen when its page is read again; 25 of them at each run
    await clock.advance(RE_READ_AFTER_MS);
    for (let run = 0; run < 12; run += 1) await worker().run(site.id);
    const pages = Object.entries(await cached()).filter(([, comments]) => comments.length > 0);
    expect(Object.fromEntries(pages)).toEqual(
      Object.fromEntries(Object.entries(truth()).filter(([, comments]) => comments.length > 0)),
    );
  },
);
