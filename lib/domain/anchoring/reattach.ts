import { finish, type Steps } from '@/lib/domain/slices';
import { findCandidates, makingPostings, type Candidate, type Postings } from './candidates';
import type { Descriptor } from './descriptor';
import { findLandmarks, type Landmarks } from './landmarks';
import { findWords } from './find-words';
import { blockAt, pathOf, type PageIndex } from './page-index';
import { readPassage } from './passage';
import { rangeIn } from './passage-range';
import { sortPlaces } from './place';
import type { SectionRef } from '../section';
import { findSection, type SectionNow, type Votes } from './same-section';
import { rate, type Rated, type Search } from './score';

/** A page's index with what is made of it when first needed. */
export class PageSearch {
  readonly index: PageIndex;
  #postings: Postings | null = null;
  #last: { words: string; places: number[] } | null = null;

  constructor(index: PageIndex) {
    this.index = index;
  }

  /** Makes all that a search may need, with rests. */
  *prepare(): Steps<void> {
    this.#postings ??= yield* makingPostings(this.index);
  }

  /** Every place where words stand in the text, found by their rarest word: the whole text is not gone through again. */
  occurrences(words: string): number[] {
    if (this.#last?.words !== words) this.#last = { words, places: findWords(this.index, this.postings(), words) };
    return this.#last.places;
  }

  postings(): Postings {
    this.#postings ??= finish(makingPostings(this.index));
    return this.#postings;
  }
}

export interface Wanted {
  descriptor: Descriptor;
  /** With folded blanks. */
  quote: string;
  section: SectionRef;
}

export interface Found {
  /** `null`: the passage is gone. */
  at: { start: number; end: number } | null;
  /** Log-odds that it stands there and not nowhere. */
  score: number;
  section: SectionNow;
}

/** A block that keeps so much of the unit besides the quote is the unit, which lost the quote. */
const LIVING = 0.5;

/** Candidates so like the unit are not joined with their neighbours. */
const WHOLE = 0.95;
/** So many of the best are tried together with a neighbour. */
const JOINED = 3;

/** All candidates, the best first. */
export function rateAll(page: PageSearch, wanted: Wanted): { search: Search; rated: Rated[] } {
  const { descriptor, quote } = wanted;
  const { index } = page;
  const marks = findLandmarks(descriptor, index);
  const places = sortPlaces(marks);
  const path = pathOf(wanted.section.path);
  const search: Search = { descriptor, passage: readPassage(descriptor, quote), index, marks, places, path };
  const candidates = findCandidates(descriptor, quote, page, marks, places);
  const rated = candidates.map((candidate) => rate(search, candidate)).sort(byScore);
  const joined = rated
    .slice(0, JOINED)
    .filter(({ candidate, comparison }) => candidate.verbatim.length === 0 && comparison.quote < WHOLE)
    .flatMap(({ candidate }) => withNeighbours(candidate, index))
    .map((candidate) => rate(search, candidate));
  return { search, rated: [...rated, ...joined].sort(byScore) };
}

/**
 * Finds the passage, or its section where it is gone.
 * @param least - Log-odds below which it counts as gone.
 */
export function reattach(page: PageSearch, wanted: Wanted, least: number): Found {
  const { search, rated } = rateAll(page, wanted);
  const [best] = rated;
  const range =
    best === undefined || best.score < least
      ? null
      : rangeIn(wanted.descriptor, search.passage, page.index, wanted.quote, best);
  if (best !== undefined && range !== null)
    return { at: range, score: best.score, section: sectionOf(page.index, range) };
  return { at: null, score: best?.score ?? -Infinity, section: lostSection(search, rated, wanted) };
}

function sectionOf(index: PageIndex, { start }: { start: number }): SectionNow {
  return { heading: index.headingOf[blockAt(index, start)] ?? -1, confidence: 1 };
}

/** A section that an anchor is about as a whole: what was described is its heading, so that nothing above is its own. */
export function findDescribed(index: PageIndex, descriptor: Descriptor, section: SectionRef): SectionNow {
  const votes = votesOf({ ...descriptor, above: [] }, index, findLandmarks(descriptor, index));
  return findSection(index, { ...section, traces: descriptor.sections }, votes);
}

/** A block that lives on without the quote still stands in the section; else the section is looked for itself. */
function lostSection({ descriptor, index, marks }: Search, rated: Rated[], { section }: Wanted): SectionNow {
  const living = rated
    .filter(({ comparison, features }) => comparison.rest > LIVING && features.taken === 0 && features.rival === 0)
    .sort((a, b) => b.comparison.rest - a.comparison.rest)[0];
  if (living !== undefined) return { heading: index.headingOf[living.candidate.block] ?? -1, confidence: 0.9 };
  return findSection(index, { ...section, traces: descriptor.sections }, votesOf(descriptor, index, marks));
}

/** The blocks that stood in the same section then, by where they are now. */
function votesOf({ above, below }: Pick<Descriptor, 'above' | 'below'>, index: PageIndex, marks: Landmarks): Votes {
  const votes: Votes = new Map();
  const vote = (place: number): void => {
    const block = marks.now.get(place);
    if (block === undefined) return;
    const heading = index.headingOf[block] ?? -1;
    votes.set(heading, (votes.get(heading) ?? 0) + 1);
  };
  for (let at = 0; at < above.length; at += 1) {
    vote(-1 - at);
    if ((above[at]?.level ?? 0) > 0) break; // the section's own heading
  }
  for (let at = 0; at < below.length && below[at]?.level === 0; at += 1) vote(1 + at);
  return votes;
}

const byScore = (a: Rated, b: Rated): number => b.score - a.score;

function withNeighbours({ block, blocks }: Candidate, index: PageIndex): Candidate[] {
  const joined: Candidate[] = [];
  if (block > 0) joined.push({ block: block - 1, blocks: blocks + 1, verbatim: [] });
  if (block + blocks < index.blocks.length) joined.push({ block, blocks: blocks + 1, verbatim: [] });
  return joined;
}
