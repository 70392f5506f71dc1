import type { Cells } from './cells';
import { widest, zoomed, type Grid } from './grid';
import { LIFT_DENSITY, PRIOR, shareDensity, sigmaDensity, type Weighed } from './model';
import { ProbabilityTable } from './poisson-lognormal';
import { sampled } from './sample';
import { thinned } from './thinned';

/** Sections that each round looks at. Fine grids on few sections come first: with all of them at once, a coarse grid has one likely point and misses the rest. */
const ROUNDS = [500, 1_500, 3_000, 9_000, 9_000, 9_000];
/** Of all models so many are kept. */
const KEPT = 800;
/** A ratio beyond it changes nothing any more, and its product with others stays a number. */
const HIGHEST_RATIO = 1e100;

/** The models that a site's counts leave possible, of equal standing. */
export function fit(cells: Cells): Weighed[] {
  let grid = widest(crudeRate(cells));
  let models: Weighed[] = [];
  ROUNDS.forEach((size, round) => {
    if (round > 0) grid = zoomed(grid, models);
    models = weigh(sampled(cells, size), grid);
  });
  return thinned(models, KEPT);
}

function crudeRate({ counts, logExposures, sizes }: Cells): number {
  let askers = 0.5; // so that a site where nobody asked has a rate, too
  let exposure = 0;
  sizes.forEach((size, cell) => {
    askers += size * (counts[cell] ?? 0);
    exposure += size * Math.exp(logExposures[cell] ?? 0);
  });
  return Math.log(askers / exposure);
}

/** Every point of the grid with its likelihood times its prior. */
function weigh(cells: Cells, grid: Grid): Weighed[] {
  const models: (Weighed & { log: number })[] = [];
  const muArea = grid.mu.width * grid.sigma.width;
  const areaBeside = muArea * grid.share.width * grid.lift.width;
  for (const sigma of grid.sigma.points) {
    const table = new ProbabilityTable(sigma);
    const rows = Array.from(cells.counts, (count) => table.row(count));
    for (const mu of grid.mu.points) {
      const usual = logOf(table, cells, rows, mu);
      const sum = usual.reduce((all, one, cell) => all + one * (cells.sizes[cell] ?? 0), 0);
      const prior = Math.log(sigmaDensity(sigma));
      models.push({ mu, sigma, share: 0, lift: 0, weight: 0, log: sum + prior + Math.log(PRIOR.none * muArea) });
      for (const lift of grid.lift.points) {
        const ratios = logOf(table, cells, rows, mu + lift).map((one, cell) =>
          Math.min(HIGHEST_RATIO, Math.exp(one - (usual[cell] ?? 0))),
        );
        for (const logShare of grid.share.points) {
          const share = Math.exp(logShare);
          const density = (1 - PRIOR.none) * shareDensity(share) * share * LIFT_DENSITY * areaBeside;
          const log = sum + mixed(ratios, cells.sizes, share) + prior + Math.log(density);
          models.push({ mu, sigma, share, lift, weight: 0, log });
        }
      }
    }
  }
  const top = models.reduce((most, { log }) => Math.max(most, log), -Infinity);
  const total = models.reduce((all, { log }) => all + Math.exp(log - top), 0);
  return models.map(({ log, ...model }) => ({ ...model, weight: Math.exp(log - top) / total }));
}

function logOf(table: ProbabilityTable, cells: Cells, rows: Float64Array[], shift: number): Float64Array {
  return cells.counts.map((count, cell) =>
    table.read(count, rows[cell] ?? table.row(count), (cells.logExposures[cell] ?? 0) + shift),
  );
}

/** Sum of log(1 - share + share ratio) over all sections; the logarithm is taken of products, which is most of the time saved. */
function mixed(ratios: Float64Array, sizes: Float64Array, share: number): number {
  let sum = 0;
  let product = 1;
  for (let cell = 0; cell < ratios.length; cell++) {
    const one = 1 - share + share * (ratios[cell] ?? 0);
    if (sizes[cell] !== 1) {
      sum += (sizes[cell] ?? 0) * Math.log(one);
      continue;
    }
    product *= one;
    if (product > 1e100 || product < 1e-100) {
      sum += Math.log(product);
      product = 1;
    }
  }
  return sum + Math.log(product);
}
