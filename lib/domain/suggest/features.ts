/** What a question is made of, in five families; each as distinct hashes. */
export type Features = Uint32Array[];

/** How much each family counts: stems, neighbouring stems, stems further apart, parts of words, parts across words. */
export const FAMILY_WEIGHTS = [1, 0.5, 0.3, 0.7, 0.7];
/** The family that the likelihood of words is reckoned with. */
export const PARTS = 3;

const [SHORTEST_PART, LONGEST_PART] = [3, 5];
/** So many stems may lie between two that are taken together. */
const FURTHEST = 3;
/** Endings that tell little, in English, German and French. */
const ENDING = /(?:ies|ing|ed|es|en|er|ly|[esn])$/;
const SHORTEST_STEM = 3;

export function featuresOf(text: string): Features {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const stems = words.map(stemOf);
  const families = FAMILY_WEIGHTS.map(() => new Set<number>());
  const add = (family: number, feature: string): void => void families[family]?.add(hashOf(feature, family));
  for (const stem of stems) add(0, stem);
  const marked = ['^', ...stems, '$'];
  for (let at = 1; at < marked.length; at += 1) add(1, `${marked[at - 1] ?? ''} ${marked[at] ?? ''}`);
  for (let at = 0; at < stems.length; at += 1) {
    for (let apart = 2; apart <= FURTHEST && at + apart < stems.length; apart += 1)
      add(2, `${stems[at] ?? ''} ${stems[at + apart] ?? ''}`);
  }
  for (const word of words) for (const part of partsOf(` ${word} `)) add(PARTS, part);
  for (const part of partsOf(` ${words.join(' ')} `)) add(4, part);
  return families.map((family) => Uint32Array.from(family));
}

function stemOf(word: string): string {
  const stem = word.replace(ENDING, '');
  return stem.length < SHORTEST_STEM ? word : stem;
}

function* partsOf(text: string): Generator<string> {
  for (let size = SHORTEST_PART; size <= LONGEST_PART; size += 1)
    for (let at = 0; at + size <= text.length; at += 1) yield text.slice(at, at + size);
}

/** FNV-1a, a family's own; two features that share one are rare enough to be one. */
function hashOf(text: string, family: number): number {
  let hash = 0x811c9dc5 ^ (family * 0x9e3779b9);
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
