import { FAMILY_WEIGHTS, featuresOf, type Features } from './features';

/** Questions that were asked before, by what they are made of. */
export interface Corpus {
  count: number;
  features: Features[];
  /** Questions that have a feature; in no order that matters. */
  having(feature: number): readonly number[];
  /** How alike a text and each of the questions are: 0 to 1. */
  likenessOf(features: Features): Float64Array;
  /** The same among some of the questions, row by row. */
  likenessAmong(some: Int32Array): Float64Array;
}

const WHOLE = FAMILY_WEIGHTS.reduce((sum, weight) => sum + weight, 0);
const NONE: readonly number[] = [];

/** Cosine of binary features that weigh more the rarer they are, family by family. */
export function createCorpus(texts: string[]): Corpus {
  const features = texts.map(featuresOf);
  const postings = new Map<number, number[]>();
  features.forEach((families, question) => {
    for (const family of families)
      for (const feature of family) {
        const list = postings.get(feature);
        if (list === undefined) postings.set(feature, [question]);
        else list.push(question);
      }
  });
  const count = texts.length;
  const weights = new Map<number, number>();
  /** The square of a feature's weight; one that no question has is the rarest of all. */
  const weightOf = (feature: number): number => {
    const known = weights.get(feature);
    if (known !== undefined) return known;
    const weight = Math.max(0, Math.log((count + 1) / ((postings.get(feature)?.length ?? 0) + 0.5)));
    if (postings.has(feature)) weights.set(feature, weight);
    return weight;
  };
  const lengthsOf = (families: Features): number[] =>
    families.map((family) => Math.sqrt(family.reduce((sum, feature) => sum + weightOf(feature), 0)));
  const lengths = features.map(lengthsOf);

  function add(
    into: Float64Array,
    row: number,
    families: Features,
    own: number[],
    listOf: Lists,
    among: Int32Array | null,
  ) {
    const shared = new Float64Array(among?.length ?? count);
    families.forEach((family, kind) => {
      shared.fill(0);
      for (const feature of family) {
        const weight = weightOf(feature);
        for (const at of listOf(feature)) shared[at] = (shared[at] ?? 0) + weight;
      }
      const part = (FAMILY_WEIGHTS[kind] ?? 0) / WHOLE;
      for (let at = 0; at < shared.length; at += 1) {
        const other = lengths[among === null ? at : (among[at] ?? 0)]?.[kind] ?? 0;
        const both = (own[kind] ?? 0) * other;
        if (both > 0) into[row + at] = (into[row + at] ?? 0) + (part * (shared[at] ?? 0)) / both;
      }
    });
  }

  return {
    count,
    features,
    having: (feature) => postings.get(feature) ?? NONE,
    likenessOf(families) {
      const row = new Float64Array(count);
      add(row, 0, families, lengthsOf(families), (feature) => postings.get(feature) ?? NONE, null);
      return row;
    },
    likenessAmong(some) {
      const local = new Map<number, number[]>();
      some.forEach((question, at) => {
        for (const family of features[question] ?? [])
          for (const feature of family) {
            const list = local.get(feature);
            if (list === undefined) local.set(feature, [at]);
            else list.push(at);
          }
      });
      const rows = new Float64Array(some.length * some.length);
      some.forEach((question, at) => {
        const own = lengths[question] ?? [];
        add(rows, at * some.length, features[question] ?? [], own, (feature) => local.get(feature) ?? NONE, some);
      });
      return rows;
    },
  };
}

type Lists = (feature: number) => readonly number[];
