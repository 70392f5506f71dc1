import type { CDPSession, Frame, Page } from 'playwright-core';

/** Main-thread seconds and heap of a page's own process, by the browser's own books. */
export interface Meter {
  /** Milliseconds of main-thread work since the process of the page began. */
  cpuMs: () => Promise<number>;
  /** Megabytes in use after a collection. */
  heapMb: () => Promise<number>;
}

/** A meter for a page, or for a frame that has a process of its own. */
export async function meterOf(page: Page, frame?: Frame): Promise<Meter> {
  const devtools = await page.context().newCDPSession(frame ?? page);
  await devtools.send('Performance.enable');
  const read = async (name: string) =>
    (await devtools.send('Performance.getMetrics')).metrics.find((metric) => metric.name === name)?.value ?? 0;
  return {
    cpuMs: async () => (await read('TaskDuration')) * 1_000,
    heapMb: async () => {
      await devtools.send('HeapProfiler.collectGarbage');
      return (await read('JSHeapUsedSize')) / 1_000_000;
    },
  };
}

interface TraceEvent {
  name: string;
  cat: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  args?: { data?: { url?: string; documentLoaderURL?: string } };
}

/** Records the tasks of all threads; `stop` gives them. */
export async function startTrace(devtools: CDPSession): Promise<() => Promise<TraceEvent[]>> {
  const events: TraceEvent[] = [];
  devtools.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[]))); // as the protocol names them
  await devtools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'devtools.timeline', 'blink.user_timing', 'v8'] },
  });
  return async () => {
    const complete = new Promise<void>((resolve) => devtools.once('Tracing.tracingComplete', () => resolve()));
    await devtools.send('Tracing.end');
    await complete;
    return events;
  };
}

/**
 * The longest task after the page's load, in milliseconds, in which a script of that side ran.
 * @param script - Part of the script's address.
 */
export function longestTask(events: TraceEvent[], pageUrl: string, script: RegExp): number {
  const start = events.find(
    ({ name, args }) => name === 'navigationStart' && args?.data?.documentLoaderURL === pageUrl,
  );
  if (start === undefined) throw new Error('the trace does not know the page');
  const own = events.filter(({ pid, tid }) => pid === start.pid && tid === start.tid);
  const loaded = own.find(({ name, ts }) => name === 'loadEventEnd' && ts > start.ts)?.ts ?? start.ts;
  const calls = own.filter(({ args, ts }) => ts > start.ts && script.test(args?.data?.url ?? ''));
  const tasks = own.filter(
    ({ name, dur = 0, ts }) => /RunTask$/.test(name) && dur > 0 && ts + dur > Math.min(loaded, calls[0]?.ts ?? loaded),
  );
  const withScript = tasks.filter(({ ts, dur = 0 }) => calls.some((call) => call.ts >= ts && call.ts < ts + dur));
  return Math.max(0, ...withScript.map(({ dur = 0 }) => dur / 1_000));
}

/** The middle value; of an even number the mean of the two in the middle. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle) - 1] ?? NaN)) / 2;
}
