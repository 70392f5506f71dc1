import { factorise, solve } from './cholesky';
import type { Fitted, Neighbourhood } from './fitted';
import { confidenceOf, scored } from './score';

/**
 * How sure the ranking would be of each known question if nobody had asked any with its answer: what a new question
 * looks like. In closed form: without the rows G, a prediction for them is -(A_GG)⁻¹ (A Y)_G, with A = (K + I)⁻¹.
 */
export function leftOut(fitted: Fitted, { questions, ridge }: Neighbourhood): number[] {
  const { answerOf, answers, bayes, corpus } = fitted;
  const size = questions.length;
  const [plain, sharp] = [inverse(ridge.plain, size), inverse(ridge.sharp, size)];
  return answers.flatMap((_, own) => {
    const group = [...questions.keys()].filter((at) => answerOf[at] === own);
    const [voices, sharper] = [plain, sharp].map((matrix) => withoutGroup(matrix, group, answerOf, answers.length));
    const others = answers.map((_, at) => at).filter((at) => at !== own);
    return group.map((at, row) => {
      const likely = bayes.scores(corpus.features[at] ?? [], others, own);
      return confidenceOf(
        others.map((answer, place) =>
          scored(answer, voices?.[row]?.[answer] ?? 0, sharper?.[row]?.[answer] ?? 0, likely[place] ?? 0),
        ),
      );
    });
  });
}

function inverse(lower: Float64Array, size: number): Float64Array {
  const whole = new Float64Array(size * size);
  for (let column = 0; column < size; column += 1) {
    const unit = new Float64Array(size);
    unit[column] = 1;
    whole.set(solve(lower, size, unit), column * size); // symmetric: a column is a row
  }
  return whole;
}

/** For each of the group, what is predicted of each answer without the group. */
function withoutGroup(matrix: Float64Array, group: number[], answerOf: Int32Array, answers: number): Float64Array[] {
  const size = answerOf.length;
  const block = Float64Array.from(group.flatMap((row) => group.map((column) => matrix[row * size + column] ?? 0)));
  const lower = factorise(block, group.length);
  const predicted = group.map(() => new Float64Array(answers));
  const sums = group.map((row) => {
    const byAnswer = new Float64Array(answers);
    answerOf.forEach((answer, at) => (byAnswer[answer] = (byAnswer[answer] ?? 0) + (matrix[row * size + at] ?? 0)));
    return byAnswer;
  });
  for (let answer = 0; answer < answers; answer += 1) {
    const solved = solve(
      lower,
      group.length,
      Float64Array.from(sums, (byAnswer) => byAnswer[answer] ?? 0),
    );
    solved.forEach((value, row) => {
      const into = predicted[row];
      if (into !== undefined) into[answer] = -value;
    });
  }
  return predicted;
}
