// `npm run bench:suggest -- --in CASES.json --out RESULT.json`: the shipping ranking on questions with known answers. The
// format and what is scored: ../shared/bench/suggest/README.md (or DOCKET_SHARED). Prints the score, and what a look takes.
//   --many N  with N known questions, made by repeating those of the file with other words between
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import type * as ranking from '../lib/domain/suggest/ranking.ts';
import { repoRoot } from '../tests/servers/cache.ts';
import { bundleModule } from './bundle.ts';
import { manyOf, scoreOf } from './bench/suggest/score.ts';

const Cases = v.object({
  known: v.array(v.object({ id: v.string(), text: v.string(), answer: v.string() })),
  queries: v.array(v.object({ id: v.string(), text: v.string(), answer: v.nullable(v.string()) })),
});
/** So many answers are shown where any is. */
const SHOWN = 3;

const { values } = parseArgs({
  options: { in: { type: 'string' }, out: { type: 'string' }, many: { type: 'string' } },
});
if (values.in === undefined) {
  console.error('Say what to rank: npm run bench:suggest -- --in CASES.json --out RESULT.json');
  process.exit(2);
}
const file = join(repoRoot, 'test-output/bench/docket-suggest.mjs');
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, await bundleModule('lib/domain/suggest/ranking.ts'));
const { createRanking } = (await import(file)) as typeof ranking; // what was just bundled

const cases = v.parse(Cases, JSON.parse(readFileSync(values.in, 'utf8')));
const known = values.many === undefined ? cases.known : manyOf(cases.known, Number(values.many));
const start = performance.now();
const ranked = createRanking(known);
ranked.rank('');
console.log(`${String(known.length)} known questions, ready after ${(performance.now() - start).toFixed()} ms`);
const times: number[] = [];
const results = cases.queries.map(({ id, text }) => {
  const from = performance.now();
  const { answers, isSure } = ranked.rank(text);
  times.push(performance.now() - from);
  return { id, answers, shown: isSure ? SHOWN : 0 };
});
times.sort((a, b) => a - b);
const at = (share: number) => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1);
console.log(`each new question: median ${at(0.5)} ms, 95 % within ${at(0.95)} ms`);
const score = scoreOf(cases.queries, results);
console.log(
  Object.entries(score)
    .map(([name, share]) => `${name} ${share.toFixed(3)}`)
    .join('  '),
);
if (values.out !== undefined) writeFileSync(values.out, JSON.stringify({ results }));
