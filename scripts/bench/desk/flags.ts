import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import * as v from 'valibot';
import { bundleForPage } from '../../bundle.ts';

const Asked = v.object({ ask: v.looseObject({}), more: v.array(v.looseObject({})) });

export interface FlagTimes {
  /** Everything that the worker does from the question to the answer; a part of it is `readMs`. */
  wholeMs: number;
  /** The same rows and sections once more, read in that worker and nothing else. */
  readMs: number;
  /** The page's longest task meanwhile; 0: none of 50 ms. */
  taskMs: number;
  /** From the question about one more request to its answer: the slowest of twenty. */
  touchMs: number;
  lines: number;
}

/**
 * Has the figures about a large site's sections made as the desk has, by the worker of the build, from the browser's own
 * store. @param page - A page of the extension.
 */
export async function flagTimes(page: Page, extension: string, requests: number): Promise<FlagTimes> {
  const name = readdirSync(join(extension, 'assets')).find((file) => file.startsWith('reckon-worker'));
  if (name === undefined) throw new Error('the build has no worker for figures');
  const script = await bundleForPage(['scripts/bench/desk/large-store.ts'], 'bench');
  const asked = v.parse(Asked, await page.evaluate(`${script}; bench.keepLargeSite(${String(requests)})`));
  await page.reload(); // nothing is left in it of what was made for the store
  await page.getByRole('heading', { level: 1 }).waitFor();
  const started = page.waitForEvent('worker');
  const times = page.evaluate(askWorker, { ...asked, script: `/assets/${name}` });
  const worker = await started;
  const found = await times;
  const readMs = await worker.evaluate(readAgain);
  return { ...found, readMs };
}

/** Runs in the page. */
async function askWorker({
  script,
  ask,
  more,
}: v.InferOutput<typeof Asked> & { script: string }): Promise<Omit<FlagTimes, 'readMs'>> {
  const worker = new Worker(script, { type: 'module' });
  let taskMs = 0;
  const tasks = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) taskMs = Math.max(taskMs, duration);
  });
  tasks.observe({ type: 'longtask' });
  let lines = 0;
  const answerTo = (question: object) =>
    new Promise<{ flags?: object | null }>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<{ part: { lines: object[] } } | { flags?: object | null }>) => {
        if ('part' in data) lines += data.part.lines.length;
        else resolve(data);
      };
      worker.onerror = () => reject(new Error('the worker failed'));
      worker.postMessage({ asked: 1, ...question });
    });
  const from = performance.now();
  const { flags } = await answerTo({ ask });
  const wholeMs = performance.now() - from;
  await new Promise((next) => setTimeout(next, 100)); // tasks are told of after they ended
  tasks.disconnect();
  if (flags === null || flags === undefined) throw new Error('the worker made no figures');
  let touchMs = 0;
  for (const touch of more) {
    const started = performance.now();
    await answerTo({ touch });
    touchMs = Math.max(touchMs, performance.now() - started);
  }
  return { wholeMs, taskMs, touchMs, lines };
}

/** Runs in the worker: what it has read, in parts as large. */
async function readAgain(): Promise<number> {
  const answer = <Value>(request: IDBRequest<Value>) =>
    new Promise<Value>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error('not read'));
    });
  const database = await answer(indexedDB.open('docket'));
  const from = performance.now();
  for (const name of ['deskRows', 'outlines']) {
    for (let after: IDBValidKey = ''; ;) {
      const table = database.transaction(name).objectStore(name);
      const range = IDBKeyRange.lowerBound(after, true);
      const keys: IDBValidKey[] = await answer(table.getAllKeys(range, 400));
      await answer(table.getAll(range, 400));
      const last = keys.at(-1);
      if (keys.length < 400 || last === undefined) break;
      after = last;
    }
  }
  database.close();
  return performance.now() - from;
}
