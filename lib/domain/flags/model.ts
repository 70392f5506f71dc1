/**
 * How often readers of a site's sections ask: `askers ~ Poisson(exposure exp(mu + sigma z))`, z ~ N(0, 1), which leaves
 * sections to differ by themselves; a share of them draws `exp(lift)` times as many. Nothing of it is known beforehand,
 * so that what is said of a section is averaged over all models that the site's counts leave possible.
 */
export interface Model {
  /** Logarithm of the usual rate, for each unit of exposure. */
  mu: number;
  /** How much sections differ by themselves: standard deviation of the rate's logarithm. */
  sigma: number;
  /** Share of sections that fail their readers; 0 in models in which none does. */
  share: number;
  /** Logarithm of how many times as many these draw. */
  lift: number;
}

/** A model, and how likely it is after the counts were seen; the weights of all add up to 1. */
export interface Weighed extends Model {
  weight: number;
}

/** What is believed before any count is seen; densities are normed over their whole range. */
export const PRIOR = {
  /** That no section of a site fails its readers. */
  none: 0.1,
  share: { low: 0.003, high: 0.2 },
  lift: { low: Math.log(2), high: Math.log(12) },
  sigma: { low: 0.02, high: 1.6, scale: 0.4 },
} as const;

/** Falls with the share: few failing sections are likelier than many. */
export function shareDensity(share: number): number {
  const root = (at: number) => 2 * Math.sqrt(at + 0.01);
  return (share + 0.01) ** -0.5 / (root(PRIOR.share.high) - root(PRIOR.share.low));
}

/** Half of a normal density; the missing part beyond the range's end is below a ten-thousandth. */
export function sigmaDensity(sigma: number): number {
  const { scale } = PRIOR.sigma;
  return (Math.sqrt(2 / Math.PI) / scale) * Math.exp(-((sigma / scale) ** 2) / 2);
}

export const LIFT_DENSITY = 1 / (PRIOR.lift.high - PRIOR.lift.low);
