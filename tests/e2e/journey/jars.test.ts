import { afterEach, expect, inject, test } from 'vitest';
import { DocketBrowser, testedBrowser } from '../browser.ts';
import { enable } from '../enable.ts';
import { allowPrivate, openPrivateWindow } from '../jars.ts';
import { Reader } from '../reader.ts';
import { signInToWordPress } from '../sign-in.ts';
import { OptionsPage } from '../sites/options.ts';
import { placesNaming, readTraces } from '../sites/traces.ts';
import { GUIDE, SENTENCE, sharedWordPress } from './stage.ts';

const site = sharedWordPress();
const open: DocketBrowser[] = [];
afterEach(async () => {
  for (const browser of open.splice(0)) await browser.close();
});
const question = 'Does changing only the log level count as a soft change?';

/** An editor in the usual windows of a browser whose person allowed Docket in private ones, too. */
async function editor() {
  const browser = await DocketBrowser.open({ extension: inject('extensions').forTests });
  open.push(browser);
  await allowPrivate(browser);
  const reader = new Reader(await browser.context.newPage());
  await signInToWordPress(reader.page, site, 'editor');
  await enable(browser, new URL(site.url).origin);
  return { browser, reader };
}

test.runIf(testedBrowser() === 'firefox')(
  'a container is somebody else, too: its requests leave through its tabs',
  async () => {
    const guide = await site.createPage(GUIDE);
    const { browser, reader } = await editor();
    await reader.open(guide.url);

    const container = await browser.context.browser()?.newContext(); // what WebDriver calls a user context is one
    if (container === undefined) throw new Error('The browser is gone');
    const other = new Reader(await container.newPage());
    await signInToWordPress(other.page, site, 'approved');
    await other.open(guide.url);
    const drawer = await other.askAbout(SENTENCE);
    await drawer.send(question);
    await drawer.delivery.getByText('Filed').waitFor();
    expect(await site.commentsOn(guide.id)).toMatchObject([{ author: 'approved' }]);
    await drawer.button('Help').click();
    await drawer.frame.getByText('This tab is in a container').waitFor();

    const options = await OptionsPage.open(browser);
    const row = options.page.getByRole('listitem').filter({ hasText: 'Container' });
    await row.getByRole('button', { name: 'Remove' }).click();
    await row.getByRole('button', { name: 'Erase and remove' }).click();
    await options.page.getByText('everything kept about it was erased').waitFor();
    expect(placesNaming(await readTraces(options.page), `"siteId":"wordpress:${site.url}@jar=`)).toEqual([]);
  },
);

test('in a private window somebody asks as who they are there, and all of it goes with the last one', async () => {
  const guide = await site.createPage(GUIDE);
  const { browser, reader } = await editor();
  await reader.open(guide.url);

  const options = await OptionsPage.open(browser);
  const page = await openPrivateWindow(browser);
  const other = new Reader(page);
  await signInToWordPress(page, site, 'approved');
  await other.open(guide.url);
  const drawer = await other.askAbout(SENTENCE);
  await drawer.frame.getByText('This is a private window').waitFor();
  await drawer.send(question);
  await drawer.delivery.getByText('Filed').waitFor();
  expect(await site.commentsOn(guide.id)).toMatchObject([{ author: 'approved' }]);
  expect(await other.highlights()).toEqual([SENTENCE]);

  await drawer.button('Ask something else').click();
  await drawer.words.fill('Typed and not sent');
  await drawer.frame.getByText('Draft saved').waitFor();
  await options.page.reload();
  const row = options.page.getByRole('listitem').filter({ hasText: 'Private window' });
  await row.getByText('1 draft').waitFor();
  expect(await row.getByRole('button', { name: 'Remove' }).count()).toBe(0);

  await page.close();
  const kept = async () => placesNaming(await readTraces(options.page), '@jar=');
  await expect.poll(kept).toEqual([]);
  await options.page.reload();
  await options.page.getByRole('button', { name: 'Remove' }).waitFor();
  expect(await row.count()).toBe(0);

  // The other windows go on as if nothing had been
  await reader.page.bringToFront();
  const mine = await reader.askAbout('Keys are rotated once a quarter.');
  await mine.send(question);
  await mine.delivery.getByText('Filed').waitFor();
  expect(await site.commentsOn(guide.id)).toMatchObject([{ author: 'approved' }, { author: 'editor' }]);
});
