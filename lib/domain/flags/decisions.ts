import type { StaffEntry } from '../desk/staff-log';
import type { Anchor } from '../anchor';
import type { FlagOutcome } from '../event';
import type { EventId } from '../ids';
import type { Person } from '../person';

/** What somebody decided about a flag. */
export interface Decision {
  outcome: FlagOutcome;
  by: Person;
  at: number;
  text: string;
}

/** A flag that somebody wrote down: by hand, or by deciding about one that the counts raised. */
export interface WrittenFlag {
  id: EventId;
  /** The page's id on its platform. */
  page: string;
  anchor: Anchor;
  /** Why, in a sentence. */
  text: string;
  by: Person;
  at: number;
  /** Oldest first. */
  decisions: Decision[];
}

/** All that was written down about one section. */
export interface WrittenSection {
  /** What is decided next goes with this flag: the one that was decided about last, else the newest. */
  id: EventId;
  /** Newest first. */
  flags: WrittenFlag[];
  /** About any of them, oldest first. */
  decisions: Decision[];
}

/** Flags of one section, of which there is at least one, as what is known of it. */
export function mergedFlags(some: readonly WrittenFlag[]): WrittenSection {
  const flags = some.toSorted((a, b) => b.at - a.at);
  const decided = flags.flatMap(({ id, decisions }) => decisions.map((decision) => ({ id, decision })));
  decided.sort((a, b) => a.decision.at - b.decision.at);
  const id = decided.at(-1)?.id ?? flags[0]?.id;
  if (id === undefined) throw new RangeError('no flag');
  return { id, flags, decisions: decided.map(({ decision }) => decision) };
}

/** Decisions that hold: whoever takes one back brings back what stood before it. @param decisions - Oldest first. */
export function standingOf(decisions: readonly Decision[]): Decision[] {
  return decisions.reduce<Decision[]>((kept, one) => (one.outcome === 'open' ? kept.slice(0, -1) : [...kept, one]), []);
}

/** Pages with sections that were mended, by their ids on the platform, and when each was last. */
export function latestFixes(written: readonly WrittenFlag[]): Map<string, number> {
  const fixes = new Map<string, number>();
  for (const { page, decisions } of written) {
    const last = standingOf(decisions).findLast(({ outcome }) => outcome === 'fixed');
    if (last !== undefined) fixes.set(page, Math.max(last.at, fixes.get(page) ?? 0));
  }
  return fixes;
}

/** Folds staff's events about flags. Reviews that name no flag are left out. @param entries - In order, by what they are about. */
export function foldFlags(entries: ReadonlyMap<EventId, readonly StaffEntry[]>): WrittenFlag[] {
  return [...entries].flatMap(([id, about]) => {
    const first = about.find(({ event }) => event.kind === 'flagged' && event.id === id);
    if (first?.event.kind !== 'flagged') return [];
    const { anchor, page, text } = first.event;
    const decisions = about.flatMap(({ event, by, at }): Decision[] =>
      event.kind === 'reviewed' ? [{ outcome: event.outcome, by, at, text: event.text }] : [],
    );
    return [{ id, page, anchor, text, by: first.by, at: first.at, decisions }];
  });
}
