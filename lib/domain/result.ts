import type { Problem } from './problem';

/** What a fallible step gives: a value, or a problem that is shown to people and decides what follows. */
export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** A step that worked. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** A step that did not work, as an expected outcome. Our own bugs throw instead. */
export function fail<T = never>(problem: Problem): Result<T> {
  return { ok: false, problem };
}
