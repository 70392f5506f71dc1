// `npm run bench:themes -- --in CASES.json`: the shipping grouping on mixes of five answers' questions, beside k-means over
// TF-IDF with the same number of groups. The data's format: ../shared/bench/suggest/README.md (or DOCKET_SHARED).
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import type * as corpusModule from '../lib/domain/suggest/corpus.ts';
import type * as themesModule from '../lib/domain/flags/themes.ts';
import { repoRoot } from '../tests/servers/cache.ts';
import { bundleModule } from './bundle.ts';
import { bCubed } from './bench/flags/b-cubed.ts';
import { kMeans } from './bench/flags/k-means.ts';
import { mixesOf, sameNumbers } from './bench/flags/mixes.ts';

const Question = v.object({ text: v.string(), answer: v.nullable(v.string()) });
const Cases = v.object({ known: v.array(Question), queries: v.array(Question) });

const { values } = parseArgs({ options: { in: { type: 'string' } } });
if (values.in === undefined) {
  console.error('Say what to group: npm run bench:themes -- --in CASES.json');
  process.exit(2);
}
const load = async (module: string, name: string): Promise<unknown> => {
  const file = join(repoRoot, `test-output/bench/docket-${name}.mjs`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await bundleModule(module));
  return import(file);
};
const { createCorpus } = (await load('lib/domain/suggest/corpus.ts', 'corpus')) as typeof corpusModule; // just bundled
const { groupsOf } = (await load('lib/domain/flags/themes.ts', 'themes')) as typeof themesModule; // just bundled

const { known, queries } = v.parse(Cases, JSON.parse(readFileSync(values.in, 'utf8')));
const asked = [...known, ...queries].flatMap(({ text, answer }) => (answer === null ? [] : [{ text, answer }]));
const corpus = createCorpus(asked.map(({ text }) => text));
const random = sameNumbers(1);
for (const size of [15, 30, 60, 150]) {
  const mixes = mixesOf(
    asked.map(({ answer }) => answer),
    40,
    size,
    random,
  );
  const rows = mixes.map((mix) => {
    const groups = groupsOf(corpus, Int32Array.from(mix));
    const labels = mix.map((_, at) => groups.findIndex(({ members }) => members.includes(at)));
    const truth = mix.map((at) => asked[at]?.answer);
    const texts = mix.map((at) => asked[at]?.text ?? '');
    return {
      own: bCubed(truth, labels),
      peer: bCubed(truth, kMeans(texts, groups.length, random)),
      groups: groups.length,
    };
  });
  const mean = (of: (row: (typeof rows)[number]) => number) =>
    rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
  console.log(
    `mixes of ${String(size)} questions: B-cubed F1 ${mean(({ own }) => own).toFixed(3)}, k-means with as many groups ${mean(({ peer }) => peer).toFixed(3)}, ${mean(({ groups }) => groups).toFixed(1)} groups`,
  );
}
