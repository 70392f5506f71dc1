// `npm run bench:flags-scale`: what it takes to reckon a whole site anew, for 10^3 to 10^6 requests, in a worker as the desk
// does it; what one more request costs then; and the longest time for which the thread that asked could do nothing else, the
// taking over of the figures included. Reading from the store is left out: `npm run bench:desk` measures it in a browser.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import * as v from 'valibot';
import { repoRoot } from '../tests/servers/cache.ts';
import { bundleModule } from './bundle.ts';

const Flags = v.object({
  lines: v.array(v.object({ state: v.object({ kind: v.string() }) })),
  sections: v.number(),
});
const Time = v.object({ ms: v.number(), cpuMs: v.number() });
const Told = v.union([
  v.object({ begins: v.literal(true) }),
  v.object({ flags: Flags }),
  v.object({ whole: Time, touches: v.array(Time) }),
]);
type Took = Extract<v.InferOutput<typeof Told>, { whole: object }>;

/** How often the thread that asked looks at the clock. */
const LOOK_MS = 5;

const bundle = join(repoRoot, 'test-output/bench/docket-site-flags.mjs');
mkdirSync(dirname(bundle), { recursive: true });
writeFileSync(bundle, await bundleModule('lib/domain/flags/site-flags.ts'));

console.log('Milliseconds by the clock (and of the processor)');
console.log(
  'requests   sections                  all anew   flags + fixes   one more         slowest of 200   longest block',
);
for (const requests of [1_000, 10_000, 100_000, 1_000_000]) {
  const { flags, took, blockMs } = await reckoned(requests);
  const { middle, slowest } = spreadOf(took.touches);
  const fixes = flags.lines.filter(({ state: { kind } }) => kind === 'fixed' || kind === 'relapsed').length;
  console.log(
    [
      String(requests).padStart(8),
      String(flags.sections).padStart(8),
      inWords(took.whole, 0).padStart(24),
      `${String(flags.lines.length - fixes)} + ${String(fixes)}`.padStart(13),
      middle.toFixed(2).padStart(8),
      inWords(slowest, 1).padStart(22),
      `${blockMs.toFixed()} ms`.padStart(13),
    ].join('   '),
  );
}

/** Has a site reckoned in a worker, and looks at the clock meanwhile. */
async function reckoned(requests: number) {
  const worker = new Worker(new URL('./bench/flags/scale-worker.ts', import.meta.url), {
    workerData: { requests, bundle },
    resourceLimits: { maxOldGenerationSizeMb: 6_000 }, // what a million requests take while they are made, too
  });
  let flags: v.InferOutput<typeof Flags> = { lines: [], sections: 0 };
  let blockMs = 0;
  let looked = 0;
  const look = setInterval(() => {
    const now = performance.now();
    if (looked > 0) blockMs = Math.max(blockMs, now - looked - LOOK_MS);
    looked = now;
  }, LOOK_MS);
  const took = await new Promise<Took>((resolve, reject) => {
    worker.once('error', reject).on('message', (message) => {
      const told = v.parse(Told, message);
      if ('begins' in told) [blockMs, looked] = [0, performance.now()];
      else if ('flags' in told) ({ flags } = told);
      else resolve(told);
    });
  });
  clearInterval(look);
  await worker.terminate();
  return { flags, took, blockMs };
}

function inWords({ ms, cpuMs }: v.InferOutput<typeof Time>, digits: number): string {
  return `${ms.toFixed(digits)} (${cpuMs.toFixed(digits)})`;
}

/** The middle by the clock alone: the processor's own time comes in steps of some milliseconds. */
function spreadOf(times: v.InferOutput<typeof Time>[]) {
  const [ms, cpuMs] = [times.map((one) => one.ms), times.map((one) => one.cpuMs)];
  return {
    middle: ms.toSorted((a, b) => a - b)[ms.length >> 1] ?? 0,
    slowest: { ms: Math.max(...ms), cpuMs: Math.max(...cpuMs) },
  };
}
