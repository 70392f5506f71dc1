import { setTimeout as wait } from 'node:timers/promises';
import { vi } from 'vitest';
import { filesAfter, type FaultCase, type Step } from '../../faults/matrix';
import type { Exchange } from '../../servers/fault-proxy.ts';
import type { Rule } from '../../servers/fault-rules.ts';
import { cutAfter, holdAnswer, holdRequest, type Fault } from '../../servers/faults.ts';
import type { DocketBrowser } from '../browser.ts';
import { Reader } from '../reader.ts';
import type { Ground, Place } from './grounds.ts';
import { countFiled, getReady, settleIn, type Ready } from './ready.ts';
import { sitesWaiting } from './settings.ts';

/** A step at which the worker is stopped, and what the server does with its request. */
export interface StopCase {
  ground: string;
  step: Step;
  fault: FaultCase;
}

/** What a case left behind. */
export interface Outcome {
  /** Whether the step's request was under way when the worker was stopped: a case that misses it proves nothing. */
  met: boolean;
  /** Whether Docket says that it is still on its way. */
  waits: boolean;
  comments: number;
  files: number;
}

/** What a case is to leave behind. */
export function onceAfter({ step, fault }: StopCase): Outcome {
  return { met: true, waits: false, comments: 1, files: filesAfter(step, fault) };
}

interface Loaded {
  one: StopCase;
  place: Place;
  ready: Ready;
  rule: Rule;
}
interface Struck extends Loaded {
  /** What was under way when the worker was stopped. */
  held: Exchange | null;
}

/** So many are under way at the same time: the last must be at its step before our own time limit cuts the first. */
const AT_ONCE = 5;
const STEP_LIMIT_MS = 25_000;
/** A lease is 90 s long; one that another stop hit on its second way waits for two. */
const DONE_LIMIT_MS = 240_000;
const LOOK_EVERY_MS = 1_000;

/**
 * Goes through all cases in one browser, some at a time: everything is typed, sent, and when each request is at its
 * step the worker is stopped and the tabs are closed. What is left to do is left to Docket, and one wait serves all.
 */
export async function runCampaign(
  browser: DocketBrowser,
  grounds: Map<string, Ground>,
  cases: StopCase[],
): Promise<Map<StopCase, Outcome | Error>> {
  const outcomes = new Map<StopCase, Outcome | Error>();
  const struck: Struck[] = [];
  for (let first = 0; first < cases.length; first += AT_ONCE) {
    const loaded: Loaded[] = [];
    for (const one of cases.slice(first, first + AT_ONCE)) {
      try {
        loaded.push(await load(browser, grounds, one));
      } catch (error) {
        outcomes.set(one, error instanceof Error ? error : new Error(String(error))); // the other cases go on
      }
    }
    struck.push(...(await strike(browser, loaded)));
  }
  const waiting = await sitesWaiting(browser, DONE_LIMIT_MS);
  for (const one of struck) outcomes.set(one.one, await lookAt(browser, one, waiting));
  return outcomes;
}

async function load(browser: DocketBrowser, grounds: Map<string, Ground>, one: StopCase): Promise<Loaded> {
  const { step, fault } = one;
  const place = await grounds.get(one.ground)?.newPlace();
  if (place === undefined) throw new Error(`${one.ground} was not started`);
  await settleIn(browser, place);
  const ready = await getReady(browser, place, step);
  const { proxy } = place.wiki;
  if (step.afterLosing) proxy.add({ ...step.afterLosing, times: 1, fault: cutAfter });
  return { one, place, ready, rule: proxy.add({ ...step.request, times: 1, fault: heldFor(fault.fault) }) };
}

/** The line keeps still until the worker is gone: it would notice a broken one first. */
function heldFor(fault: Fault): Fault {
  return fault.kind === 'cut-after' ? holdAnswer : holdRequest;
}

async function strike(browser: DocketBrowser, loaded: Loaded[]): Promise<Struck[]> {
  await browser.stopWorker(); // who sends knows nothing yet and asks everything anew
  await Promise.all(loaded.map(({ ready }) => ready.send()));
  const reached = Promise.all(loaded.map(({ rule }) => rule.reached));
  await Promise.race([reached, wait(STEP_LIMIT_MS, undefined, { ref: false })]);
  const struck = loaded.map((one) => ({ ...one, held: heldNow(one) }));
  await browser.stopWorker();
  for (const { one, rule, ready } of struck) {
    if (one.fault.fault.kind === 'cut-before') rule.drop();
    if (one.fault.fault.kind === 'cut-after') rule.release();
    await ready.page.close(); // nobody looks: what goes on, goes on by itself
  }
  return struck;
}

function heldNow({ one: { step }, place: { wiki }, rule }: Loaded): Exchange | null {
  const { method = 'GET', path } = step.request;
  const held = wiki.proxy.exchanges.find(
    (one) => one.method === method && new RegExp(path).test(one.path) && one.outcome === 'open',
  );
  return rule.hits === 1 && held !== undefined ? held : null;
}

async function lookAt(browser: DocketBrowser, struck: Struck, waiting: Set<string>): Promise<Outcome> {
  const { one, place, ready, rule, held } = struck;
  if (one.fault.release === 'at-the-end') {
    rule.release();
    if (held !== null) await until(() => held.serverSaid !== null);
    const page = await browser.context.newPage();
    await new Reader(page).open(place.page.url); // a copy that is seen is removed
    await until(async () => (await countFiled(place, ready.words)).comments === 1);
    await page.close();
  }
  const waits = waiting.has(new URL(place.page.url).origin);
  return { met: held !== null, waits, ...(await countFiled(place, ready.words)) };
}

/** Gives up without a word: what is not so then is seen in the outcome. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const look = async () => {
    if (!(await holds())) throw new Error('not yet');
  };
  await vi.waitFor(look, { timeout: 30_000, interval: LOOK_EVERY_MS }).catch(() => undefined);
}
