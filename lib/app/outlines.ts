import type { SiteId } from '@/lib/domain/ids';
import { carriedOver } from '@/lib/domain/flags/known-section';
import { NO_MOVES, openMoves, settledMoves, withMoves, type Moves } from '@/lib/domain/flags/moves';
import type { OutlineStore } from '@/lib/domain/flags/stores';
import { aboveOf, pageRefOf } from '@/lib/domain/flags/known-page';
import { pageKeyOf, type PageRef } from '@/lib/domain/page';
import type { Clock, FindPlatform } from '@/lib/domain/ports';
import type { Problem } from '@/lib/domain/problem';
import { readPageViews } from './page-views';

export interface OutlinesPorts {
  store: OutlineStore;
  findPlatform: FindPlatform;
  clock: Clock;
  newId: () => string;
  /** When each page with a section that was mended was so last, by the page's id on its platform. */
  fixesOf: (siteId: SiteId) => Promise<ReadonlyMap<string, number>>;
  /** Sections of these pages are other ones now. */
  onOutlines: (siteId: SiteId) => void;
}

const PART_LIMIT_MS = 60_000;
/** A site's sections change slowly, and each look costs a request. */
const FRESH_MS = 10 * 60_000;
const VIEWS_FRESH_MS = 20 * 3_600_000;
const VIEWS_LIMIT_MS = 120_000;
/** After so long everything is read, so that pages that were deleted leave. */
const WHOLE_AFTER_MS = 24 * 3_600_000;

/**
 * Keeps which sections a site has. A reading that was cut begins again where the last complete one was: each part is
 * kept as it comes, with what left its pages and came up on them, and reading a page twice changes nothing.
 */
export function createOutlines(ports: OutlinesPorts) {
  const { store, findPlatform, clock } = ports;
  const underWay = new Map<SiteId, Promise<Problem | null>>();
  const problems = new Map<SiteId, Problem | null>();

  async function run(siteId: SiteId, scope: string[], byHand: boolean): Promise<Problem | null> {
    const source = (await findPlatform(siteId))?.outlines;
    if (source === undefined) return null;
    const state = await store.state(siteId);
    const now = clock.now();
    const chosen = scope.join('\n');
    const isSame = state?.scope === chosen;
    if (isSame && !byHand && now - state.readTo < FRESH_MS) return null;
    const isWhole = !isSame || now - state.wholeAt > WHOLE_AFTER_MS;
    const since = isWhole ? null : state.readTo;
    let moves = openMoves(state?.moves ?? NO_MOVES, now);
    /** Reaches the disk before what it is about is written over; at the very first reading nothing could be lost. */
    const note = async (found: Moves) => {
      if (found.gone.length + found.born.length === 0) return;
      moves = withMoves(moves, found, now);
      if (state !== null) await store.saveState({ ...state, moves });
    };
    let changed = false;
    for (let cursor: string | null = null, isFirst = true; isFirst || cursor !== null; isFirst = false) {
      const part = await source.outlines({ since, now, scope, cursor }, AbortSignal.timeout(PART_LIMIT_MS));
      if (!part.ok) return part.problem;
      const read = new Map(part.value.pages.map((outline) => [pageKeyOf(outline.page), outline])); // a page may be told twice
      const carried = await Promise.all(
        [...read].map(async ([key, outline]) => {
          const before = (await store.page(key))?.sections ?? [];
          return { outline, before, next: carriedOver(before, outline.sections, ports.newId) };
        }),
      );
      await note({
        gone: carried.flatMap(({ next }) => next.gone),
        born: carried.flatMap(({ next }) => next.born.map(({ id }) => id)),
      });
      for (const { outline, before, next } of carried) {
        const { sections } = next;
        await store.save({ page: outline.page, ...aboveOf(outline), sections, readAt: now });
        changed ||= before.length === 0 || JSON.stringify(before) !== JSON.stringify(sections);
      }
      ({ cursor } = part.value);
    }
    if (isWhole) {
      const gone = (await store.pagesBefore(siteId, now)).flatMap(({ sections }) => sections);
      await note({ gone, born: [] });
      await store.removeBefore(siteId, now);
      changed ||= gone.length > 0;
    }
    const settled = settledMoves(await store.pages(siteId), moves);
    for (const { pageKey, sections } of settled.pages) {
      await store.saveSections(pageKey, sections);
      changed = true;
    }
    const open = state === null ? NO_MOVES : settled.open; // at the very first reading all is new
    changed = (await readViews(siteId, now)) || changed;
    await store.saveState({ siteId, scope: chosen, readTo: now, wholeAt: isWhole ? now : state.wholeAt, moves: open });
    if (changed) ports.onOutlines(siteId);
    return null;
  }

  /** Views are asked for again once a day; a wiki that counts none, or not for this person, is asked again a day later. */
  async function readViews(siteId: SiteId, now: number): Promise<boolean> {
    const source = (await findPlatform(siteId))?.views;
    if (source === undefined) return false;
    const due = (await store.pages(siteId)).filter(({ viewedAt }) => now - viewedAt > VIEWS_FRESH_MS);
    const some = due.sort((a, b) => a.viewedAt - b.viewedAt).slice(0, source.atOnce);
    if (some.length === 0) return false;
    const kind = (await findPlatform(siteId))?.site.kind ?? 'wordpress';
    const pages = some.map((page) => pageRefOf(page, siteId, kind));
    const ask = (of: readonly PageRef[], days: number) =>
      source.views(of, days, now, AbortSignal.timeout(VIEWS_LIMIT_MS));
    const read = await readPageViews(ask, pages, await ports.fixesOf(siteId), now);
    if (!read.ok && read.problem.kind !== 'refused') return false;
    for (const page of pages) {
      const told = read.ok ? read.value.get(page.pageId) : undefined;
      await store.saveViews(pageKeyOf(page), { views: null, ...told, viewedAt: now });
    }
    return read.ok;
  }

  return {
    /** Reads what changed since, if the last look is a while ago or somebody asks for it; a second call while one is under way waits for that one. */
    run(siteId: SiteId, scope: string[], byHand: boolean): Promise<Problem | null> {
      const running = underWay.get(siteId);
      if (running !== undefined) return running;
      const ended = run(siteId, scope, byHand).finally(() => underWay.delete(siteId));
      underWay.set(siteId, ended);
      return ended.then((problem) => {
        problems.set(siteId, problem);
        return problem;
      });
    },

    /** Why the last reading did not come to its end; `null`: it did. */
    problemOf: (siteId: SiteId): Problem | null => problems.get(siteId) ?? null,
  };
}
