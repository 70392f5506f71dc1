import type { SiteId } from '@/lib/domain/ids';
import { carriedOver, inherited, sameText, type KnownSection } from '@/lib/domain/flags/known-section';
import type { OutlineStore } from '@/lib/domain/flags/stores';
import { VIEW_DAYS } from '@/lib/domain/flags/find-section';
import { aboveOf, pageRefOf } from '@/lib/domain/flags/known-page';
import { pageKeyOf } from '@/lib/domain/page';
import type { Clock, FindPlatform } from '@/lib/domain/ports';
import type { Problem } from '@/lib/domain/problem';

export interface OutlinesPorts {
  store: OutlineStore;
  findPlatform: FindPlatform;
  clock: Clock;
  newId: () => string;
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
 * kept as it comes, and reading a page twice changes nothing.
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
    const gone: KnownSection[] = [];
    const born = new Set<string>();
    let changed = false;
    for (let cursor: string | null = null, isFirst = true; isFirst || cursor !== null; isFirst = false) {
      const part = await source.outlines({ since, now, scope, cursor }, AbortSignal.timeout(PART_LIMIT_MS));
      if (!part.ok) return part.problem;
      for (const outline of part.value.pages) {
        const { page, sections } = outline;
        const key = pageKeyOf(page);
        const before = (await store.page(key))?.sections ?? [];
        const next = carriedOver(before, sections, ports.newId);
        gone.push(...next.gone);
        for (const { id } of next.born) born.add(id);
        await store.save({ page, ...aboveOf(outline), sections: next.sections, readAt: now });
        changed ||= before.length === 0 || JSON.stringify(before) !== JSON.stringify(next.sections);
      }
      ({ cursor } = part.value);
    }
    if (isWhole) {
      const removed = await store.removeBefore(siteId, now);
      gone.push(...removed);
      changed ||= removed.length > 0;
    }
    changed = (await settleMoves(siteId, gone, born)) || changed;
    changed = (await readViews(siteId, now)) || changed;
    await store.saveState({ siteId, scope: chosen, readTo: now, wholeAt: isWhole ? now : state.wholeAt });
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
    const read = await source.views(pages, VIEW_DAYS, now, AbortSignal.timeout(VIEWS_LIMIT_MS));
    if (!read.ok && read.problem.kind !== 'refused') return false;
    for (const { pageKey } of some) {
      const pageId = pageKey.slice(siteId.length + 1);
      const views = read.ok && Object.hasOwn(read.value, pageId) ? (read.value[pageId] ?? null) : null;
      await store.saveViews(pageKey, views, now);
    }
    return read.ok;
  }

  /** A section that left one page and came up on another is the same one. */
  async function settleMoves(siteId: SiteId, gone: KnownSection[], born: Set<string>): Promise<boolean> {
    if (gone.length === 0 || born.size === 0) return false;
    let moved = false;
    for (const page of await store.pages(siteId)) {
      const sections = page.sections.map((section) => {
        const from = born.has(section.id) ? gone.find((one) => sameText(one, section)) : undefined;
        return from === undefined ? section : inherited(from, section);
      });
      if (sections.every((section, at) => section === page.sections[at])) continue;
      await store.saveSections(page.pageKey, sections);
      moved = true;
    }
    return moved;
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
