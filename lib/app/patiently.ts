import { nextStep, type Problem } from '@/lib/domain/problem';
import type { Result } from '@/lib/domain/result';

/** Waits before the next attempt, and may say why. */
export type Wait = (problem: Problem, waitMs: number) => Promise<void>;

const MOST_ATTEMPTS = 4;

/** Reads again what a wiki did not answer, by the one rule for what follows a failed attempt; a few times at most. */
export async function patiently<T>(read: () => Promise<Result<T>>, wait: Wait): Promise<Result<T>> {
  for (let attempts = 1; ; attempts += 1) {
    const answer = await read();
    if (answer.ok || attempts === MOST_ATTEMPTS) return answer;
    const next = nextStep(answer.problem, attempts);
    if (next === 'hold') return answer;
    await wait(answer.problem, next.retryInMs);
  }
}
