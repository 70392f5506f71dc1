import { logProbability } from './poisson-lognormal';
import type { SectionCount } from './section-count';

/** On what a section's expected number of askers rests. */
export type Denominator =
  /** Its own views. */
  | { of: 'views' }
  /** Its page's views, shared out by place and by length to a power. */
  | { of: 'page-views'; power: number }
  | { of: 'length'; power: number };

const POWERS = [0, 0.2, 0.4, 0.6, 0.8, 1, 1.2];
const SPREADS = [0.1, 0.3, 0.5, 0.8, 1.2];
/** Sections that are looked at to find the power. */
const ENOUGH = 1_500;
/** Views of the other pages say nothing while so few are known. */
const MOSTLY = 0.9;

/**
 * How much each section was exposed to readers, as logarithms: its views where every section has them; else its page's
 * views, where nearly all have them; else its length alone. Length counts to a power that the site's own counts make
 * likely: a longer section holds more to ask about.
 */
export function exposuresOf(sections: readonly SectionCount[]): { logExposures: number[]; denominator: Denominator } {
  const times = sections.map(({ exposed }) => Math.log(exposed));
  if (sections.length > 0 && sections.every(({ views }) => views !== null)) {
    const logs = sections.map(({ views }, at) => Math.log(Math.max(1, views ?? 1)) + (times[at] ?? 0));
    return { logExposures: logs, denominator: { of: 'views' } };
  }
  const readers = readersOf(sections);
  const lengths = sections.map(({ characters }) => Math.log(Math.max(1, characters)));
  const given = sections.map((_, at) => readers?.[at] ?? 0);
  const power = powerOf(
    sections.map(({ askers }) => askers),
    lengths,
    given,
  );
  return {
    logExposures: lengths.map((length, at) => power * length + (given[at] ?? 0) + (times[at] ?? 0)),
    denominator: { of: readers === null ? 'length' : 'page-views', power },
  };
}

/** Logarithms of the pages' readers; a page of which nothing is told is taken for a middling one. `null`: too few are known, or nothing is counted. */
function readersOf(sections: readonly SectionCount[]): number[] | null {
  const known = sections.flatMap(({ pageViews }) => (pageViews === null ? [] : [Math.log(Math.max(1, pageViews))]));
  if (known.length === 0 || known.length < sections.length * MOSTLY) return null;
  const views = sections.reduce((sum, { pageViews }) => sum + (pageViews ?? 0), 0);
  if (views < sections.reduce((sum, { askers }) => sum + askers, 0)) return null; // whoever asks has read it: nobody counts here

  const middle = known.toSorted((a, b) => a - b)[Math.floor(known.length / 2)] ?? 0;
  return sections.map(({ pageViews }) => (pageViews === null ? middle : Math.log(Math.max(1, pageViews))));
}

/** The likeliest power, where sections may differ and some fail their readers. */
function powerOf(counts: number[], lengths: number[], given: number[]): number {
  const step = Math.max(1, Math.floor(counts.length / ENOUGH));
  const some = [...counts.keys()].filter((index) => index % step === 0);
  const total = some.reduce((sum, index) => sum + (counts[index] ?? 0), 0.5);
  let best = { power: 0, log: -Infinity };
  for (const power of POWERS) {
    const exposed = (index: number) => power * (lengths[index] ?? 0) + (given[index] ?? 0);
    const exposure = some.reduce((sum, index) => sum + Math.exp(exposed(index)), 0);
    for (const spread of SPREADS) {
      const mu = Math.log(total / exposure) - (spread * spread) / 2;
      let log = 0;
      for (const index of some) {
        const usual = logProbability(counts[index] ?? 0, mu + exposed(index), spread);
        const lifted = logProbability(counts[index] ?? 0, mu + exposed(index) + Math.log(5), spread);
        log += usual + Math.log(0.95 + 0.05 * Math.exp(Math.min(200, lifted - usual)));
      }
      if (log > best.log) best = { power, log };
    }
  }
  return best.power;
}
