import type { EpochMs, Receipt } from '@/lib/domain/delivery';
import type { EventId } from '@/lib/domain/ids';
import type { Clock, FindPlatform } from '@/lib/domain/ports';
import type { Aftercare, OutboxEntry, OutboxStore } from '@/lib/domain/stores';
import { createPageLabel } from './page-label';

export interface AftercarePorts {
  store: OutboxStore;
  clock: Clock;
  findPlatform: FindPlatform;
  onChange: (entry: OutboxEntry) => void;
}

const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;
/** Some two weeks of looking for an approval; after that it is looked for when the page is shown. */
const MOST_FOLLOWS = 60;
/** After one minute and after about ten: gateways give a late answer up long before. */
const COPY_WAITS_MS = [9 * 60_000];
const MOST_COPY_CHECKS = 6;
const MOST_LABEL_TRIES = 6;
const ASK_LIMIT_MS = 60_000;

/** What is left to do for filed events: wait for approval, remove a copy that a late commit left behind, label the page. */
export function createAftercare({ store, clock, findPlatform, onChange }: AftercarePorts) {
  const labelPage = createPageLabel(findPlatform, ASK_LIMIT_MS);

  async function runDue(): Promise<void> {
    for (const entry of await store.listDueAftercare(clock.now())) {
      const { followAt, copiesAt } = entry.aftercare;
      if (followAt !== null && followAt <= clock.now()) await follow(entry);
      if (copiesAt !== null && copiesAt <= clock.now()) await removeCopies(entry);
      if (entry.aftercare.label !== undefined && entry.aftercare.label.at <= clock.now()) await setLabel(entry);
    }
  }

  async function setLabel({ parcel }: OutboxEntry): Promise<void> {
    const outcome = await labelPage(parcel.page, parcel.event);
    await store.change(parcel.eventId, (found) => labelled(found, outcome === 'done', clock.now()));
  }

  async function follow(entry: OutboxEntry): Promise<void> {
    const receipt = heldReceiptOf(entry);
    const sink = (await findPlatform(entry.parcel.page.siteId))?.sink;
    const answer =
      receipt === null ? null : await sink?.follow(entry.parcel, receipt, AbortSignal.timeout(ASK_LIMIT_MS));
    const newer = answer?.ok === true ? answer.value : null;
    const changed = await store.change(entry.parcel.eventId, (found) => followed(found, newer, clock.now()));
    if (changed !== null && newer !== null && !newer.held) onChange(changed);
  }

  async function removeCopies({ parcel }: OutboxEntry): Promise<void> {
    const sink = (await findPlatform(parcel.page.siteId))?.sink;
    const answer = await sink?.removeCopies(parcel, AbortSignal.timeout(ASK_LIMIT_MS));
    await store.change(parcel.eventId, (found) => checked(found, answer?.ok === true, clock.now()));
    if (answer?.ok === true && answer.value > 0) {
      const entry = await store.find(parcel.eventId);
      if (entry !== null) onChange(entry);
    }
  }

  return {
    runDue,
    /** Looks now whether it was approved; nothing happens where nothing is waiting. */
    async followNow(entry: OutboxEntry): Promise<void> {
      if (heldReceiptOf(entry) !== null) await follow(entry);
    },
    /** The page is before its person: looks after what waits for approval there, at most once a minute. */
    async followPage(pageKey: string): Promise<void> {
      for (const entry of await store.list({ pageKey })) {
        const waited = clock.now() - entry.aftercare.followedAt >= FIRST_WAIT_MS;
        if (heldReceiptOf(entry) !== null && waited) await follow(entry);
      }
    },
    /** The event was seen twice on the wiki: has the copies removed at the next delivery; a few times at most. */
    async checkCopies(id: EventId): Promise<void> {
      await store.change(id, (entry) =>
        entry.parcel.delivery.state === 'filed' && entry.aftercare.copyChecks < MOST_COPY_CHECKS
          ? { ...entry, aftercare: { ...entry.aftercare, copiesAt: clock.now() } }
          : null,
      );
    },
  };
}

function heldReceiptOf({ parcel: { delivery } }: OutboxEntry): Receipt | null {
  return delivery.state === 'filed' && delivery.receipt.held ? delivery.receipt : null;
}

function followed(entry: OutboxEntry, newer: Receipt | null, now: EpochMs): OutboxEntry | null {
  const { parcel } = entry;
  if (parcel.delivery.state !== 'filed') return null;
  const receipt = newer ?? parcel.delivery.receipt;
  const follows = entry.aftercare.follows + 1;
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (follows - 1));
  const followAt = receipt.held && follows < MOST_FOLLOWS ? now + wait : null;
  return {
    ...entry,
    parcel: { ...parcel, delivery: { ...parcel.delivery, receipt } },
    aftercare: { ...entry.aftercare, follows, followAt, followedAt: now },
  };
}

function checked(entry: OutboxEntry, worked: boolean, now: EpochMs): OutboxEntry {
  const copyChecks = entry.aftercare.copyChecks + 1;
  const wait = worked ? COPY_WAITS_MS[copyChecks - 1] : FIRST_WAIT_MS * 2 ** copyChecks;
  const goesOn = wait !== undefined && copyChecks < MOST_COPY_CHECKS;
  const aftercare: Aftercare = { ...entry.aftercare, copyChecks, copiesAt: goesOn ? now + wait : null };
  return { ...entry, aftercare };
}

function labelled({ aftercare: { label, ...rest }, ...entry }: OutboxEntry, done: boolean, now: EpochMs): OutboxEntry {
  const tries = (label?.tries ?? 0) + 1;
  if (done || tries >= MOST_LABEL_TRIES) return { ...entry, aftercare: rest };
  return { ...entry, aftercare: { ...rest, label: { at: now + FIRST_WAIT_MS * 2 ** tries, tries } } };
}
