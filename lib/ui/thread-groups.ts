import type { Anchor } from '@/lib/domain/anchor';
import type { EventId } from '@/lib/domain/ids';
import { headingOf, sectionKeyOf } from '@/lib/domain/section';
import type { Thread } from '@/lib/domain/thread';

/** The requests of one section. */
export interface SectionGroup {
  key: string;
  /** `null`: the text before the first heading. */
  heading: string | null;
  threads: Thread[];
}

/**
 * Groups requests by section, in the order of the page as far as their places tell it. What was clicked on the page
 * comes first: its section, and in it the request itself.
 */
export function groupBySection(
  threads: Thread[],
  focus: { requestId: EventId | null; anchor: Anchor | null },
): SectionGroup[] {
  const groups = new Map<string, SectionGroup & { start: number }>();
  for (const thread of threads) {
    const { section, position } = thread.anchor;
    const key = sectionKeyOf(section);
    const group = groups.get(key) ?? { key, heading: headingOf(section), threads: [], start: Infinity };
    group.threads.push(thread);
    group.start = Math.min(group.start, position?.start ?? Infinity);
    groups.set(key, group);
  }
  const focused = threads.find(({ id }) => id === focus.requestId)?.anchor ?? focus.anchor;
  const first = focused === null ? null : sectionKeyOf(focused.section);
  const rank = ({ key, start }: { key: string; start: number }) => (key === first ? -1 : start);
  return [...groups.values()]
    .sort((a, b) => compare(rank(a), rank(b)))
    .map(({ key, heading, threads }) => ({ key, heading, threads: threads.sort(byNews(focus.requestId)) }));
}

/** The clicked one first, then those with the latest change of state. */
function byNews(first: EventId | null): (a: Thread, b: Thread) => number {
  const rank = ({ id, state }: Thread) => (id === first ? -Infinity : -state.at);
  return (a, b) => compare(rank(a), rank(b));
}

/** Subtracting infinities gives no number. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
