import { numbersFrom } from '../page/pages.ts';
import type { KnownQuestion } from '../../../lib/domain/suggest/ranking.ts';

export interface Query {
  id: string;
  answer: string | null;
}
export interface Result {
  id: string;
  answers: string[];
  shown: number;
}

/** As ../shared/bench/suggest/score.py: shares of the queries with an answer, and of those without. */
export function scoreOf(queries: Query[], results: Result[]) {
  const byId = new Map(results.map((result) => [result.id, result]));
  const asked = queries.filter(({ answer }) => answer !== null);
  const fresh = queries.filter(({ answer }) => answer === null);
  const hit = (count: (result: Result) => number) =>
    asked.filter(({ id, answer }) => {
      const result = byId.get(id);
      return result !== undefined && answer !== null && result.answers.slice(0, count(result)).includes(answer);
    }).length / asked.length;
  return {
    'hit@1': hit(() => 1),
    'hit@3': hit(() => 3),
    'shown hit': hit(({ shown }) => Math.min(3, shown)),
    false: fresh.filter(({ id }) => (byId.get(id)?.shown ?? 0) > 0).length / fresh.length,
  };
}

/** More questions of the same kind: words of two of them mixed, each an answer of its own. */
export function manyOf<Known extends KnownQuestion>(known: Known[], count: number): KnownQuestion[] {
  const next = numbersFrom(count);
  const any = () => known[Math.floor(next() * known.length)]?.text.split(' ') ?? [];
  const made = Array.from({ length: Math.max(0, count - known.length) }, (_, at) => ({
    text: [...any(), ...any()].filter(() => next() < 0.5).join(' '),
    answer: `made ${String(at)}`,
  }));
  return [...known, ...made];
}
