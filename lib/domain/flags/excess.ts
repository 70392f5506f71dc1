import { cellsOf, type Cells } from './cells';
import { fit } from './fit';
import { believer, intervalOf, type Interval } from './interval';
import type { Weighed } from './model';
import { ProbabilityTable } from './poisson-lognormal';
import { exposuresOf, type Denominator } from './denominator';
import type { SectionCount } from './section-count';

/** A section, and how much more is asked about it than its readership would draw. */
export interface Excess {
  key: string;
  /** Probability that it is a section like others, after all counts of the site were seen. */
  ordinary: number;
  /** Its rate as a multiple of the site's usual one, with the interval that holds it with 95 %. */
  ratio: Interval;
}

/** What a site's counts say of how often sections are asked about. */
export interface SiteFit {
  denominator: Denominator;
  /** Natural logarithm of each section's exposure. */
  logExposures: number[];
  models: Weighed[];
}

export interface SiteExcess extends SiteFit {
  /** Every section's probability to be ordinary, in the order given. */
  ordinary: Float64Array;
  /** Those flagged, surest first. */
  flags: Excess[];
  /** The same of a section with another count; what it takes was made with the rest, so that it is quick. */
  tell(askers: number, logExposure: number): Omit<Excess, 'key'>;
}

/** So many of the flags may be wrong, in the mean over sites. */
export const FALSE_DISCOVERY_RATE = 0.1;

/**
 * The sections of a site that are asked about more often than sections naturally differ. Flagged is the longest row,
 * surest first, of which at most one in ten is expected to be ordinary (Newton et al. 2004, "Detecting differential gene
 * expression with a semiparametric hierarchical mixture method", Biostatistics 5, on this rule).
 */
export function excessOf(sections: readonly SectionCount[]): SiteExcess {
  const { cells, denominator, logExposures, models } = fitted(sections);
  const ordinaryIn = ordinaryBy(models);
  const byCell = ordinaryIn(cells);
  const ordinary = Float64Array.from(cells.of, (cell) => byCell[cell] ?? 1);
  const believe = believer(models, denominator.of === 'views');
  const flags = longestRow(ordinary).map((section) => ({
    key: sections[section]?.key ?? '',
    ordinary: ordinary[section] ?? 1,
    ratio: intervalOf(believe(sections[section]?.askers ?? 0, logExposures[section] ?? 0)),
  }));
  const tell = (askers: number, logExposure: number) => ({
    ordinary: ordinaryIn(cellsOf([askers], [logExposure]))[0] ?? 1,
    ratio: intervalOf(believe(askers, logExposure)),
  });
  return { denominator, logExposures, models, ordinary, flags, tell };
}

/** The models alone, for figures about single sections. */
export function fitOf(sections: readonly SectionCount[]): SiteFit {
  const { denominator, logExposures, models } = fitted(sections);
  return { denominator, logExposures, models };
}

function fitted(sections: readonly SectionCount[]): SiteFit & { cells: Cells } {
  const { logExposures, denominator } = exposuresOf(sections);
  const cells = cellsOf(
    sections.map(({ askers }) => askers),
    logExposures,
  );
  return { cells, logExposures, denominator, models: sections.length === 0 ? [] : fit(cells) };
}

/** For each cell the probability that its sections are ordinary, averaged over the models. */
function ordinaryBy(models: readonly Weighed[]): (cells: Cells) => Float64Array {
  const tables = new Map(models.map(({ sigma }) => [sigma, new ProbabilityTable(sigma)]));
  return ({ counts, logExposures }) => {
    const sum = new Float64Array(counts.length);
    for (const { mu, sigma, share, lift, weight } of models) {
      const table = tables.get(sigma) ?? new ProbabilityTable(sigma);
      counts.forEach((count, cell) => {
        const at = (logExposures[cell] ?? 0) + mu;
        const row = table.row(count);
        const ratio = share === 0 ? 0 : Math.exp(table.read(count, row, at + lift) - table.read(count, row, at));
        sum[cell] = (sum[cell] ?? 0) + (weight * (1 - share)) / (1 - share + share * ratio);
      });
    }
    return sum;
  };
}

function longestRow(ordinary: Float64Array): number[] {
  const order = [...ordinary.keys()].sort((a, b) => (ordinary[a] ?? 1) - (ordinary[b] ?? 1) || a - b);
  let sum = 0;
  let longest = 0;
  for (const [place, section] of order.entries()) {
    sum += ordinary[section] ?? 1;
    if (sum <= FALSE_DISCOVERY_RATE * (place + 1)) longest = place + 1;
    else if ((ordinary[section] ?? 1) > 0.5) break;
  }
  return order.slice(0, longest);
}
