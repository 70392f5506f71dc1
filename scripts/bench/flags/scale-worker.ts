// What the desk's worker does with requests that it has read, in a thread of its own.
import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import type * as flagsModule from '../../../lib/domain/flags/site-flags.ts';
import type { EventId } from '../../../lib/domain/ids.ts';
import { largeSite } from './large-site.ts';

const { requests, bundle } = v.parse(v.object({ requests: v.number(), bundle: v.string() }), workerData);
const { reckonSite } = (await import(bundle)) as typeof flagsModule; // what was just bundled
const NOW = Date.UTC(2026, 10, 30);

const source = largeSite(requests, NOW);
const more = largeSite(200, NOW).rows.map((row, at) => ({ ...row, id: `new ${String(at)}` as EventId })); // not there yet
parentPort?.postMessage({ begins: true });
const { made: site, ...whole } = timed(() => reckonSite(source));
parentPort?.postMessage({ flags: site.flags });
const touches = more.map((row) => timed(() => site.touch(row)));
parentPort?.postMessage({ whole, touches });

/** By the clock, and of the processor: other programs may run beside this one. */
function timed<Made>(make: () => Made): { made: Made; ms: number; cpuMs: number } {
  const [from, worked] = [performance.now(), process.threadCpuUsage()];
  const made = make();
  const { user, system } = process.threadCpuUsage(worked);
  return { made, ms: performance.now() - from, cpuMs: (user + system) / 1_000 };
}
