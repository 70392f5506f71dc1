import type { Weighed } from './model';

/**
 * So few of all models that what follows stays quick, and none of them favoured: each is kept as often as its weight
 * earns it along the whole row (systematic sampling). The likeliest alone would leave out what is merely possible, and
 * the intervals would be too narrow.
 * @param count - How many are kept at most; the smallest weight is one in so many.
 */
export function thinned(models: readonly Weighed[], count: number): Weighed[] {
  const found: Weighed[] = [];
  let sum = 0;
  for (const model of models) {
    const before = Math.round(sum * count);
    sum += model.weight;
    const times = Math.round(sum * count) - before;
    if (times > 0) found.push({ ...model, weight: times / count });
  }
  return found;
}
