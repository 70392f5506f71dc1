import { PRIOR, type Weighed } from './model';

/** One dimension of a grid: where its points lie, and how wide what each stands for is. */
export interface Axis {
  points: number[];
  width: number;
}

export interface Grid {
  mu: Axis;
  sigma: Axis;
  /** In the share's logarithm. */
  share: Axis;
  lift: Axis;
}

const POINTS = { mu: 9, sigma: 8, share: 7, lift: 7 } as const;
/** How far around the mean the next round looks, in standard deviations. */
const REACH = 3.2;
/** Around the crude rate of all sections, in logarithms: spread and failing sections pull it up. */
const MU_REACH = 1.6;

/** @param crude - Logarithm of all askers over all exposure. */
export function widest(crude: number): Grid {
  return {
    mu: axis(crude - MU_REACH, crude + 0.8, POINTS.mu),
    sigma: axis(PRIOR.sigma.low, PRIOR.sigma.high, POINTS.sigma),
    share: axis(Math.log(PRIOR.share.low), Math.log(PRIOR.share.high), POINTS.share),
    lift: axis(PRIOR.lift.low, PRIOR.lift.high, POINTS.lift),
  };
}

/** The part of the grid where the models lie that the last round found likely. */
export function zoomed(grid: Grid, models: readonly Weighed[]): Grid {
  const failing = models.filter(({ share }) => share > 0);
  const logShare = (model: Weighed) => Math.log(model.share);
  return {
    mu: around(grid.mu, models, ({ mu }) => mu, -Infinity, Infinity),
    sigma: around(grid.sigma, models, ({ sigma }) => sigma, PRIOR.sigma.low, PRIOR.sigma.high),
    share: around(grid.share, failing, logShare, Math.log(PRIOR.share.low), Math.log(PRIOR.share.high)),
    lift: around(grid.lift, failing, ({ lift }) => lift, PRIOR.lift.low, PRIOR.lift.high),
  };
}

function around(old: Axis, models: readonly Weighed[], of: (model: Weighed) => number, low: number, high: number) {
  const total = models.reduce((sum, { weight }) => sum + weight, 0);
  if (total <= 0) return old;
  const mean = models.reduce((sum, model) => sum + model.weight * of(model), 0) / total;
  const variance = models.reduce((sum, model) => sum + model.weight * (of(model) - mean) ** 2, 0) / total;
  const reach = REACH * Math.sqrt(variance + old.width ** 2 / 12); // what lies between two points counts as well
  return axis(Math.max(low, mean - reach), Math.min(high, mean + reach), old.points.length);
}

/** Points in the middle of equal parts. */
function axis(from: number, to: number, count: number): Axis {
  const width = (to - from) / count;
  return { points: Array.from({ length: count }, (_, index) => from + (index + 0.5) * width), width };
}
