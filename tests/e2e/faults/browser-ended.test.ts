import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Step } from '../../faults/matrix';
import { removeFolder } from '../../servers/cache.ts';
import { holdAnswer, holdRequest, type Fault } from '../../servers/faults.ts';
import { temporaryFolder } from '../../servers/process-group.ts';
import { DocketBrowser } from '../browser.ts';
import { Reader } from '../reader.ts';
import { comeBack, findFiled } from './come-back.ts';
import { GROUNDS, type Ground, type Place } from './grounds.ts';
import { countFiled, getReady, SENTENCE, settleIn, type Ready } from './ready.ts';
import { sitesWaiting } from './settings.ts';

/**
 * The whole browser is closed while words are being written to both wikis, and started again with the same profile:
 * what was sent is filed once without anybody's doing, and what was only typed is still there.
 */
interface Case {
  name: string;
  ground: number;
  step: Step;
  /** `null`: it was typed, with a picture, and not sent. */
  held: Fault | null;
}
const CASES: Case[] = GROUNDS.flatMap(({ name, steps }, ground) => {
  const step = steps.find(({ writes, picture, sends }) => writes && !picture && sends === 'request');
  if (step === undefined) throw new Error(`no step writes a request on ${name}`);
  return [
    { name: `${name} · ${step.name} · closed before the server saw it`, ground, step, held: holdRequest },
    { name: `${name} · ${step.name} · closed after the server had done it`, ground, step, held: holdAnswer },
    { name: `${name} · typed and not sent`, ground, step: { ...step, picture: true }, held: null },
  ];
});
const SENT = CASES.filter(({ held }) => held !== null);
const TYPED = CASES.filter(({ held }) => held === null);
/** A lease is 90 s long. */
const DONE_LIMIT_MS = 150_000;

const profile = temporaryFolder('profile');
const grounds: Ground[] = [];
const staged = new Map<Case, { place: Place; ready: Ready }>();
let browser: DocketBrowser;
let waiting: Set<string>;

beforeAll(async () => {
  for (const { start } of GROUNDS) grounds.push(await start());
  browser = await openBrowser();
  for (const one of CASES) staged.set(one, await stage(one));
  const rules = SENT.map((one) => {
    const { place } = stagedFor(one);
    return place.wiki.proxy.add({ ...one.step.request, times: 1, fault: one.held ?? holdRequest });
  });
  await Promise.all(SENT.map((one) => stagedFor(one).ready.send()));
  await Promise.all(rules.map(({ reached }) => reached));
  await browser.close();
  for (const rule of rules) rule.drop();
  browser = await openBrowser();
  waiting = await sitesWaiting(browser, DONE_LIMIT_MS);
}, 400_000);
afterAll(async () => {
  await browser.close();
  for (const ground of grounds) await ground.stop();
  removeFolder(profile);
});

const openBrowser = () => DocketBrowser.open({ extension: inject('extensions').forTests, profile });

async function stage({ ground, step }: Case): Promise<{ place: Place; ready: Ready }> {
  const place = await grounds[ground]?.newPlace();
  if (place === undefined) throw new Error('the wiki was not started');
  await settleIn(browser, place);
  return { place, ready: await getReady(browser, place, step) };
}

function stagedFor(one: Case): { place: Place; ready: Ready } {
  const found = staged.get(one);
  if (found === undefined) throw new Error(`${one.name} was not staged`);
  return found;
}

test.for(SENT)('$name: filed once, and the drawer says so', async (one) => {
  const { place, ready } = stagedFor(one);
  expect([...waiting]).not.toContain(new URL(place.page.url).origin);
  expect(await countFiled(place, ready.words)).toEqual({ comments: 1, files: 0 });
  await findFiled(await comeBack(browser, place), one.step, ready.words);
  expect(await countFiled(place, ready.words)).toEqual({ comments: 1, files: 0 });
});

test.for(TYPED)('$name: there again, with its picture, and can be sent', async (one) => {
  const { place, ready } = stagedFor(one);
  const reader = new Reader(await browser.context.newPage());
  await reader.open(place.page.url);
  const drawer = await reader.askAbout(SENTENCE);
  expect(await drawer.words.inputValue()).toBe(ready.words);
  await drawer.frame.getByRole('img', { name: 'Picture of the page' }).waitFor();
  await drawer.words.press('Control+Enter');
  await drawer.delivery.getByText('Filed', { exact: true }).waitFor();
  expect(await countFiled(place, ready.words)).toEqual({ comments: 1, files: 1 });
});
