import type { EpochMs, Parcel } from '@/lib/domain/delivery';
import type { EventId, SiteId } from '@/lib/domain/ids';
import { pageKeyOf } from '@/lib/domain/page';
import type { Clock, FindPlatform } from '@/lib/domain/ports';
import type { Problem } from '@/lib/domain/problem';
import type { Aftercare, OutboxEntry, OutboxStore } from '@/lib/domain/stores';
import type { Trust } from '@/lib/domain/thread';
import { awaitedReceiptOf, FIRST_WAIT_MS, looked } from './approval';
import { createPageLabel } from './page-label';

export interface AftercarePorts {
  store: OutboxStore;
  clock: Clock;
  findPlatform: FindPlatform;
  /** Whom the fold of a page's threads believes. */
  trustOf: (siteId: SiteId) => Promise<Trust>;
  onChange: (entry: OutboxEntry) => void;
}

/** After one minute and after about ten: gateways give a late answer up long before. */
const COPY_WAITS_MS = [9 * 60_000];
const MOST_COPY_CHECKS = 6;
/** How often, and for how long after filing, it is tried to remove a copy whose author is not signed in. */
const ABSENT_WAIT_MS = 6 * 3_600_000;
const MOST_ABSENCE_MS = 14 * 86_400_000;
const MOST_LABEL_TRIES = 6;
const ASK_LIMIT_MS = 60_000;

/** What is left to do for filed events: wait for approval, remove a copy that a late commit left behind, label the page. */
export function createAftercare({ store, clock, findPlatform, trustOf, onChange }: AftercarePorts) {
  const labelPage = createPageLabel(findPlatform, trustOf, ASK_LIMIT_MS);

  async function runDue(): Promise<void> {
    for (const entry of await store.listDueAftercare(clock.now())) {
      const { followAt, copiesAt } = entry.aftercare;
      if (followAt !== null && followAt <= clock.now()) await follow(entry);
      if (copiesAt !== null && copiesAt <= clock.now()) await removeCopies(entry);
      if (entry.aftercare.label !== undefined && entry.aftercare.label.at <= clock.now()) await setLabel(entry);
    }
  }

  async function setLabel({ parcel }: OutboxEntry): Promise<void> {
    const outcome = (await isDecided(parcel)) ? 'done' : await labelPage(parcel.context ?? parcel.page, parcel.event);
    await store.change(parcel.eventId, (found) => labelled(found, outcome === 'done', clock.now()));
  }

  /** A flag that was written for a decision: the desk it was made in knows whether the page still needs the label. */
  async function isDecided({ page, event: flag }: Parcel): Promise<boolean> {
    if (flag.kind !== 'flagged') return false;
    const own = await store.list({ pageKey: pageKeyOf(page) });
    return own.some(({ parcel: { event } }) => event.kind === 'reviewed' && event.of === flag.id);
  }

  async function follow(entry: OutboxEntry): Promise<void> {
    const receipt = awaitedReceiptOf(entry);
    if (receipt === null) return;
    const sink = (await findPlatform(entry.parcel.page.siteId))?.sink;
    const answer = await sink?.follow(entry.parcel, receipt, AbortSignal.timeout(ASK_LIMIT_MS));
    const found = answer?.ok === true ? answer.value : null;
    const changed = await store.change(entry.parcel.eventId, (current) => looked(current, found, clock.now()));
    if (changed !== null && standingOf(changed) !== standingOf(entry)) onChange(changed);
  }

  async function removeCopies({ parcel }: OutboxEntry): Promise<void> {
    const sink = (await findPlatform(parcel.page.siteId))?.sink;
    const answer = await sink?.removeCopies(parcel, AbortSignal.timeout(ASK_LIMIT_MS));
    const absent = answer?.ok === false && isAbsence(answer.problem);
    await store.change(parcel.eventId, (found) =>
      absent ? postponed(found, clock.now()) : checked(found, answer?.ok === true, clock.now()),
    );
    if (answer?.ok === true && answer.value > 0) {
      const entry = await store.find(parcel.eventId);
      if (entry !== null) onChange(entry);
    }
  }

  return {
    runDue,
    /** Looks now whether it was approved; nothing happens where nothing is waiting. */
    async followNow(entry: OutboxEntry): Promise<void> {
      await follow(entry);
    },
    /** The page is before its person: looks after what waits for approval there, at most once a minute. */
    async followPage(pageKey: string): Promise<void> {
      for (const entry of await store.list({ pageKey })) {
        const waited = clock.now() - entry.aftercare.followedAt >= FIRST_WAIT_MS;
        if (waited) await follow(entry);
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

/** What a person would see change. */
function standingOf({ parcel: { delivery } }: OutboxEntry): string {
  return delivery.state === 'filed' && delivery.receipt.held ? 'waiting' : delivery.state;
}

/** Nobody is signed in, or somebody else than the author: nothing may be removed, and nothing was tried. */
function isAbsence({ kind }: Problem): boolean {
  return kind === 'signed-out' || kind === 'other-person';
}

function postponed(entry: OutboxEntry, now: EpochMs): OutboxEntry {
  const { delivery } = entry.parcel;
  const goesOn = delivery.state === 'filed' && now - delivery.filedAt < MOST_ABSENCE_MS;
  return { ...entry, aftercare: { ...entry.aftercare, copiesAt: goesOn ? now + ABSENT_WAIT_MS : null } };
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
