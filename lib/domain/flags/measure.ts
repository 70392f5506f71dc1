import type { Window } from './decay';
import { peopleIn, type Demand } from './demand';
import { effectOf, type Effect } from './effect';
import { fitOf, type SiteFit } from './excess';
import { believer, intervalOf, type Interval } from './interval';
import type { SectionCount } from './section-count';
import { viewsRatio } from './views-around';

/** What became of a section that was mended; distinct people who asked in as many days before as the window has, and since. */
export interface FixEffect {
  effect: Effect;
  before: number;
  after: number;
  /** So long ago it was mended. */
  daysSince: number;
  /** By what the time before and after is compared: how often the page was opened, or days alone where that is not known. */
  exposure: 'views' | 'days';
}

const DAY_MS = 86_400_000;
/** A section that begins anew this very minute was exposed for a moment at least. In days. */
export const LEAST_EXPOSED = 0.02;

/** A section as it is counted. @param days - How long it was exposed. */
export function countOf({ key, placed, reach }: Demand, askers: number, days: number): SectionCount {
  const exposed = Math.max(LEAST_EXPOSED, days);
  const { page, section } = placed;
  const pageViews = page.views === null ? null : page.views * reach;
  return { key, askers, views: null, pageViews, characters: section.characters, exposed };
}

/** Figures about single sections. */
export function measureOf(fit: SiteFit, sections: readonly Demand[]) {
  const believe = believer(fit.models, false);
  return {
    ratio: (at: number): Interval => intervalOf(believe(sections[at]?.askers ?? 0, fit.logExposures[at] ?? 0)),
    expected: (at: number): number =>
      perDay(fit, at, sections[at]?.exposedDays ?? 0) * (sections[at]?.countedDays ?? 0),
  };
}

/**
 * What became of sections that were mended. How sections differ is learnt from the whole time since before the first
 * fix, and without ageing: after a fix that helped there may be nothing left to learn from.
 * @param firstFix - The earliest one.
 */
export function effectsOf(sections: readonly Demand[], window: Window, firstFix: number) {
  const start = firstFix - window.days * DAY_MS;
  const days = (window.now - start) / DAY_MS;
  const fit = fitOf(sections.map((demand) => countOf(demand, peopleIn(demand.rows, start, window.now), days)));
  const believe = believer(fit.models, true);

  return (at: number, fixedAt: number): FixEffect => {
    const rows = sections[at]?.rows ?? [];
    const before = peopleIn(rows, fixedAt - window.days * DAY_MS, fixedAt);
    const after = peopleIn(rows, fixedAt, window.now);
    const daysSince = Math.max(LEAST_EXPOSED, (window.now - fixedAt) / DAY_MS);
    const logExposure = (fit.logExposures[at] ?? 0) + Math.log(window.days / days);
    const readers = viewsRatio(sections[at]?.placed.page.around, fixedAt);
    const exposure = daysSince * (readers ?? 1);
    const effect = effectOf(believe(before, logExposure), perDay(fit, at, days), { people: after, exposure });
    return { effect, before, after, daysSince, exposure: readers === null ? 'days' : 'views' };
  };
}

/** People whom a section draws in a day if it is like others. @param days - For how many its exposure stands. */
function perDay({ models, logExposures }: SiteFit, at: number, days: number): number {
  const usual = models.reduce((sum, { mu, weight }) => sum + weight * Math.exp(mu), 0);
  return usual * (Math.exp(logExposures[at] ?? 0) / Math.max(LEAST_EXPOSED, days));
}
