// `npm run bench:anchoring -- --in dev.json.gz`: how well the shipping code finds passages again on later revisions of real
// pages. The scorer, the data and what each column means: ../shared/bench/anchoring/README.md (or DOCKET_SHARED).
//   --module FILE  only writes the module that is scored
//   --on-purpose   pages changed on purpose instead of real revisions: what is split, merged, rendered otherwise, rewritten
//   --growth         what pages of 100 kB to 2 MB with 10 to 1,000 anchors take
//   --big          200 anchors on one page of a megabyte, beside a plain approximate search for each; --rounds N, 5
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromiumProgram } from '../tests/servers/programs.ts';
import { repoRoot } from '../tests/servers/cache.ts';
import { sharedFolder } from '../tests/contract/specs.ts';
import { bundleModule } from './bundle.ts';
import { printGrowth, purposeTable, runOnPurpose } from './bench/anchoring/run-on-purpose.ts';
import { runBig, runScorer } from './bench/anchoring/scorer.ts';

const { values } = parseArgs({
  options: {
    in: { type: 'string' },
    module: { type: 'string' },
    big: { type: 'boolean' },
    'on-purpose': { type: 'boolean' },
    growth: { type: 'boolean' },
    fails: { type: 'string' },
    rounds: { type: 'string', default: '5' },
  },
});
const scorer = join(sharedFolder(), 'bench/anchoring/score.mjs');
const data = values.in === undefined ? undefined : resolve(values.in);
if (data === undefined && values.module === undefined) {
  console.error('Say what to score: npm run bench:anchoring -- --in ../shared/bench/anchoring/dev.json.gz');
  process.exit(2);
}

if (data !== undefined && values['on-purpose'] === true) {
  console.log(purposeTable(await runOnPurpose(data)));
  process.exit(0);
}
if (data !== undefined && values.growth === true) {
  await printGrowth(data);
  process.exit(0);
}
const ours = await writeModule('module.ts', values.module ?? join(repoRoot, 'test-output/bench/docket-anchoring.mjs'));
if (data !== undefined && values.module === undefined) {
  const options = {
    scorer,
    data,
    browser: chromiumProgram(),
    ...(values.fails !== undefined && { fails: values.fails }),
  };
  if (values.big === true) {
    const plain = await writeModule('plain-search.ts', join(repoRoot, 'test-output/bench/plain-search.mjs'));
    await runBig(options, ours, plain, Number(values.rounds));
  } else await runScorer({ ...options, module: ours, big: false });
}

async function writeModule(source: string, file: string): Promise<string> {
  mkdirSync(dirname(resolve(file)), { recursive: true });
  writeFileSync(file, await bundleModule(`scripts/bench/anchoring/${source}`));
  console.log(`Written: ${file}`);
  return resolve(file);
}
