import type { Window } from '@/lib/domain/flags/decay';
import { mendedOf, type FlagState, type SiteFlags } from '@/lib/domain/flags/site-flags';
import type { PageBlock } from '@/lib/domain/ports';
import { absoluteTime, t } from '../wording';
import { sectionPlace, sectionTitle, stateChip, wordDenominator, wordEffect, wordFlag } from './flag-wording';

/** The report on flagged sections, for people who read a page of the wiki. */
export function reportBlocks(flags: SiteFlags, window: Window): PageBlock[] {
  const { lines, denominator, sections } = flags;
  const head = t('flagsSummary', lines.filter(({ state }) => state.kind !== 'rejected').length, sections);
  const items = lines.map((line) => {
    const { state } = line;
    const chip = stateChip(state, window.now);
    const place = `${sectionTitle(line)} (${sectionPlace(line)})`;
    const mended = mendedOf(state);
    const why = isSettled(state) ? [] : [wordFlag(line, window, denominator)];
    const became = mended === null ? [] : [wordEffect(line, mended, window)];
    const asks = line.themes.slice(0, 3).map(({ words, people }) => `${String(people)} × ${words}`);
    return [`${place}${chip === null ? '' : `: ${chip.text}`}`, ...why, ...became, ...asks].join(' · ');
  });
  return [
    { kind: 'heading', text: t('deskFlags') },
    {
      kind: 'paragraph',
      text: `${absoluteTime(window.now)} · ${head} · ${t('flagsPromise')} · ${wordDenominator(denominator)}`,
    },
    ...(items.length === 0 ? [] : [{ kind: 'list' as const, items }]),
  ];
}

/**
 * The same for everybody who may read the site: which sections drew questions and what became of them, without names of
 * the team and without readers' words.
 */
export function publicReportBlocks({ lines }: SiteFlags, window: Window): PageBlock[] {
  const items = lines
    .filter(({ state }) => state.kind !== 'rejected')
    .map((line) => {
      const { state } = line;
      const place = `${sectionTitle(line)} (${sectionPlace(line)})`;
      const mended = mendedOf(state);
      const stands = isSettled(state) ? [] : [t(state.kind === 'taken' ? 'publicTaken' : 'publicRaised')];
      return [place, ...stands, ...(mended === null ? [] : [wordEffect(line, mended, window)])].join(' · ');
    });
  return [
    { kind: 'heading', text: t('publicReportTitle') },
    { kind: 'paragraph', text: t('publicReportIntro', absoluteTime(window.now)) },
    ...(items.length === 0 ? [] : [{ kind: 'list' as const, items }]),
  ];
}

/** What mending it did says all: why it was flagged before is of no interest any more. */
function isSettled({ kind }: FlagState): boolean {
  return kind === 'fixed' || kind === 'relapsed';
}
