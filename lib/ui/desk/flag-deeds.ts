import type { FlaggedSection } from '@/lib/domain/desk/views';
import type { FlagOutcome } from '@/lib/domain/event';
import type { Window } from '@/lib/domain/flags/decay';
import type { FlagLine, SiteFlags } from '@/lib/domain/flags/site-flags';
import { newEventId, type EventId, type SiteId } from '@/lib/domain/ids';
import { askSurely } from '../session';
import { t, tCount } from '../wording';
import type { Desk } from './desk.svelte';
import type { Told } from './flag-told';
import { publicReportBlocks, reportBlocks } from './report-blocks';

const CLOSE = { as: 'status', status: 'closed', how: 'fixed' } as const;
const REPLY = { as: 'reply' } as const;

interface Settled {
  siteId: SiteId;
  line: FlagLine;
  /** Why it is flagged, where that was not written down yet. */
  why: string;
  outcome: FlagOutcome;
  text: string;
  told: Told;
}

/** What is written down about flagged sections. */
export class FlagDeeds {
  readonly #desk: Desk;
  /** Flags that were written for a decision which could not be kept, by section: its next try is about them. */
  readonly #begun = new Map<string, EventId>();

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Writes a flag. Resolves to whether that could be kept. */
  async flag(siteId: SiteId, flagged: FlaggedSection, text: string): Promise<boolean> {
    const eventId = await this.#flag(siteId, flagged, text);
    if (eventId === null) return false;
    this.#desk.say(t('didFlag'), [eventId]);
    return true;
  }

  /** A flag by the counts is written down first, so that the decision has something to be about. */
  async settle({ siteId, line, why, outcome, text, told }: Settled): Promise<boolean> {
    const { key, placed } = line.demand;
    const { page, section } = placed;
    const done: EventId[] = [];
    let flagId = line.written?.id ?? this.#begun.get(key);
    if (flagId === undefined) {
      const wrote = await this.#flag(siteId, { pageKey: page.pageKey, sectionId: section.id }, why);
      if (wrote === null) return false;
      flagId = wrote;
      done.push(wrote);
    }
    const eventId = newEventId();
    const ask = { siteId, eventId, flagId, pageKey: page.pageKey, outcome, text };
    const queued = await askSurely(() => this.#desk.ports.calls.reviewFlag(ask));
    if (!queued.ok) {
      this.#desk.failed(queued.problem);
      this.#begun.set(key, flagId);
      return false;
    }
    this.#begun.delete(key);
    this.#desk.say(didWords(outcome), [eventId, ...done]);
    await this.#tell(told, text);
    return true;
  }

  /** Puts the report onto the team's page, and what everybody may read where the team wants that. */
  async report(siteId: SiteId, flags: SiteFlags, window: Window): Promise<void> {
    const [blocks, forAll] = [reportBlocks(flags, window), publicReportBlocks(flags, window)];
    const wrote = await askSurely(() => this.#desk.ports.calls.writeReport({ siteId, blocks, forAll }));
    if (wrote.ok) this.#desk.say(t('reportWritten'), []);
    else this.#desk.failed(wrote.problem);
  }

  async #flag(siteId: SiteId, flagged: FlaggedSection, text: string): Promise<EventId | null> {
    const eventId = newEventId();
    const wrote = await askSurely(() => this.#desk.ports.calls.flagSection({ siteId, eventId, flagged, text }));
    if (!wrote.ok) this.#desk.failed(wrote.problem);
    return wrote.ok ? eventId : null;
  }

  /** Closes open requests as fixed in the page, in the words that say what was changed, and replies to others with them. */
  async #tell({ open, closed }: Told, text: string): Promise<void> {
    const done: EventId[] = [];
    for (const { siteId, id: requestId, state } of [...open, ...closed]) {
      const update = state === 'closed' ? REPLY : CLOSE;
      const eventId = newEventId();
      const queued = await askSurely(() =>
        this.#desk.ports.calls.queueUpdate({ siteId, requestId, eventId, text, update }),
      );
      if (queued.ok) done.push(eventId);
      else this.#desk.failed(queued.problem);
    }
    if (done.length > 0)
      this.#desk.say(tCount('flagTold', done.length), [...(this.#desk.undo.last?.eventIds ?? []), ...done]);
  }
}

function didWords(outcome: FlagOutcome): string {
  const keys = { taken: 'didFlagTake', open: 'didFlagOpen', fixed: 'didFlagFix', rejected: 'didFlagReject' };
  return t(keys[outcome]);
}
