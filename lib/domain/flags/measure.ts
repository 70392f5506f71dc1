import type { Window } from './decay';
import type { Demand } from './demand';
import { effectOf, type Effect } from './effect';
import type { SiteExcess } from './excess';
import { beliefOf, intervalOf, type Interval } from './interval';

/** What became of a section that was mended; `before` and `after`: people who asked, in as many days as the window has, and since. */
export interface FixEffect {
  effect: Effect;
  before: number;
  after: number;
}

const DAY_MS = 86_400_000;
/** A section that begins anew this very minute was exposed for a moment at least. In days. */
export const LEAST_EXPOSED = 0.02;

/** Turns the models into figures about single sections. */
export function measureOf({ models, logExposures }: SiteExcess, sections: readonly Demand[], window: Window) {
  const usual = models.reduce((sum, { mu, weight }) => sum + weight * Math.exp(mu), 0);
  /** People whom the section draws in a day if it is like others. */
  const perDay = (at: number) =>
    usual * (Math.exp(logExposures[at] ?? 0) / Math.max(LEAST_EXPOSED, sections[at]?.exposedDays ?? 0));
  return {
    ratio: (at: number): Interval =>
      intervalOf(beliefOf(sections[at]?.askers ?? 0, logExposures[at] ?? 0, models, false)),
    expected: (at: number): number => perDay(at) * window.days,
    effect(at: number, fixedAt: number): FixEffect {
      const asked = sections[at]?.askedAt ?? [];
      const from = fixedAt - window.days * DAY_MS;
      const before = asked.filter((time) => time >= from && time < fixedAt).length;
      const after = asked.filter((time) => time >= fixedAt && time <= window.now).length;
      const days = Math.max(LEAST_EXPOSED, (window.now - fixedAt) / DAY_MS);
      const logDay = Math.log(perDay(at) / usual);
      const belief = beliefOf(before, logDay + Math.log(window.days), models, true);
      return { effect: effectOf(belief, perDay(at), { people: after, exposure: days }), before, after };
    },
  };
}
