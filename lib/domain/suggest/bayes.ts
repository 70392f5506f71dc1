import type { Corpus } from './corpus';
import { PARTS, type Features } from './features';

/** How many made-up parts of words each answer starts with, spread as in all questions. */
const PRIOR = 200;
/** However unlikely, an answer is not worse than this. */
const WORST = -100;

/** Naive Bayes over parts of words: for each answer, how much likelier they are in its questions than in all. */
export interface Bayes {
  /** @param without - Leaves out the questions of this answer, as if nobody had asked them. */
  scores(features: Features, answers: readonly number[], without?: number): Float64Array;
}

/** @param answerOf - By question: the answer's number. */
export function createBayes(corpus: Corpus, answerOf: Int32Array, answers: number): Bayes {
  const sizes = new Float64Array(answers);
  corpus.features.forEach((families, question) => {
    const answer = answerOf[question] ?? 0;
    sizes[answer] = (sizes[answer] ?? 0) + (families[PARTS]?.length ?? 0);
  });
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const counts = new Float64Array(answers);

  return {
    scores(features, wanted, without = -1) {
      const scores = new Float64Array(wanted.length);
      const total = all - (sizes[without] ?? 0);
      for (const feature of features[PARTS] ?? []) {
        const having = corpus.having(feature);
        for (const question of having) counts[answerOf[question] ?? 0] = (counts[answerOf[question] ?? 0] ?? 0) + 1;
        const share = (having.length - (counts[without] ?? 0)) / total;
        if (share > 0)
          wanted.forEach((answer, at) => {
            const here = ((counts[answer] ?? 0) + PRIOR * share) / ((sizes[answer] ?? 0) + PRIOR);
            scores[at] = (scores[at] ?? 0) + Math.log(here / share);
          });
        for (const question of having) counts[answerOf[question] ?? 0] = 0;
      }
      return scores.map((score) => Math.max(WORST, score));
    },
  };
}
