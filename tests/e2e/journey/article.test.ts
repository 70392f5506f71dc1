import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import type { DocketBrowser } from '../browser.ts';
import { Desk } from '../desk.ts';
import type { Reader } from '../reader.ts';
import { onCloud, onDataCenter, onPress, type Ground } from './article-stage.ts';
import { nameRegister, personWith, SENTENCE } from './stage.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function person(where: Ground['reader']): Promise<{ reader: Reader; browser: DocketBrowser }> {
  const found = await personWith(where);
  closing.unshift(() => found.browser.close());
  return found;
}

const picture = (page: Page, name: string) =>
  page.screenshot({
    path: `test-output/pictures/${name.toLowerCase().replaceAll(' ', '-')}.png`,
    animations: 'disabled',
  });

const DONE = { timeout: 90_000 } as const; // what support does can be undone for ten seconds, and others look every minute
const FIRST = 'Does changing only the log level need a restart?';
const OTHERS = [
  'Is a restart needed when only the log level changes?',
  'Do I have to restart the daemon after a new log level?',
  'Log level changed: must the daemon be restarted?',
  'Does a new log level take effect without a restart?',
];
const ANSWER = 'No. A change of the log level is soft and takes effect at once.';

describe.each([
  ['WordPress', onPress],
  ['Confluence Cloud', () => onCloud('fabric')],
  ['Confluence Cloud, on the older editor', () => onCloud('legacy')],
  ['Confluence Data Center', onDataCenter],
])('an article on %s', (name, begin) => {
  test('is made of five requests, published, answers them, is offered to the next one, and needs work once it did not help', async () => {
    const ground = await begin();
    closing.push(() => ground.stop());
    const { url, title } = ground;
    const asker = await person(ground.reader);
    await asker.reader.open(url);
    await asker.reader.select(SENTENCE);
    await asker.browser.clickIcon(asker.reader.page);
    const asking = await asker.reader.drawer();
    await asking.frame.getByRole('img', { name: 'Picture of the page' }).waitFor();
    await asking.send(FIRST);
    await asking.delivery.getByText('Filed').waitFor();
    await ground.ask(OTHERS);

    const support = await person(ground.support);
    await support.reader.open(url);
    const desk = await Desk.open(support.browser);
    await desk.readSite();
    const register = await desk.setUp(title);
    await desk.openRequest(FIRST);
    await desk.turnTo('Answer');
    await desk.field.fill(ANSWER);
    await desk
      .button(/^Answer/)
      .last()
      .click();
    await desk.page.getByText(ANSWER).first().waitFor();

    // From five chosen requests to a published article: two clicks, besides writing
    await desk.list('All').click();
    for (const words of [FIRST, ...OTHERS]) await desk.row(words).click({ modifiers: ['Control'] });
    let clicks = 0;
    const click = async (button: string) => {
      clicks += 1;
      await desk.button(button).click();
    };
    await click('Make an article');
    const text = desk.page.getByRole('textbox', { name: 'Text of the article' });
    await text.getByText(ANSWER).waitFor();
    await desk.page.getByRole('region', { name: 'Publish', exact: true }).scrollIntoViewIfNeeded();
    await picture(desk.page, `${name}-article-desk`);
    await click('Publish');
    await desk.page.getByText('Everybody can read it.').waitFor({ timeout: 60_000 });
    expect(clicks).toBeLessThanOrEqual(3);
    await desk.page.getByText('5 requests answered with it').first().waitFor();
    const address = (await desk.page.getByRole('link', { name: 'Open it on the wiki' }).getAttribute('href')) ?? '';

    // What stands on the wiki, to somebody who only reads
    const later = await person(ground.later);
    await later.reader.page.goto(address);
    const shown = later.reader.page.locator('body');
    await shown.getByRole('heading', { name: FIRST }).first().waitFor();
    await shown.getByText(ANSWER).first().waitFor();
    const image = later.reader.page.locator('img[src*="docket-"]').first();
    await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(100);
    await picture(later.reader.page, `${name}-article`);

    // Each request is answered with it, as its reader sees
    await nameRegister(asker.browser, register);
    await asker.reader.page.bringToFront();
    await asker.reader.open(url);
    await asker.reader.badge('On Linux').click();
    const threads = await asker.reader.drawer();
    for (const words of [FIRST, ...OTHERS]) {
      const asked = threads.frame.locator('.words').filter({ hasText: words });
      const thread = threads.frame.getByTestId('thread').filter({ has: asked });
      await thread.getByText('Closed', { exact: true }).first().waitFor(DONE);
      const links = thread.getByRole('link', { name: 'There is an article about this' });
      expect(await links.first().getAttribute('href')).toBe(address);
    }

    // The next one who types it is offered it, and says that it did not help
    await nameRegister(later.browser, register);
    await later.reader.page.bringToFront();
    await later.reader.open(url);
    const typing = await later.reader.askAbout(SENTENCE);
    await typing.words.fill('Is a restart needed after changing only the log level?');
    const first = await typing.frame.getByTestId('offer').first().locator('.title').innerText();
    const offer = typing.frame.getByTestId('offer').filter({ hasText: first });
    await offer.locator('summary').click();
    await offer.getByRole('link', { name: 'There is an article about this' }).waitFor();
    expect(await offer.getByRole('link', { name: 'There is an article about this' }).getAttribute('href')).toBe(
      address,
    );
    await offer.getByRole('button', { name: 'Did not help' }).click();
    await offer.getByText('You said that it did not help').waitFor();

    // It is listed as one that needs work
    await desk.page.bringToFront();
    await desk.button('All articles').click();
    await desk.list('Articles').click();
    const line = desk.page.getByTestId('team-article').filter({ hasText: FIRST });
    await line.getByText('Published', { exact: true }).waitFor();
    await expect
      .poll(
        async () => {
          await desk.readSite();
          await desk.list('Articles').click();
          return line.getByText('Did not help', { exact: true }).count();
        },
        { timeout: 120_000, interval: 3_000 },
      )
      .toBe(1);
    await line.getByText('answered 5 requests').waitFor();
    await line.getByRole('button', { name: 'Mark: needs work' }).click();
    await line.getByText('Needs work', { exact: true }).waitFor();
  });
});
