import { createBayes } from './bayes';
import { createCorpus, type Corpus } from './corpus';
import { featuresOf, type Features } from './features';
import type { Fitted, Neighbourhood } from './fitted';
import { leftOut } from './left-out';
import { confidenceOf, scored, type Scored } from './score';
import { fitRidge, voicesOf } from './ridge';
import { thresholdFor } from './threshold';

/** A question that was asked before, and what answered it: another name for the same thing each time. */
export interface KnownQuestion {
  text: string;
  answer: string;
}

export interface Ranked {
  /** Best first, each once; a handful. */
  answers: string[];
  /** Whether the best is worth showing: with less, people who ask something new would mostly be shown something. */
  isSure: boolean;
}

export interface Ranking {
  rank(text: string): Ranked;
}

/** Up to so many questions all of them are held against a new one; of more, only the nearest. */
const ALL = 400;
const NEAREST = 200;
const MOST_ANSWERS = 10;

/**
 * Ranks what answered earlier questions by how well it may answer a new one: kernel ridge regression on shared words and
 * parts of words, plain and sharpened, and naive Bayes. Nothing is learnt of the outside world, so it works in any language.
 */
export function createRanking(known: KnownQuestion[]): Ranking {
  const corpus = createCorpus(known.map(({ text }) => text));
  const answers = [...new Set(known.map(({ answer }) => answer))];
  const numbers = new Map(answers.map((answer, at) => [answer, at]));
  const answerOf = Int32Array.from(known, ({ answer }) => numbers.get(answer) ?? 0);
  const fitted: Fitted = { corpus, answerOf, answers, bayes: createBayes(corpus, answerOf, answers.length) };
  const whole =
    known.length <= ALL
      ? neighbourhoodOf(
          corpus,
          Int32Array.from(known, (_, at) => at),
        )
      : null;
  let threshold: number | null = null;

  return {
    rank(text) {
      if (known.length === 0) return { answers: [], isSure: false };
      const features = featuresOf(text);
      const likeness = corpus.likenessOf(features);
      const found = scoresNear(fitted, whole ?? nearestTo(corpus, likeness), features, likeness);
      threshold ??= thresholdFor(whole === null ? sampled(fitted) : leftOut(fitted, whole));
      const best = found.toSorted((a, b) => b.rank - a.rank).slice(0, MOST_ANSWERS);
      return { answers: best.map(({ answer }) => answers[answer] ?? ''), isSure: confidenceOf(found) >= threshold };
    },
  };
}

function neighbourhoodOf(corpus: Corpus, questions: Int32Array): Neighbourhood {
  return { questions, ridge: fitRidge(corpus.likenessAmong(questions), questions.length) };
}

/** @param likeness - Of the new question to all. */
function nearestTo(corpus: Corpus, likeness: Float64Array): Neighbourhood {
  const least = likeness.toSorted()[Math.max(0, likeness.length - NEAREST)] ?? 0;
  const near = [...likeness.keys()].filter((question) => (likeness[question] ?? 0) >= least);
  return neighbourhoodOf(corpus, Int32Array.from(near.slice(0, NEAREST)));
}

function scoresNear(
  { bayes, answerOf }: Fitted,
  { questions, ridge }: Neighbourhood,
  features: Features,
  likeness: Float64Array,
  without = -1,
): Scored[] {
  const voices = voicesOf(
    ridge,
    Float64Array.from(questions, (question) => likeness[question] ?? 0),
  );
  const sums = new Map<number, { plain: number; sharp: number }>();
  questions.forEach((question, at) => {
    const answer = answerOf[question] ?? 0;
    const sum = sums.get(answer) ?? { plain: 0, sharp: 0 };
    sum.plain += voices.plain[at] ?? 0;
    sum.sharp += voices.sharp[at] ?? 0;
    sums.set(answer, sum);
  });
  const candidates = [...sums.keys()];
  const likely = bayes.scores(features, candidates, without);
  return [...sums].map(([answer, { plain, sharp }], at) => scored(answer, plain, sharp, likely[at] ?? 0));
}

/** Every so many questions, asked as if nobody had asked any with that answer. */
const SAMPLE = 40;

function sampled(fitted: Fitted): number[] {
  const { corpus, answerOf } = fitted;
  const step = corpus.count / SAMPLE;
  return Array.from({ length: SAMPLE }, (_, at) => {
    const question = Math.floor(at * step);
    const features = corpus.features[question] ?? [];
    const own = answerOf[question] ?? 0;
    const likeness = corpus.likenessOf(features).map((like, other) => (answerOf[other] === own ? -1 : like));
    return confidenceOf(scoresNear(fitted, nearestTo(corpus, likeness), features, likeness, own));
  });
}
