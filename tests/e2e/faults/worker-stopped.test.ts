import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import * as matrix from '../../faults/matrix';
import { faultsAt } from '../../faults/matrix';
import { DocketBrowser } from '../browser.ts';
import { onceAfter, runCampaign, type Outcome, type StopCase } from './campaign.ts';
import { ALL_GROUNDS, type Ground } from './grounds.ts';

/**
 * The background is ended for real while a request to the wiki is under way, at every step of the fault matrix that a
 * reader's browser takes, on both wikis. The alarm wakes another worker when the lease has run out.
 */
const CASES: StopCase[] = ALL_GROUNDS.flatMap(({ name, steps }) =>
  steps.flatMap((step) =>
    faultsAt(step)
      .filter(({ kills, another }) => kills === true && another === undefined) // two people: bad-days/two-people
      .map((fault) => ({ ground: name, step, fault })),
  ),
);

const grounds = new Map<string, Ground>();
let browser: DocketBrowser;
let outcomes: Map<StopCase, Outcome | Error>;
beforeAll(async () => {
  for (const { name, start } of ALL_GROUNDS) grounds.set(name, await start());
  browser = await DocketBrowser.open({ extension: inject('extensions').forTests });
  outcomes = await runCampaign(browser, grounds, CASES);
}, 900_000);
afterAll(async () => {
  await browser.close();
  for (const ground of grounds.values()) await ground.stop();
});

describe.each(ALL_GROUNDS)('on $name', ({ name }) => {
  test.for(CASES.filter(({ ground }) => ground === name))('$step.name · $fault.name', (one) => {
    expect(outcomes.get(one)).toEqual(onceAfter(one));
  });
});

test('every list of steps in the fault matrix is gone through in a browser', () => {
  const lists = Object.entries(matrix).filter(([name]) => name.endsWith('_STEPS'));
  const steps = lists.flatMap(([, list]) => list as matrix.Step[]); // what such a list holds, by its name
  expect(new Set(CASES.map(({ step }) => step))).toEqual(new Set(steps));
});
