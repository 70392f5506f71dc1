import { editAddress } from '@/lib/domain/edit-address';
import type { DeskSite } from '@/lib/domain/desk/views';
import type { Window } from '@/lib/domain/flags/decay';
import type { Denominator } from '@/lib/domain/flags/denominator';
import type { FlagOutcome } from '@/lib/domain/event';
import type { Verdict } from '@/lib/domain/flags/effect';
import type { Figures } from '@/lib/domain/flags/figures';
import type { Interval } from '@/lib/domain/flags/interval';
import type { FixEffect } from '@/lib/domain/flags/measure';
import type { PageFlag } from '@/lib/domain/flags/page-flag';
import { mendedOf, type FlagLine, type FlagState, type SiteFlags } from '@/lib/domain/flags/site-flags';
import { relativeTime, t, tCount } from '../wording';

type Tone = 'good' | 'warn' | 'bad' | 'info' | 'accent';

/** The section's own heading, or the page's title for what stands above the first one. */
export function sectionTitle({ demand: { placed } }: FlagLine): string {
  return placed.section.path.at(-1) ?? placed.page.title;
}

/** Where it stands. */
export function sectionPlace({ demand: { placed } }: FlagLine): string {
  return [placed.page.title, ...placed.section.path.slice(0, -1)].join(' › ');
}

/** What became of a section that somebody put a heading into; `null`: nobody did. */
export function wordSplit({ demand: { placed } }: FlagLine): string | null {
  const { page, section } = placed;
  const titleOf = ({ path }: { path: string[] }) => path.at(-1) ?? page.title;
  const from = page.sections.find(({ id }) => id === section.splitFrom);
  if (from !== undefined) return t('flagSplitFrom', titleOf(from));
  const into = page.sections.filter(({ splitFrom }) => splitFrom === section.id);
  return into.length === 0 ? null : t('flagSplitInto', into.map((one) => `“${titleOf(one)}”`).join(', '));
}

/** Ratios as people say them: two figures. */
export function wordRatio({ ratio, low, high }: Interval): string {
  return t('flagRatio', twoFigures(ratio), twoFigures(low), twoFigures(high));
}

export function twoFigures(value: number): number {
  return value >= 10 ? Math.round(value) : Number(value.toPrecision(2));
}

/** Why a section is flagged, against what. */
export function wordWhy(line: FlagLine, { days }: Window, denominator: Denominator): string {
  const { demand, expected, ratio } = line;
  const figures = [twoFigures(expected), twoFigures(ratio.ratio), twoFigures(ratio.low), twoFigures(ratio.high)];
  const title = sectionTitle(line);
  const people = tCount('people', demand.people);
  const counted = Math.min(days, Math.max(1, Math.round(demand.countedDays)));
  return t(denominator.of === 'length' ? 'flagWhyLength' : 'flagWhyViews', title, people, counted, ...figures);
}

/** Why it is flagged: in the words of whoever wrote it down last, else by the counts. */
export function wordFlag(line: FlagLine, window: Window, denominator: Denominator): string {
  const byHand = line.state.kind === 'written' ? line.written?.flags[0]?.text : undefined;
  return byHand ?? wordWhy(line, window, denominator);
}

/** What became of a section that was mended, and by what that is compared. */
export function wordEffect(line: FlagLine, fix: FixEffect, { days }: Window): string {
  const { effect, before, after, daysSince, exposure } = fix;
  const { ratio, low, high } = effect.ratio;
  const since = Math.max(1, Math.round(daysSince));
  const figures = [twoFigures(ratio), twoFigures(low), twoFigures(high)];
  const what = t('flagEffect', sectionTitle(line), tCount('people', before), days, after, since, ...figures);
  return `${what} ${t(exposure === 'views' ? 'flagEffectByViews' : 'flagEffectByDays')}`;
}

/** So many themes are told on the page itself. */
const THEMES_TOLD = 3;

/** Flagged and mended sections by page, in words, as they are shown there; a page where all is called no problem has none. */
export function pageFlagsOf(
  { lines, denominator }: SiteFlags,
  window: Window,
): { pageKey: string; flags: PageFlag[] }[] {
  const flagOf = (line: FlagLine): PageFlag => {
    const { state } = line;
    const mended = mendedOf(state);
    const { id: sectionId, path, occurrence, bodyHash } = line.demand.placed.section;
    return {
      sectionId,
      section: { path, occurrence, bodyHash },
      state: state.kind,
      why: wordFlag(line, window, denominator),
      themes: line.themes.slice(0, THEMES_TOLD).map(({ words, people }) => ({ words, people })),
      ...(mended !== null && {
        effect: { verdict: mended.effect.verdict, words: wordEffect(line, mended, window) },
      }),
    };
  };
  const byPage = Map.groupBy(lines, ({ demand }) => demand.placed.page.pageKey);
  return [...byPage].map(([pageKey, found]) => ({
    pageKey,
    flags: found.filter(({ state }) => state.kind !== 'rejected').map(flagOf),
  }));
}

export function wordDenominator(denominator: Denominator): string {
  const keys = { views: 'flagsByViews', 'page-views': 'flagsByPageViews', length: 'flagsByLength' };
  return t(keys[denominator.of]);
}

/** How a section stands, as a chip. `null`: flagged, as the list says by itself. */
export function stateChip(state: FlagState, now: number): { text: string; tone: Tone } | null {
  switch (state.kind) {
    case 'raised':
      return null;
    case 'written':
      return { text: t('flagStateWritten'), tone: 'accent' };
    case 'taken':
      return { text: t('flagStateTaken', state.by), tone: 'info' };
    case 'rejected':
      return { text: t('flagStateRejected', state.by), tone: 'info' };
    case 'relapsed':
      return { text: t('flagStateRelapsed', relativeTime(state.at, now)), tone: 'bad' };
    case 'fixed':
      return {
        text: t('flagStateFixed', wordVerdict(state.effect.verdict), relativeTime(state.at, now)),
        tone: verdictTone(state.effect.verdict),
      };
  }
}

/** How a mended section does, as a chip is coloured. */
export function verdictTone(verdict: Verdict): Tone {
  const tones = { fixed: 'good', 'no-change-yet': 'warn', worse: 'bad' } as const;
  return tones[verdict];
}

export function wordVerdict(verdict: Verdict): string {
  const keys: Record<Verdict, string> = {
    fixed: 'flagVerdictFixed',
    'no-change-yet': 'flagVerdictNot',
    worse: 'flagVerdictWorse',
  };
  return t(keys[verdict]);
}

/** What was decided of a flag, in a word. */
export function outcomeChip(outcome: FlagOutcome): { text: string; tone: Tone } {
  const chips = {
    taken: { text: t('flagOutcomeTaken'), tone: 'info' },
    rejected: { text: t('flagOutcomeRejected'), tone: 'info' },
    fixed: { text: t('flagOutcomeFixed'), tone: 'good' },
    open: { text: t('flagOutcomeOpen'), tone: 'warn' },
  } as const;
  return chips[outcome];
}

/** Where the wiki's own editor opens the page. */
export function editAddressOf({ site }: DeskSite, { demand: { placed } }: FlagLine): string {
  const { pageKey, url } = placed.page;
  return editAddress(site, pageKey.slice(site.id.length + 1), url);
}

/** What is counted of a section beside its people. */
export function wordFigures({ requests, meToos, blocks, slows, minor, pointed, helped }: Figures): string {
  const parts = [
    tCount('figureRequests', requests),
    ...(meToos > 0 ? [tCount('figureMeToos', meToos)] : []),
    t('figureHindered', blocks, slows, minor),
    ...(pointed > 0 ? [tCount('figurePointed', pointed)] : []),
    ...(helped > 0 ? [tCount('figureHelped', helped)] : []),
  ];
  return parts.join(' · ');
}
