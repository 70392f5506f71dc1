import type { Bayes } from './bayes';
import type { Corpus } from './corpus';
import type { Ridge } from './ridge';

/** Where a new question is looked at: the questions near it, and the regression over them. */
export interface Neighbourhood {
  questions: Int32Array;
  ridge: Ridge;
}

/** What is made of the known questions once. */
export interface Fitted {
  corpus: Corpus;
  bayes: Bayes;
  /** By question: its answer's number. */
  answerOf: Int32Array;
  answers: string[];
}
