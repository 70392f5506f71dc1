import { createCorpus } from '../suggest/corpus';
import { featuresOf } from '../suggest/features';
import type { DeskRow } from './row';

/** Why two requests may be the same one. */
export interface Duplicate {
  row: DeskRow;
  why: 'words' | 'section';
}

/** How alike their words are, at the least; beside the same section less is enough. As for offers, see `asked-before.ts`. */
const SAME_WORDS = 0.35;
const SAME_WORDS_NEARBY = 0.15;
const MOST = 6;
/** Of the same site; the same page's first, then the newest. */
const LOOKED_AT = 2_000;

/** Requests that may ask the same, the likeliest first. */
export function likelyDuplicates(row: DeskRow, all: readonly DeskRow[]): Duplicate[] {
  const others = all
    .filter((one) => one.id !== row.id && one.siteId === row.siteId && one.mergedInto === null)
    .sort((one, other) => near(other, row) - near(one, row) || other.openedAt - one.openedAt)
    .slice(0, LOOKED_AT);
  const likeness = createCorpus(others.map(({ words }) => words)).likenessOf(featuresOf(row.words));
  return others
    .map((other, at) => ({ row: other, like: likeness[at] ?? 0, nearby: near(other, row) === 2 }))
    .filter(({ like, nearby }) => like >= (nearby ? SAME_WORDS_NEARBY : SAME_WORDS))
    .sort((one, other) => other.like - one.like)
    .slice(0, MOST)
    .map(({ row: found, like }) => ({ row: found, why: like >= SAME_WORDS ? 'words' : 'section' }));
}

/** 2: the same section, 1: the same page. */
function near(one: DeskRow, other: DeskRow): number {
  if (one.pageKey !== other.pageKey) return 0;
  return one.path.join('\n') === other.path.join('\n') ? 2 : 1;
}
