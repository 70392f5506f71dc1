import { pageKeyOf } from '../page';
import { mergedFlags, type Decision, type WrittenFlag, type WrittenSection } from './decisions';
import { demandKey } from './demand';
import { createSectionFinder, type KnownPage } from './find-section';

/** How a section stands by what people wrote down about it. */
export interface Decided {
  written: WrittenSection;
  /** `null`: nobody decided anything. */
  last: Decision | null;
  /** Somebody flagged it by hand after that. */
  isFlaggedSince: boolean;
  /** Since when it counts anew; `null`: it does not. */
  since: number | null;
}

const WORKED_ON = new Set(['rejected', 'fixed']);

/** What was decided about each section, by all flags that name it; by its key. */
export function decidedOn(pages: readonly KnownPage[], written: readonly WrittenFlag[]): Map<string, Decided> {
  const finder = createSectionFinder(pages);
  const siteId = pages[0]?.siteId;
  const flags = Map.groupBy(siteId === undefined ? [] : written, ({ page, anchor }) => {
    const placed = siteId === undefined ? null : finder.find(pageKeyOf({ siteId, pageId: page }), anchor.section);
    return placed === null ? null : demandKey(placed);
  });
  return new Map([...flags].flatMap(([key, own]) => (key === null ? [] : [[key, decidedBy(mergedFlags(own))]])));
}

function decidedBy(written: WrittenSection): Decided {
  const last = written.decisions.at(-1) ?? null;
  const [newest] = written.flags;
  const isFlaggedSince = last !== null && newest !== undefined && newest.decisions.length === 0 && newest.at > last.at;
  return { written, last, isFlaggedSince, since: workedOn(written.decisions)?.at ?? null };
}

/** When it was mended or found to be right; that stands until somebody takes it back, whoever takes it on or flags it meanwhile. */
function workedOn(decisions: readonly Decision[]): Decision | null {
  const open = decisions.findLastIndex(({ outcome }) => outcome === 'open');
  return decisions.slice(open + 1).findLast(({ outcome }) => WORKED_ON.has(outcome)) ?? null;
}
