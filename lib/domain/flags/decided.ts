import { pageKeyOf } from '../page';
import { mergedFlags, standingOf, type Decision, type WrittenFlag, type WrittenSection } from './decisions';
import { demandKey } from './demand';
import { createSectionFinder, type KnownPage } from './find-section';

/** How a section stands by what people wrote down about it. */
export interface Decided {
  written: WrittenSection;
  /** `null`: nobody decided anything, or all of it was taken back. */
  last: Decision | null;
  /** When it was mended last; `null`: it was not, or that was taken back. */
  lastFix: Decision | null;
  /** Somebody flagged it by hand after that. */
  isFlaggedSince: boolean;
  /** Since when it counts anew; `null`: it does not. */
  since: number | null;
}

const WORKED_ON = new Set(['rejected', 'fixed']);

/**
 * What was decided about each section, by all flags that name it.
 * @returns `decided`: by the section's key; `lost`: flags that somebody still has to do something about, whose section is
 *   nowhere any more.
 */
export function decidedOn(
  pages: readonly KnownPage[],
  written: readonly WrittenFlag[],
): { decided: Map<string, Decided>; lost: WrittenFlag[] } {
  const finder = createSectionFinder(pages);
  const siteId = pages[0]?.siteId;
  const flags = Map.groupBy(siteId === undefined ? [] : written, ({ page, anchor }) => {
    const placed = siteId === undefined ? null : finder.find(pageKeyOf({ siteId, pageId: page }), anchor.section);
    return placed === null ? null : demandKey(placed);
  });
  const nowhere = flags.get(null) ?? [];
  return {
    decided: new Map([...flags].flatMap(([key, own]) => (key === null ? [] : [[key, decidedBy(mergedFlags(own))]]))),
    lost: nowhere.filter(({ decisions }) => !WORKED_ON.has(standingOf(decisions).at(-1)?.outcome ?? '')),
  };
}

function decidedBy(written: WrittenSection): Decided {
  const standing = standingOf(written.decisions);
  const last = standing.at(-1) ?? null;
  const [newest] = written.flags;
  const isFlaggedSince = last !== null && newest !== undefined && newest.decisions.length === 0 && newest.at > last.at;
  const lastFix = standing.findLast(({ outcome }) => outcome === 'fixed') ?? null;
  const workedOn = standing.findLast(({ outcome }) => WORKED_ON.has(outcome));
  return { written, last, lastFix, isFlaggedSince, since: workedOn?.at ?? null };
}
