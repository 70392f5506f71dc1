// `npm run bench:flags -- --in SITES.json.gz --out RESULT.json`: the shipping statistics on sites with planted truth. The
// format and what is scored: ../shared/bench/flags/README.md (or DOCKET_SHARED). Prints what a site takes.
// `npm run bench:flags -- --tails [--seed 1]`: the same on sites of that seed whose sections differ by heavier tails than
// the statistics assume, scored.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import type * as excess from '../lib/domain/flags/excess.ts';
import { repoRoot } from '../tests/servers/cache.ts';
import { scoreOf } from './bench/flags/score.ts';
import { heavyTailed } from './bench/flags/tails.ts';
import { bundleModule } from './bundle.ts';

const Sites = v.object({
  sites: v.array(
    v.object({
      id: v.string(),
      sections: v.array(
        v.object({
          key: v.string(),
          askers: v.number(),
          views: v.nullable(v.number()),
          characters: v.number(),
        }),
      ),
    }),
  ),
});
const Seed = v.pipe(v.string(), v.transform(Number), v.integer(), v.minValue(0));

const { values } = parseArgs({
  options: {
    in: { type: 'string' },
    out: { type: 'string' },
    tails: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
  },
});
const made = values.tails ? heavyTailed(v.parse(Seed, values.seed)) : null;
const sites = made?.sites ?? sitesIn(values.in);
const file = join(repoRoot, 'test-output/bench/docket-flags.mjs');
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, await bundleModule('lib/domain/flags/excess.ts'));
const { excessOf } = (await import(file)) as typeof excess; // what was just bundled

const times: { sections: number; ms: number; flags: number }[] = [];
const results = sites.map(({ id, sections }) => {
  const from = performance.now();
  const { flags } = excessOf(sections.map((section) => ({ ...section, pageViews: null, exposed: 1 })));
  times.push({ sections: sections.length, ms: performance.now() - from, flags: flags.length });
  return { id, flags: flags.map(({ key, ratio: { ratio, low, high } }) => ({ key, ratio, low, high })) };
});
for (const size of new Set(times.map(({ sections }) => sections))) {
  const alike = times.filter(({ sections }) => sections === size);
  const mean = (of: (time: (typeof times)[number]) => number) =>
    alike.reduce((sum, time) => sum + of(time), 0) / alike.length;
  console.log(
    `${String(alike.length)} sites of ${String(size)} sections: ${mean(({ ms }) => ms).toFixed()} ms each, ${mean(({ flags }) => flags).toFixed(2)} flags each`,
  );
}
if (made !== null) {
  const flags = new Map(results.map((result) => [result.id, result.flags]));
  const keys = new Map(sites.map(({ id, sections }) => [id, sections.map(({ key }) => key)]));
  for (const [setting, score] of scoreOf(flags, made.truth, keys)) {
    const [fdr, recall, held] = [score.fdr, score.recall, score.coverage].map((share) => share.toFixed(3));
    console.log(
      `${setting}: ${String(fdr)} of flags wrong, ${String(recall)} found, ${String(held)} of intervals hold, ${String(score.flaggedSites)} of ${String(score.sites)} sites flagged`,
    );
  }
}
if (values.out !== undefined) writeFileSync(values.out, JSON.stringify({ sites: results }));

function sitesIn(path: string | undefined) {
  if (path === undefined) {
    console.error('Say what to look at: npm run bench:flags -- --in SITES.json.gz --out RESULT.json, or --tails');
    process.exit(2);
  }
  const raw = readFileSync(path);
  return v.parse(Sites, JSON.parse((path.endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8'))).sites;
}
