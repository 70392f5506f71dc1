import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { holdRequest } from '../../servers/faults.ts';
import { DocketBrowser } from '../browser.ts';
import { comeBack, findFiled } from './come-back.ts';
import { GROUNDS, type Ground } from './grounds.ts';
import { countFiled, getReady, settleIn } from './ready.ts';

/** The reader sends and closes the tab at once: whatever is being written then is written once, and is there later. */
let browser: DocketBrowser;
beforeAll(async () => {
  browser = await DocketBrowser.open({ extension: inject('extensions').forTests });
});
afterAll(() => browser.close());

describe.each(GROUNDS)('on $name', ({ steps, start }) => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await start();
  });
  afterAll(() => ground.stop());

  test.for(steps.filter(({ writes }) => writes))('the tab is closed at: $name', async (step) => {
    const place = await ground.newPlace();
    await settleIn(browser, place);
    const { page, words, send } = await getReady(browser, place, step);
    const rule = place.wiki.proxy.add({ ...step.request, times: 1, fault: holdRequest });
    await send();
    await rule.reached;
    await page.close();
    rule.release();
    const drawer = await comeBack(browser, place);
    await findFiled(drawer, step, words);
    expect(await countFiled(place, words)).toEqual({ comments: 1, files: step.picture ? 1 : 0 });
  });
});
