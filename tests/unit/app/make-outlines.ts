import { createOutlines } from '@/lib/app/outlines';
import type { OutlineSection, PageOutline } from '@/lib/domain/flags/outline';
import { pageKeyOf, type PageRef } from '@/lib/domain/page';
import type { OutlinesAsked, ViewSource } from '@/lib/domain/ports';
import type { Problem } from '@/lib/domain/problem';
import { createOutlineStore } from '@/lib/store/outline-store';
import { aDatabase } from './make-outbox';
import { aPage, aSite } from './samples';

export const HOUR = 3_600_000;
const TEXT = 'a text that is long enough to be known again anywhere';
/** A page of the site, by its number. */
export const page = (number: number): PageRef => ({ ...aPage(), pageId: String(number), siteId: aSite().id });
/** A section with that fingerprint, long enough to be known again. */
export const section = (heading: string, bodyHash: string): OutlineSection => ({
  path: [heading],
  occurrence: 0,
  bodyHash,
  characters: TEXT.length,
});

/** A wiki that gives its pages one by one, and may fail at a part. */
function wiki(pages: () => PageOutline[]) {
  const asked: OutlinesAsked[] = [];
  let failing: { part: number; problem: Problem } | null = null;
  return {
    asked,
    fail: (part: number, problem: Problem) => (failing = { part, problem }),
    mend: () => (failing = null),
    outlines: async (ask: OutlinesAsked) => {
      asked.push(ask);
      const at = Number(ask.cursor ?? 0);
      if (failing?.part === at) return { ok: false as const, problem: failing.problem };
      const all = pages();
      const one = all[at];
      return {
        ok: true as const,
        value: { pages: one === undefined ? [] : [one], cursor: at + 1 < all.length ? String(at + 1) : null },
      };
    },
  };
}

/** Outlines over the real store, and a wiki whose pages and views are these. */
export function stage(pages: () => PageOutline[], views?: ViewSource, fixes = new Map<string, number>()) {
  const store = createOutlineStore(aDatabase());
  const source = wiki(pages);
  let now = 1_000 * HOUR;
  let changes = 0;
  let number = 0;
  const outlines = createOutlines({
    store,
    findPlatform: async () => ({ site: aSite(), outlines: source, ...(views === undefined ? {} : { views }) }),
    clock: { now: () => now },
    newId: () => String((number += 1)),
    fixesOf: async () => fixes,
    onOutlines: () => (changes += 1),
  });
  const run = (byHand = true) => outlines.run(aSite().id, [], byHand);
  const known = () => store.pages(aSite().id);
  const idOf = async (key: number, heading: string) =>
    (await store.page(pageKeyOf(page(key))))?.sections.find(({ path }) => path.at(-1) === heading)?.id;
  const problem = () => outlines.problemOf(aSite().id);
  return { known, source, run, problem, idOf, later: (ms: number) => (now += ms), changes: () => changes };
}
