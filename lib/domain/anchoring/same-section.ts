import { fingerprint, foldText, type SectionRef } from '../section';
import type { SectionTrace } from './descriptor';
import { pathOf, type IndexedHeading, type PageIndex } from './page-index';
import { likeness, sketchOf } from './sketch';

/** A section as it was then. */
export interface SectionThen extends SectionRef {
  /** Its own trace and those of the sections around it, the innermost first; empty where none was kept. */
  traces: SectionTrace[];
}

/** A section of today. */
export interface SectionNow {
  /** Index among the page's headings; -1 for the page itself, or the text before the first heading. */
  heading: number;
  /** 0 to 1: how sure it is that this is the section then, not one around it. */
  confidence: number;
}

/** What blocks that were in the section then say about where it is now: how many of them stand below each heading. */
export type Votes = Map<number, number>;

/** Sketches so alike are of one text; chance makes 1 in 64 bins agree. */
const ALIKE = 0.4;
/** Of a section's own blocks, when its heading is gone. */
const MAJORITY = 0.5;
const NO_VOTES: Votes = new Map();
const PAGE: SectionNow = { heading: -1, confidence: 0.5 };

/** Which of today's sections is that one of then; the nearest one around it where it is gone. */
export function findSection(index: PageIndex, then: SectionThen, votes: Votes = NO_VOTES): SectionNow {
  if (then.path.length === 0) return { heading: -1, confidence: 1 };
  for (let outwards = 0; outwards < then.path.length; outwards += 1) {
    const found = findOne(index, then, outwards, outwards === 0 ? votes : NO_VOTES);
    if (found !== null) return outwards === 0 ? found : { ...found, confidence: found.confidence / 2 };
  }
  return PAGE;
}

/** The section itself (0), or the one so many levels around it. */
function findOne(index: PageIndex, then: SectionThen, outwards: number, votes: Votes): SectionNow | null {
  const path = then.path.slice(0, then.path.length - outwards);
  const trace = then.traces[outwards];
  const folded = pathOf(path);
  const samePath = matching(index, ({ path: now }) => now === folded);
  if (samePath.length === 1) return sure(samePath[0]);
  if (samePath.length > 1) return amongMany(index, then, samePath, outwards === 0, trace, votes);
  const text = foldText(path.at(-1) ?? '');
  const sameText = matching(index, ({ text: now }) => now === text);
  const living = (outwards === 0 ? byHash(index, then.bodyHash) : null) ?? byTrace(index, trace);
  const voted = mostVoted(index, votes);
  if (sameText.length === 1) {
    const [only = -1] = sameText;
    const elsewhere = voted !== null && voted === living && voted !== only;
    if (!elsewhere) return { heading: only, confidence: 0.9 };
  }
  if (voted !== null) return { heading: voted, confidence: 0.8 };
  if (living !== null) return { heading: living, confidence: 0.7 };
  if (outwards === 0 && then.headingId !== null) {
    const sameId = matching(index, ({ id }) => id === then.headingId);
    if (sameId.length === 1) return { heading: sameId[0] ?? -1, confidence: 0.6 };
  }
  return null;
}

function matching(index: PageIndex, fits: (heading: IndexedHeading) => boolean): number[] {
  return index.headings.flatMap((heading, at) => (fits(heading) ? [at] : []));
}

function sure(heading = -1): SectionNow {
  return { heading, confidence: 1 };
}

/** Sections that only their order tells apart, as in a list of releases. */
function amongMany(
  index: PageIndex,
  then: SectionThen,
  alike: number[],
  own: boolean,
  trace: SectionTrace | undefined,
  votes: Votes,
): SectionNow {
  const ranked = alike.filter((at) => votes.has(at)).sort((a, b) => (votes.get(b) ?? 0) - (votes.get(a) ?? 0));
  const [voted] = ranked;
  if (voted !== undefined) return { heading: voted, confidence: 0.9 };
  const living = (own ? byHash(index, then.bodyHash) : null) ?? byTrace(index, trace);
  if (living !== null && alike.includes(living)) return { heading: living, confidence: 0.9 };
  const sameId = alike.filter((at) => own && then.headingId !== null && index.headings[at]?.id === then.headingId);
  if (sameId.length === 1) return { heading: sameId[0] ?? -1, confidence: 0.8 };
  return { heading: alike[own ? Math.min(then.occurrence, alike.length - 1) : 0] ?? -1, confidence: 0.6 };
}

/** A section that was given headings of its own inside is the outer one: it and its parts vote together. */
function mostVoted(index: PageIndex, votes: Votes): number | null {
  const all = [...votes.values()].reduce((sum, count) => sum + count, 0);
  const together: Votes = new Map();
  for (const [heading, count] of votes) {
    let outer = heading;
    for (let at = heading; at >= 0; at = index.headings[at]?.above ?? -1) if (votes.has(at)) outer = at;
    together.set(outer, (together.get(outer) ?? 0) + count);
  }
  const [most] = [...together].sort((a, b) => b[1] - a[1]);
  return most !== undefined && most[0] >= 0 && most[1] > all * MAJORITY ? most[0] : null;
}

/** The only section whose own text is what it was, to the letter. */
function byHash(index: PageIndex, bodyHash: string | null): number | null {
  if (bodyHash === null) return null;
  const same = fingerprintsOf(index).get(bodyHash) ?? [];
  return same.length === 1 ? (same[0] ?? null) : null;
}

const fingerprints = new WeakMap<PageIndex, Map<string, number[]>>();

/** Sections by the fingerprint of their own text; made once for a page. */
function fingerprintsOf(index: PageIndex): Map<string, number[]> {
  const known = fingerprints.get(index);
  if (known !== undefined) return known;
  const made = Map.groupBy(
    index.headings.keys().filter((at) => {
      const [first, last] = ownBlocks(index, at);
      return first <= last;
    }),
    (at) => {
      const [first, last] = ownBlocks(index, at);
      return fingerprint(index.text.slice(index.blocks[first]?.start ?? 0, index.blocks[last]?.end ?? 0));
    },
  );
  fingerprints.set(index, made);
  return made;
}

/** The heading whose own text is the trace's: the likest sketch, or the only one with its first block. */
function byTrace(index: PageIndex, trace: SectionTrace | undefined): number | null {
  if (trace === undefined) return null;
  const bins = trace.sketch.length;
  let best = { heading: -1, like: ALIKE };
  index.headings.forEach((heading, at) => {
    const like = likeness(trace.sketch, sketchOfSection(index, at, bins));
    if (like > best.like) best = { heading: at, like };
  });
  if (best.heading >= 0) return best.heading;
  const first = index.headings.flatMap(({ block }, at) =>
    trace.first !== 0 && index.short[block + 1] === trace.first ? [at] : [],
  );
  return first.length === 1 ? (first[0] ?? null) : null;
}

const sketches = new WeakMap<PageIndex, Map<string, number[]>>();

/** Of a section's own text, up to the next heading of any level; kept with the page's index. */
export function sketchOfSection(index: PageIndex, heading: number, bins: number): number[] {
  const known = sketches.get(index) ?? new Map<string, number[]>();
  sketches.set(index, known);
  const key = `${String(heading)} ${String(bins)}`;
  const made = known.get(key) ?? sketchOf(index, ...ownBlocks(index, heading), bins);
  known.set(key, made);
  return made;
}

/** First and last block of a section's own text; the last one is before the first where it has none. */
export function ownBlocks(index: PageIndex, heading: number): [first: number, last: number] {
  return [(index.headings[heading]?.block ?? -1) + 1, (index.headings[heading + 1]?.block ?? index.blocks.length) - 1];
}
