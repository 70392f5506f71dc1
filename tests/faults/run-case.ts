import { vi } from 'vitest';
import type { Order } from '@/lib/app/outbox';
import { findEventId } from '@/lib/domain/codec';
import type { Author, Receipt } from '@/lib/domain/delivery';
import { newEventId } from '@/lib/domain/ids';
import type { PageRef } from '@/lib/domain/page';
import type { Rule } from '../servers/fault-rules';
import { cutAfter } from '../servers/faults';
import { accessTo, never, receiptOf, sinkOf } from '../servers/platforms/abilities';
import { aCapture, aJournal, anOpened, aParcel, aPng, quoting } from '../servers/platforms/samples';
import type { TestWiki } from '../servers/platforms/test-wiki';
import { FakeClock } from '../unit/app/fake-clock';
import { aDatabase } from '../unit/app/make-outbox';
import { createOutboxStore } from '@/lib/store/outbox-store';
import type { OutboxStore } from '@/lib/domain/stores';
import type { FaultCase, Step } from './matrix';
import { startWorker, type Worker } from './worker';

/** What a case left behind. */
export interface Outcome {
  /** How many comments of the event stand on the wiki in truth, held ones included. */
  comments: number;
  /** How many of them stand there as somebody else's. */
  inAnothersName: number;
  files: number;
  /** What the outbox believes. */
  state: string;
  /** Whether the fault was met at all: a case that misses its step proves nothing. */
  met: boolean;
}

const LONGEST_WAIT_MS = 20 * 60_000;
/** Longer than the watch waits between two looks at who is signed in. */
const NEXT_LOOK_MS = 10_000;
const AFTERCARE_MS = 30 * 60_000;

/** Sends once with one fault at one step; then the fault is gone, the person does what the outbox asks for, and time passes. */
export async function runCase(wiki: TestWiki, step: Step, fault: FaultCase): Promise<Outcome> {
  wiki.proxy.clear();
  const page = await wiki.newPage();
  const order = await orderFor(wiki, step, fault, page);
  const database = aDatabase();
  const store = createOutboxStore(database);
  const clock = new FakeClock(Date.now());
  const platform = () => wiki.platform({ timeoutMs: fault.timeoutMs ?? 20_000 });
  const life = () => startWorker({ database, clock, platform: platform(), access: wiki.platform() });

  if (step.afterLosing) wiki.proxy.add({ ...step.afterLosing, times: 1, fault: cutAfter });
  const rule = wiki.proxy.add({ ...step.request, times: 1, fault: fault.fault });
  let worker = life();
  const met = rule.reached.then(() => {
    if (fault.another) wiki.signInAnother();
    if (fault.release === 'at-once') rule.release();
    if (fault.kills) worker.kill();
  });
  await worker.outbox.queue(order);
  await Promise.race([untilQuiet(worker, store, clock, () => letGo(wiki, rule, step, fault)), worker.died]);
  if (fault.kills) {
    await met;
    worker = life();
  }
  await untilQuiet(worker, store, clock);
  if (fault.another) {
    await tryInVain(worker, store, clock);
    await wiki.signIn();
  }
  await mend(wiki, worker, store);
  await untilQuiet(worker, store, clock);
  if (fault.release === 'at-the-end') await releaseAndWait(wiki, rule, step);
  await clock.advance(AFTERCARE_MS);

  const standing = await wiki.standing(page);
  const entry = await store.find(order.eventId);
  await database.delete();
  const own = standing.filter(({ body }) => findEventId(body) === order.eventId);
  return {
    comments: own.length,
    inAnothersName: own.filter(({ author }) => author !== wiki.myName).length,
    files: step.picture ? (await wiki.filesOf(page, order.eventId)).length : 0,
    state: entry?.parcel.delivery.state ?? 'lost',
    met: rule.hits > 0,
  };
}

/** Delivers, and lets time pass until nothing is on its way any more: all is filed, or waits for its person. */
async function untilQuiet(
  { outbox }: Worker,
  store: OutboxStore,
  clock: FakeClock,
  afterFirst: () => Promise<void> = async () => {},
): Promise<void> {
  await outbox.deliverDue();
  await afterFirst();
  const end = clock.now() + LONGEST_WAIT_MS;
  while (clock.now() < end && (await store.list('open')).length > 0) await clock.advance(clock.alarmInMs ?? 1_000);
}

async function letGo(wiki: TestWiki, rule: Rule, step: Step, { release }: FaultCase): Promise<void> {
  if (release === 'before-the-next-attempt') await releaseAndWait(wiki, rule, step);
}

/** Lets the held request through and waits until the server has done it; nobody listens for its answer any more. */
async function releaseAndWait({ proxy }: TestWiki, rule: Rule, { request }: Step): Promise<void> {
  const { method = 'GET', path } = request;
  rule.release();
  await vi.waitFor(
    () => {
      const late = proxy.exchanges.filter(
        (one) => one.method === method && new RegExp(path).test(one.path) && one.serverSaid === null,
      );
      if (late.some(({ outcome }) => outcome === 'open')) throw new Error('the server has not done it yet');
    },
    { timeout: 20_000, interval: 10 },
  );
}

/** The other person opens a page of the site, and presses "try again" at what is held: nothing may come of it. */
async function tryInVain(worker: Worker, store: OutboxStore, clock: FakeClock): Promise<void> {
  for (const { parcel } of await store.list('all')) {
    await worker.pageShown(parcel.page.siteId);
    await untilQuiet(worker, store, clock);
    await worker.outbox.retryNow(parcel.eventId);
    await untilQuiet(worker, store, clock);
  }
  await clock.advance(NEXT_LOOK_MS);
}

/** What the drawer asks the person to do: sign in again, which is noticed at the next page, or press "try again". */
async function mend(wiki: TestWiki, worker: Worker, store: OutboxStore): Promise<void> {
  for (const { parcel } of await store.list('all')) {
    if (parcel.delivery.state !== 'held') continue;
    const { kind } = parcel.delivery.problem;
    if (kind === 'signed-out' || kind === 'other-person') {
      await wiki.signIn();
      await worker.pageShown(parcel.page.siteId);
    } else {
      await worker.outbox.retryNow(parcel.eventId);
    }
  }
}

async function orderFor(
  wiki: TestWiki,
  { sends, picture }: Step,
  { another }: FaultCase,
  page: PageRef,
): Promise<Order> {
  const pictures = picture ? [{ id: aCapture(), pixels: aPng() }] : [];
  const author = another === 'author known' ? await authorAt(wiki, page) : null;
  const visitor = wiki.visitor === undefined ? {} : { visitor: wiki.visitor };
  if (sends === 'reply') {
    const asked = aParcel(page, anOpened('Which button?'));
    const { commentId, place } = publicReceipt(receiptOf(await sinkOf(wiki.staff()).file(asked, aJournal(), never)));
    const event = { kind: 'reply', id: newEventId(), of: asked.eventId, text: 'The green one.', pictures: [] } as const;
    return {
      eventId: event.id,
      page,
      event: { ...event, pictures: [] },
      parent: { commentId, place },
      draft: null,
      pictures,
      author,
      ...visitor,
    };
  }
  const event = sends === 'request' ? anOpened('Which button?') : quoting(null);
  return { eventId: event.id, page, event, parent: null, draft: null, pictures, author, ...visitor };
}

/** What the drawer knows of its person before they press Send; `null`: they have no account. */
async function authorAt(wiki: TestWiki, page: PageRef): Promise<Author | null> {
  if (wiki.visitor !== undefined) return null;
  const { me } = await accessTo(wiki.platform(), page);
  if (me?.id === undefined || me.id === null) throw new Error('nobody is signed in');
  return { id: me.id, name: me.name };
}

function publicReceipt(receipt: Receipt): Extract<Receipt, { held: false }> {
  if (receipt.held) throw new Error('staff’s comments are not held');
  return receipt;
}
