import { sameNumbers } from './mixes.ts';
import type { Truth } from './score.ts';

/** As in ../shared/bench/flags/flags.py, from which these are: how many sections, what share of them fails how much more often, and how many readers ask. */
const SETTINGS = {
  'wiki-500': { sections: 500, bad: 0.05, times: 4, base: 0.002, spread: 0.25, views: [5.5, 1.4], isKnown: true },
  'wiki-5000': { sections: 5_000, bad: 0.02, times: 6, base: 0.002, spread: 0.5, views: [6, 1.5], isKnown: true },
  'busy-300': { sections: 300, bad: 0.08, times: 3.2, base: 0.01, spread: 0.4, views: [6.5, 1], isKnown: true },
  'quiet-200': { sections: 200, bad: 0.05, times: 6, base: 0.001, spread: 0.25, views: [5, 1.2], isKnown: true },
  'null-500': { sections: 500, bad: 0, times: 1, base: 0.002, spread: 0.25, views: [5.5, 1.4], isKnown: true },
  'noviews-400': { sections: 400, bad: 0.05, times: 8, base: 0.004, spread: 0.3, views: [5.5, 0.5], isKnown: false },
} as const;
const SITES = 60;
const LARGE_SITES = 8;

interface Site {
  id: string;
  sections: { key: string; askers: number; views: number | null; characters: number }[];
}

/**
 * Sites whose sections naturally differ by heavier tails than the statistics assume: Laplace's distribution of the
 * rate's logarithm, with the same standard deviation.
 */
export function heavyTailed(seed: number): { sites: Site[]; truth: Truth[] } {
  const random = sameNumbers(seed);
  const sites: Site[] = [];
  const truth: Truth[] = [];
  for (const [name, setting] of Object.entries(SETTINGS)) {
    for (let number = 0; number < (setting.sections > 500 ? LARGE_SITES : SITES); number += 1) {
      const id = `${name}/${String(number)}`;
      const made = Array.from({ length: setting.sections }, (_, at) => sectionOf(setting, at, random));
      sites.push({ id, sections: made.map(({ section }) => section) });
      const bad = made.filter(({ isBad }) => isBad).map(({ section }) => section.key);
      truth.push({ id, bad, ratios: made.map(({ ratio }) => ratio) });
    }
  }
  return { sites, truth };
}

function sectionOf(setting: (typeof SETTINGS)[keyof typeof SETTINGS], at: number, random: () => number) {
  const [middle, spread] = setting.views;
  const views = Math.max(1, Math.round(Math.exp(middle + spread * normal(random))));
  const isBad = random() < setting.bad;
  const ratio = Math.exp(setting.spread * laplace(random)) * (isBad ? setting.times : 1);
  const characters = Math.exp(setting.isKnown ? 7 + 0.8 * normal(random) : Math.log(views * 3) + 0.3 * normal(random));
  const section = {
    key: `p${String(Math.floor(at / 6))}#s${String(at % 6)}`,
    askers: poisson(views * setting.base * ratio, random),
    views: setting.isKnown ? views : null,
    characters: Math.round(characters),
  };
  return { section, isBad, ratio };
}

/** Box and Muller's. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Of standard deviation 1. */
function laplace(random: () => number): number {
  const size = -Math.log(1 - random()) / Math.SQRT2;
  return random() < 0.5 ? -size : size;
}

/** Exactly by Knuth's way; large means in parts, so that nothing runs out of a number's range. */
function poisson(mean: number, random: () => number): number {
  if (mean > 500) return poisson(500, random) + poisson(mean - 500, random);
  const end = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > end; product *= random()) count += 1;
  return count;
}
