import type { Candidate } from './candidates';
import { compare, type Comparison } from './compare';
import type { Descriptor } from './descriptor';
import type { Landmarks } from './landmarks';
import type { PageIndex } from './page-index';
import type { Passage } from './passage';
import { placeFit, type Places } from './place';

/** What speaks for and against a candidate. All are 0 to 1, `place` may be negative. */
export interface Features {
  quote: number;
  unit: number;
  kept: number;
  runs: number;
  place: number;
  section: number;
  sameHash: number;
  verbatim: number;
  /** Another block then, like the unit, fits this place better: by how much. */
  lost: number;
  /** The candidate is another block of then, unchanged. */
  taken: number;
  /** It is one of the rivals, by its neighbours. */
  rival: number;
  /** How much less than half of the quote is kept. */
  little: number;
}

export interface Rated {
  candidate: Candidate;
  comparison: Comparison;
  features: Features;
  score: number;
}

/** Log-odds that the passage stands here and not nowhere; where they are from: docs/anchoring.md, "Figures". */
export const WEIGHTS: Features & { bias: number } = {
  quote: 6.4,
  unit: 5.7,
  kept: 3.9,
  runs: 2.9,
  place: 4.4,
  section: 1.7,
  sameHash: 3.5,
  verbatim: 0.3,
  lost: -4.1,
  taken: -10.5,
  rival: -8,
  little: -14.4,
  bias: -11.9,
};

/** What all candidates of an anchor are held against. */
export interface Search {
  descriptor: Descriptor;
  passage: Passage;
  index: PageIndex;
  marks: Landmarks;
  places: Places;
  /** Of the section then. */
  path: string;
}

export function rate(search: Search, candidate: Candidate): Rated {
  const comparison = compare(search.passage, search.index, candidate.block, candidate.blocks);
  const features = featuresOf(search, candidate, comparison);
  return { candidate, comparison, features, score: scoreOf(features) };
}

export function scoreOf(features: Features): number {
  let score = WEIGHTS.bias;
  for (const [name, value] of Object.entries(features)) score += value * WEIGHTS[name as keyof Features]; // a key of it
  return score;
}

function featuresOf(search: Search, candidate: Candidate, { quote, unit, kept, runs }: Comparison): Features {
  const { descriptor, index, marks, places, path } = search;
  const { block, blocks } = candidate;
  const place = placeFit(descriptor, index, places, block);
  const heading = index.headings[index.headingOf[block] ?? -1];
  const then = marks.then.get(block);
  const rivals = descriptor.rivals.map(({ distance }) => placeFit(descriptor, index, places, block, distance));
  return {
    quote,
    unit,
    kept,
    runs,
    place,
    section: (heading?.path ?? '') === path ? 1 : 0,
    sameHash: blocks === 1 && index.hashes[block] === descriptor.hash ? 1 : 0,
    verbatim: candidate.verbatim.length > 0 ? 1 : 0,
    lost: Math.max(0, Math.min(1, Math.max(0, ...rivals) - place)),
    taken: then !== undefined && then !== 0 ? 1 : 0,
    rival: isRival(descriptor, index, block) ? 1 : 0,
    little: Math.max(0, 0.5 - quote),
  };
}

/** A rival is known by its neighbours, where the unit's own are not there. */
function isRival(descriptor: Descriptor, index: PageIndex, block: number): boolean {
  const [previous, next] = [index.short[block - 1] ?? 0, index.short[block + 1] ?? 0];
  if (previous === (descriptor.above[0]?.short ?? 0) || next === (descriptor.below[0]?.short ?? 0)) return false;
  return descriptor.rivals.some(
    (rival) => rival.short === index.short[block] && rival.previous === previous && rival.next === next,
  );
}
