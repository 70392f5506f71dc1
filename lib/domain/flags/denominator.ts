import { logProbability } from './poisson-lognormal';
import type { SectionCount } from './section-count';

/** On what a section's expected number of askers rests. */
export type Denominator = { of: 'views' } | { of: 'length'; power: number };

const POWERS = [0, 0.2, 0.4, 0.6, 0.8, 1, 1.2];
const SPREADS = [0.1, 0.3, 0.5, 0.8, 1.2];
/** Sections that are looked at to find the power. */
const ENOUGH = 1_500;

/**
 * How much each section was exposed to readers, as logarithms: its views where every section has them; else its length
 * to a power that the site's own counts make likely (a longer section holds more to ask about, and more of its page's
 * readers come by).
 */
export function exposuresOf(sections: readonly SectionCount[]): { logExposures: number[]; denominator: Denominator } {
  if (sections.length > 0 && sections.every(({ views }) => views !== null)) {
    return {
      logExposures: sections.map(({ views, exposed }) => Math.log(Math.max(1, views ?? 1) * exposed)),
      denominator: { of: 'views' },
    };
  }
  const lengths = sections.map(({ characters }) => Math.log(Math.max(1, characters)));
  const power = powerOf(
    sections.map(({ askers }) => askers),
    lengths,
  );
  return {
    logExposures: sections.map(({ exposed }, at) => power * (lengths[at] ?? 0) + Math.log(exposed)),
    denominator: { of: 'length', power },
  };
}

/** The likeliest power, where sections may differ and some fail their readers. */
function powerOf(counts: number[], lengths: number[]): number {
  const step = Math.max(1, Math.floor(counts.length / ENOUGH));
  const some = [...counts.keys()].filter((index) => index % step === 0);
  const total = some.reduce((sum, index) => sum + (counts[index] ?? 0), 0.5);
  let best = { power: 0, log: -Infinity };
  for (const power of POWERS) {
    const exposure = some.reduce((sum, index) => sum + Math.exp(power * (lengths[index] ?? 0)), 0);
    for (const spread of SPREADS) {
      const mu = Math.log(total / exposure) - (spread * spread) / 2;
      let log = 0;
      for (const index of some) {
        const at = mu + power * (lengths[index] ?? 0);
        const usual = logProbability(counts[index] ?? 0, at, spread);
        const lifted = logProbability(counts[index] ?? 0, at + Math.log(5), spread);
        log += usual + Math.log(0.95 + 0.05 * Math.exp(Math.min(200, lifted - usual)));
      }
      if (log > best.log) best = { power, log };
    }
  }
  return best.power;
}
