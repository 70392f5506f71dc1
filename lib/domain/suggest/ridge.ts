import { factorise, solve } from './cholesky';

/** Beside the likeness itself one that only close questions have. */
const SHARPNESS = 4;
const sharpen = (likeness: number): number => Math.exp(SHARPNESS * (likeness - 1));

/** Kernel ridge regression over some questions: how much each of them speaks for a new one, in two ways. */
export interface Ridge {
  plain: Float64Array;
  sharp: Float64Array;
}

/** @param likeness - Among the questions, row by row. @returns Factors of likeness + 1, plain and sharpened. */
export function fitRidge(likeness: Float64Array, size: number): Ridge {
  const sharp = likeness.map(sharpen);
  const regular = (matrix: Float64Array): Float64Array => {
    for (let at = 0; at < size; at += 1) matrix[at * size + at] = (matrix[at * size + at] ?? 0) + 1;
    return factorise(matrix, size);
  };
  return { plain: regular(Float64Array.from(likeness)), sharp: regular(sharp) };
}

/** @param likeness - Of the new question to each of the fitted ones. */
export function voicesOf(ridge: Ridge, likeness: Float64Array): Ridge {
  const size = likeness.length;
  return { plain: solve(ridge.plain, size, likeness), sharp: solve(ridge.sharp, size, likeness.map(sharpen)) };
}
