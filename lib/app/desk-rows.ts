import type { DeskStore } from '@/lib/domain/desk/stores';
import { decodeComment, type DecodedComment } from '@/lib/domain/codec';
import { rulesIn } from '@/lib/domain/desk/route';
import { rowOf, type DeskRow } from '@/lib/domain/desk/row';
import { foldStaffLog, isStaffEvent, staffEntries, type StaffEntry, type StaffLog } from '@/lib/domain/desk/staff-log';
import type { EventId, SiteId } from '@/lib/domain/ids';
import { pageKeyOf, spaceOf, type PageRef } from '@/lib/domain/page';
import type { Clock, FindPlatform } from '@/lib/domain/ports';
import { trustIn, type Register } from '@/lib/domain/register';
import type { OutboxEntry, OutboxStore, SyncStore, ThreadStore } from '@/lib/domain/stores';
import { foldThreads, type Thread } from '@/lib/domain/thread';
import { deskPageOf } from './desk-page';
import { NO_TRUST } from './conversation';
import type { Registers } from './registers';

export interface DeskRowsPorts {
  threadStore: ThreadStore;
  outboxStore: OutboxStore;
  deskStore: DeskStore;
  syncStore: SyncStore;
  registers: Pick<Registers, 'find'>;
  findPlatform: FindPlatform;
  clock: Clock;
  /** Rows of these pages are other ones now. */
  onRows: (pageKeys: string[]) => void;
}

const LABELS_FRESH_MS = 6 * 3_600_000;
const LABELS_LIMIT_MS = 30_000;

export type DeskRows = ReturnType<typeof createDeskRows>;

/** Keeps the desk's rows: made again for each page that was read, and for each event that is on its way. */
export function createDeskRows(ports: DeskRowsPorts) {
  const { threadStore, outboxStore, deskStore, syncStore, registers } = ports;
  /** Staff's events by request, decoded once for each reading of the desk page. */
  const staffOf = new Map<SiteId, { key: string; entries: Map<EventId, StaffEntry[]> }>();

  async function staffEvents(siteId: SiteId, register: Register): Promise<Map<EventId, StaffEntry[]>> {
    const page = deskPageOf(siteId, register);
    const read = page === null ? null : await threadStore.find(pageKeyOf(page));
    const trust = trustIn(register);
    const key = `${String(read?.readAt)} ${String(read?.comments.length)} ${[...trust.staffIds].join()}`;
    const known = staffOf.get(siteId);
    if (known?.key === key) return known.entries;
    const entries = staffEntries((read?.comments ?? []).map(decodeComment), trust);
    staffOf.set(siteId, { key, entries });
    return entries;
  }

  /** A page's requests with all that staff knows of them, what is on its way among it. */
  async function fold(page: PageRef): Promise<{ thread: Thread; log: StaffLog; row: DeskRow }[]> {
    const { siteId } = page;
    const key = pageKeyOf(page);
    const found = await registers.find(siteId);
    const register = found?.register ?? null;
    const read = await threadStore.find(key);
    const held = (await deskStore.held(siteId)).filter((one) => pageKeyOf(one.page) === key);
    const own = await outboxStore.list({ siteId });
    const known = new Map(
      [...held.map(({ comment }) => comment), ...(read?.comments ?? [])].map((one) => [one.id, one]),
    );
    const decoded = [...known.values()].map(decodeComment);
    const ids = new Set(decoded.flatMap(({ event }) => event?.id ?? []));
    const coming = own.filter(({ parcel }) => !ids.has(parcel.eventId) && parcel.delivery.state !== 'removed');
    const said = coming.filter(({ parcel }) => pageKeyOf(parcel.page) === key && !isStaffEvent(parcel.event));
    const { threads } = foldThreads(
      [...decoded, ...said.map((entry) => asComment(entry, decoded))],
      register === null ? NO_TRUST : trustIn(register),
    );
    const rules = register === null ? [] : rulesIn(register);
    const labels = (await deskStore.labels(key))?.labels ?? [];
    const staff = register === null ? null : await staffEvents(siteId, register);
    return threads.map((thread) => {
      const noted = staff?.get(thread.id) ?? [];
      const log = foldStaffLog([...noted, ...comingFor(thread.id, coming, noted)]);
      return { thread, log, row: rowOf({ page, thread, log, register, rules, labels }) };
    });
  }

  async function rebuild(pages: PageRef[]): Promise<void> {
    for (const page of pages) {
      const rows = (await fold(page)).map(({ row }) => row);
      await deskStore.saveRows(page, rows);
    }
    if (pages.length > 0) ports.onRows(pages.map(pageKeyOf));
  }

  /** Labels cost a request a page: they are read only where a rule asks for one. What cannot be read has none. */
  async function readLabels(page: PageRef, register: Register): Promise<void> {
    if (!rulesIn(register).some(({ label }) => label !== '')) return;
    const known = await deskStore.labels(pageKeyOf(page));
    if (known !== null && ports.clock.now() - known.readAt < LABELS_FRESH_MS) return;
    const source = (await ports.findPlatform(page.siteId))?.labelled;
    const read = await source?.labelsOf(page, AbortSignal.timeout(LABELS_LIMIT_MS));
    if (read?.ok === true) await deskStore.saveLabels(page, read.value, ports.clock.now());
  }

  /** Whether the desk reads this site at all, and this part of it. */
  async function isListed(page: PageRef): Promise<boolean> {
    const state = await syncStore.find(page.siteId);
    return state !== null && (state.scope.length === 0 || state.scope.includes(spaceOf(page)));
  }

  async function rebuildAll(siteId: SiteId): Promise<void> {
    const pages: PageRef[] = [];
    for (const { page } of await threadStore.list(siteId)) if (await isListed(page)) pages.push(page);
    const found = await registers.find(siteId);
    if (found !== null) for (const page of pages) await readLabels(page, found.register);
    await rebuild(pages);
  }

  return {
    fold,

    /** Staff's events by what each is about, what is on its way last. */
    async staff(siteId: SiteId): Promise<Map<EventId, StaffEntry[]>> {
      const register = (await registers.find(siteId))?.register ?? null;
      if (register === null) return new Map();
      const noted = await staffEvents(siteId, register);
      const coming = (await outboxStore.list({ siteId })).filter(({ parcel }) => parcel.delivery.state !== 'removed');
      const about = coming.flatMap(({ parcel: { event } }) => (isStaffEvent(event) ? [event.of] : []));
      return new Map(
        [...new Set([...noted.keys(), ...about])].map((id) => {
          const own = noted.get(id) ?? [];
          return [id, [...own, ...comingFor(id, coming, own)]];
        }),
      );
    },

    rebuildAll,

    /** A page was read. Of the team's own pages everything may depend. */
    async pageRead(page: PageRef): Promise<void> {
      if ((await syncStore.find(page.siteId)) === null) return;
      const found = await registers.find(page.siteId);
      if (found !== null && pageKeyOf(found.page) === pageKeyOf(page)) return rebuildAll(page.siteId);
      const desk = found === null ? null : deskPageOf(page.siteId, found.register);
      if (found === null || desk === null || pageKeyOf(desk) !== pageKeyOf(page)) {
        if (!(await isListed(page))) return;
        if (found !== null) await readLabels(page, found.register);
        return rebuild([page]);
      }
      const before = staffOf.get(page.siteId)?.entries;
      const after = await staffEvents(page.siteId, found.register);
      await rebuildRequests(page.siteId, changedIn(before, after));
    },

    /** Something of this person's own is on its way, or arrived. */
    async outboxChanged({ parcel }: OutboxEntry): Promise<void> {
      const { event, page } = parcel;
      if ((await syncStore.find(page.siteId)) === null) return;
      if ('of' in event) await rebuildRequests(page.siteId, [event.of]);
      if (!('of' in event) && event.kind !== 'setting' && (await isListed(page))) await rebuild([page]);
    },
  };

  async function rebuildRequests(siteId: SiteId, ids: EventId[]): Promise<void> {
    const keys = new Set<string>();
    for (const id of ids) {
      const key = await deskStore.pageKeyOf(id);
      if (key !== null) keys.add(key);
    }
    const pages: PageRef[] = [];
    for (const key of keys) {
      const read = await threadStore.find(key);
      if (read?.page.siteId === siteId) pages.push(read.page);
    }
    await rebuild(pages);
  }
}

/** Requests whose staff's events are others than before. */
function changedIn(before: Map<EventId, StaffEntry[]> | undefined, after: Map<EventId, StaffEntry[]>): EventId[] {
  if (before === undefined) return [...after.keys()];
  const signature = (entries: StaffEntry[] | undefined) =>
    JSON.stringify(entries?.map(({ event, at }) => [event.id, at]));
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].filter((id) => signature(before.get(id)) !== signature(after.get(id)));
}

/** An event on its way, as it will stand there: the last word so far. */
function asComment({ parcel }: OutboxEntry, known: readonly DecodedComment[]): DecodedComment {
  const newest = known.reduce((at, { comment }) => Math.max(at, comment.createdAt), 0);
  return {
    comment: {
      id: `coming:${parcel.eventId}`,
      parentId: parcel.parent?.commentId ?? null,
      author: parcel.progress.author ?? { id: null, name: parcel.visitor?.name ?? '' },
      createdAt: Math.max(parcel.queuedAt, newest + 1),
      body: '',
      format: 'html',
      url: parcel.page.url,
      place: 'footer',
      visibility: 'public',
      quote: null,
      resolution: null,
    },
    event: parcel.event,
    altered: false,
  };
}

function comingFor(id: EventId, coming: OutboxEntry[], noted: StaffEntry[]): StaffEntry[] {
  const there = new Set(noted.map(({ event }) => event.id));
  return coming.flatMap(({ parcel: { event, queuedAt, progress } }) =>
    isStaffEvent(event) && event.of === id && !there.has(event.id)
      ? [{ event, by: progress.author ?? { id: null, name: '' }, at: queuedAt, altered: false }]
      : [],
  );
}
