import type { Problem } from '@/lib/domain/problem';
import { fail, ok, type Result } from '@/lib/domain/result';

/**
 * How a problem travels through a client library that knows only promises. It is thrown by our own side of the library
 * and caught by `attempt`, never further.
 */
export class Refusal extends Error {
  readonly problem: Problem;
  /** The wiki's own word for it, where it has one that says more. */
  readonly code: string | null;
  constructor(problem: Problem, code: string | null = null) {
    super(`refused: ${problem.kind}`);
    this.problem = problem;
    this.code = code;
  }
}

/** Runs steps that go through a client library; the first `Refusal` among them becomes the result. */
export async function attempt<T>(steps: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await steps());
  } catch (cause) {
    if (cause instanceof Refusal) return fail(cause.problem);
    throw cause;
  }
}

/** The other way round: a result inside such steps. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Refusal(result.problem);
  return result.value;
}
