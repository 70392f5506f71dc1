import { mergedIn, withAskersOf } from '../desk/merge-rows';
import type { DeskRow } from '../desk/row';
import type { EventId } from '../ids';
import { pageKeyOf } from '../page';
import { decidedOn, type Decided } from './decided';
import type { WrittenFlag, WrittenSection } from './decisions';
import type { Window } from './decay';
import { demandKey, demandOf, trendOf, type Demand } from './demand';
import { excessOf } from './excess';
import { newsOf, touched, type SectionNews } from './section-news';
import type { KnownPage } from './find-section';
import type { Interval } from './interval';
import { countOf, effectsOf, measureOf, type FixEffect } from './measure';
import { mapOf, type MapPage } from './site-map';
import type { Denominator } from './denominator';
import { themesOf, type Theme } from './site-themes';

export type FlagState =
  /** By the counts, and nobody decided. */
  | { kind: 'raised' }
  /**
   * Somebody wrote it down, and nobody decided since, or took the decision back. `mended`, here and where somebody is at
   * it: what became of it since it was mended before that; `null`: it was not.
   */
  | { kind: 'written'; mended: FixEffect | null }
  | { kind: 'taken'; by: string; at: number; text: string; mended: FixEffect | null }
  | { kind: 'rejected'; by: string; at: number; text: string }
  | ({ kind: 'fixed' | 'relapsed'; by: string; at: number; text: string } & FixEffect);

/** A section that is flagged, or was. Plain JSON. */
export interface FlagLine {
  demand: Omit<Demand, 'rows'>;
  /** All its requests, whenever they were asked. */
  everAsked: EventId[];
  /** Distinct people in each of twelve weeks, oldest first. */
  trend: number[];
  state: FlagState;
  /** What was written down about it; `null`: nothing is yet. */
  written: WrittenSection | null;
  /** Its rate as a multiple of the site's usual one. */
  ratio: Interval;
  /** People whom a section with its readership draws in the same time. */
  expected: number;
  /** What they ask, most first. */
  themes: Theme[];
  /** Too much is asked on this site for the requests of every section to be grouped: those that need somebody first are. */
  isGrouped: boolean;
}

export interface SiteFlags {
  lines: FlagLine[];
  map: MapPage[];
  sections: number;
  denominator: Denominator;
  /** Requests whose section is nowhere any more. */
  lost: number;
  /** Flags of which nothing came yet and whose section is nowhere any more: the page's title, or its id where it is gone, and why. */
  lostFlags: { page: string; text: string }[];
}

export interface SiteSource {
  rows: readonly DeskRow[];
  pages: readonly KnownPage[];
  window: Window;
  written: readonly WrittenFlag[];
  /** Pages that are the team's own, by key: nothing on them is documentation. */
  apart: readonly string[];
}

const DAY_MS = 86_400_000;

/** A site whose figures were made, and what one more request changes of them. */
export interface ReckonedSite {
  flags: SiteFlags;
  /**
   * What a request makes of its own section, by what all others were found to be; `null`: its section is nowhere. Takes
   * as long for a site of a million requests as for a small one.
   */
  touch(row: DeskRow): SectionNews | null;
}

/** All that maintainers see of a site: flagged sections, those decided about, and the map. */
export function flagsOf(source: SiteSource): SiteFlags {
  return reckonSite(source).flags;
}

export function reckonSite({ rows: unmerged, pages: all, window, written, apart }: SiteSource): ReckonedSite {
  const merged = mergedIn(unmerged);
  const rows = unmerged.map((row) => withAskersOf(row, merged.get(row.id)));
  const pages = all.filter(({ pageKey }) => !apart.includes(pageKey)).sort((a, b) => (a.url < b.url ? -1 : 1));
  const { decided, lost: lostFlags } = decidedOn(pages, written);
  const since = new Map([...decided].flatMap(([key, { since: at }]) => (at === null ? [] : [[key, at]])));
  const { sections, lost, finder } = demandOf({ rows, pages, window, since });
  const excess = excessOf(sections.map((demand) => countOf(demand, demand.askers, demand.exposedDays)));
  const flagged = new Map(excess.flags.map(({ key, ratio }) => [key, ratio]));
  const measure = measureOf(excess, sections);
  const fixes = [...decided.values()].flatMap(({ lastFix }) => lastFix?.at ?? []);
  const effect = fixes.length === 0 ? null : effectsOf(sections, window, Math.min(...fixes));
  const lines = sections.flatMap((section, at): FlagLine[] => {
    const about = decided.get(section.key);
    if (!flagged.has(section.key) && about === undefined) return [];
    const { rows: all, ...demand } = section;
    const lastFix = about?.lastFix ?? null;
    const how = lastFix === null || effect === null ? null : effect(at, lastFix.at);
    const state = stateOf(flagged.has(demand.key), about, how);
    if (state === null) return [];
    return [
      {
        demand,
        everAsked: all.map(({ id }) => id),
        trend: trendOf(all, window.now),
        state,
        written: about?.written ?? null,
        ratio: flagged.get(demand.key) ?? measure.ratio(at),
        expected: measure.expected(at),
        themes: [],
        isGrouped: false,
      },
    ];
  });
  const asked = new Map(sections.map(({ key, rows }) => [key, rows]));
  lines.sort((a, b) => rankOf(a.state) - rankOf(b.state) || b.ratio.low - a.ratio.low);
  const themes = themesOf(
    rows,
    lines.map(({ demand: { key, countedDays } }) => ({
      rows: asked.get(key) ?? [],
      from: window.now - countedDays * DAY_MS,
    })),
    window.now,
  );
  const flags = {
    lines: lines.map((line, at) => ({ ...line, themes: themes[at] ?? [], isGrouped: at < themes.length })),
    map: mapOf(pages, sections, excess, window.now),
    sections: sections.length,
    denominator: excess.denominator,
    lost: lost.length,
    lostFlags: lostFlags.map(({ page, text }) => ({ page: titleOf(pages, page), text })),
  };
  const indexes = new Map(sections.map(({ key }, at) => [key, at]));
  let later = window; // until the newest that was asked since
  return {
    flags,
    touch(row) {
      const placed = finder.find(row.pageKey, row);
      const key = placed === null ? '' : demandKey(placed);
      const at = indexes.get(key);
      const before = at === undefined ? undefined : sections[at];
      if (at === undefined || before === undefined) return null;
      later = { ...window, now: Math.max(later.now, row.openedAt, ...row.joinedAt) };
      const now = touched(before, withAskersOf(row, merged.get(row.id)), later, since.get(key));
      sections[at] = now;
      return newsOf(now, excess, at, later);
    },
  };
}

export const FLAG_STATES = [
  'raised',
  'written',
  'taken',
  'rejected',
  'fixed',
  'relapsed',
] as const satisfies readonly FlagState['kind'][];

/** What needs somebody first. */
const RANKS = { relapsed: 0, raised: 1, written: 2, taken: 3, fixed: 4, rejected: 5 } satisfies Record<
  FlagState['kind'],
  number
>;

function rankOf(state: FlagState): number {
  return isWorse(state) ? 0 : RANKS[state.kind];
}

/** What became of a section since it was mended, whatever came after that; `null`: it was not. */
export function mendedOf(state: FlagState): FixEffect | null {
  if (state.kind === 'fixed' || state.kind === 'relapsed') return state;
  return state.kind === 'written' || state.kind === 'taken' ? state.mended : null;
}

/** It was mended, and more is asked than before. */
export function isWorse(state: FlagState): boolean {
  return state.kind === 'fixed' && state.effect.verdict === 'worse';
}

function stateOf(isFlagged: boolean, decided: Decided | undefined, how: FixEffect | null): FlagState | null {
  const last = decided?.last ?? null;
  const said = last === null ? null : { by: last.by.name, at: last.at, text: last.text };
  if (last !== null && said !== null) {
    if (last.outcome === 'taken') return { kind: 'taken', ...said, mended: how };
    if (last.outcome === 'fixed' && how !== null && (isFlagged || decided?.isFlaggedSince !== true)) {
      const isWorse = how.effect.verdict === 'worse'; // it never was better: nothing came back
      return { kind: isFlagged && !isWorse ? 'relapsed' : 'fixed', ...said, ...how };
    }
    if (last.outcome === 'rejected' && !isFlagged && decided?.isFlaggedSince !== true)
      return { kind: 'rejected', ...said };
  }
  if (isFlagged) return { kind: 'raised' };
  return decided === undefined ? null : { kind: 'written', mended: how };
}

function titleOf(pages: readonly KnownPage[], pageId: string): string {
  return pages.find(({ pageKey, siteId }) => pageKey === pageKeyOf({ siteId, pageId }))?.title ?? pageId;
}
