import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { holdAnswer, holdRequest } from '../../servers/faults.ts';
import { DocketBrowser } from '../browser.ts';
import { findFiled } from './come-back.ts';
import { GROUNDS, type Ground } from './grounds.ts';
import { countFiled, getReady, settleIn } from './ready.ts';

/** The line breaks while something is being written, nobody answers for a while, and then the line is back. */
const MOMENTS = [
  { moment: 'before the server saw it', fault: holdRequest },
  { moment: 'after the server had done it', fault: holdAnswer },
];
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
  const cases = steps.filter(({ writes }) => writes).flatMap((step) => MOMENTS.map((one) => ({ ...one, step })));

  test.for(cases)('the network goes at: $step.name, $moment', async ({ step, fault }) => {
    const place = await ground.newPlace();
    const { proxy } = place.wiki;
    await settleIn(browser, place);
    const { page, drawer, words, send } = await getReady(browser, place, step);
    const rule = proxy.add({ ...step.request, times: 1, fault });
    await send();
    await rule.reached;
    await proxy.vanish();
    rule.drop();
    await drawer.frame.getByText('Trying again', { exact: true }).first().waitFor();
    await drawer.frame.getByText('Docket looks before it sends again, so it is never filed twice.').first().waitFor();
    await proxy.comeBack();
    await findFiled(drawer, step, words);
    expect(await countFiled(place, words)).toEqual({ comments: 1, files: step.picture ? 1 : 0 });
    await page.close();
  });
});
