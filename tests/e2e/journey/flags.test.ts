import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startConfluence, type Confluence } from '../../confluence/index.ts';
import { startWordPress } from '../../wordpress/start.ts';
import type { WordPress } from '../../wordpress/wordpress.ts';
import type { DocketBrowser } from '../browser.ts';
import { Desk } from '../desk.ts';
import * as demand from './demand-stage.ts';
import type { Reader } from '../reader.ts';
import { onConfluence, onWordPress, personWith } from './stage.ts';

const DAY = 86_400_000;
const open: DocketBrowser[] = [];
afterEach(async () => {
  for (const browser of open.splice(0)) await browser.close();
});

let site: WordPress;
let confluence: Confluence;
beforeAll(async () => {
  confluence = await startConfluence();
  const started = await startWordPress({ switches: { floodCheck: false } });
  site = started.wordPress;
  return () => Promise.all([confluence.stop(), started.stop()]);
});

const onPress = async () => ({ stage: await demand.onPress(site), maintainer: onWordPress(site, 'editor') });
const onCloud = async () => ({
  stage: await demand.onConfluence(confluence),
  maintainer: onConfluence(confluence, confluence.users.member),
});

/** The list of sections, as a maintainer reads it. */
class Sections {
  readonly desk: Desk;
  constructor(desk: Desk) {
    this.desk = desk;
  }
  line(heading: string) {
    return this.desk.page.getByRole('row').filter({ has: this.desk.page.getByRole('rowheader', { name: heading }) });
  }
  async show(): Promise<void> {
    await this.desk.list('Flagged sections').click();
    await this.desk.page.getByText(/^\d+ of \d+ sections/).waitFor();
  }
  /** Chooses a section, says that it was mended and what was changed. */
  async mend(heading: string, words: string, telling: boolean): Promise<void> {
    await this.line(heading).getByRole('button').click();
    const panel = this.desk.page.getByRole('region', { name: 'Chosen section' });
    await panel.getByText(`“${heading}” drew questions`).waitFor();
    await panel.getByRole('button', { name: 'It is mended…' }).click();
    await panel.getByRole('button', { name: 'Save' }).click();
    await panel.getByText('Say it in a sentence').waitFor(); // without words it is refused
    await panel.getByLabel('What was changed').fill(words);
    const tell = panel.getByRole('checkbox', { name: /^Close its \d+ open requests with these words/ });
    expect(await tell.isChecked()).toBe(true);
    if (!telling) await tell.uncheck();
    await panel.getByRole('button', { name: 'Save' }).click();
    await this.line(heading)
      .getByText(/no change yet, mended/)
      .waitFor();
  }
  /** Writes another wording for a section beside what readers asked, and publishes it. */
  async improve(heading: string, sentence: string, note: string, name: string): Promise<void> {
    const { page } = this.desk;
    const field = page.getByRole('textbox', { name: 'New wording of the section' });
    await field.getByText(/^Part 1\./).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(` ${sentence}`);
    const asked = page.getByRole('region', { name: 'What readers asked' });
    await asked.getByText('Is a restart needed when only the log level changes?').first().waitFor();
    await page.getByRole('group', { name: 'What changes' }).getByText(sentence).waitFor();
    await picture(page, `${name}-wording`);
    await page.getByRole('button', { name: 'Publish on the page' }).click();
    await page.getByText('Say it in a sentence').waitFor(); // without a note it is refused
    await page.getByLabel('What did you make clearer?').fill(note);
    await page.getByRole('button', { name: 'Publish on the page' }).click();
    await this.line(heading)
      .getByText(/no change yet, mended/)
      .waitFor();
  }
  /** The same desk as it is seen days later. */
  async daysLater(browser: DocketBrowser, days: number): Promise<Sections> {
    const page = await browser.openExtensionPage('desk.html');
    await page.clock.setFixedTime(Date.now() + days * DAY);
    await page.reload();
    await page.setViewportSize({ width: 1280, height: 900 });
    return new Sections(new Desk(page));
  }
}

/** Kept in `test-output/pictures`; the user guide shows some of them. */
const picture = (page: Page, name: string) =>
  page.screenshot({ path: `test-output/pictures/${name.toLowerCase()}.png`, animations: 'disabled' });

/** Two clicks from the page: the mark at the section, and what it leads to. */
async function improveFrom(reader: Reader, url: string, browser: DocketBrowser, name: string): Promise<Sections> {
  await reader.page.bringToFront(); // in a tab behind, clicks do not reach a drawer
  await reader.open(url);
  await reader.badge('needs work').click();
  const drawer = await reader.drawer();
  const flag = drawer.frame.getByRole('region', { name: 'Flagged section' });
  await flag.getByText(/drew questions from 16 people in 30 days/).waitFor();
  await flag
    .getByText(/restart/)
    .first()
    .waitFor(); // what they ask
  await picture(reader.page, `${name}-flagged-section`);
  const opened = browser.context.waitForEvent('page');
  await flag.getByRole('button', { name: 'Improve the wording' }).click();
  const page = await opened;
  await page.setViewportSize({ width: 1280, height: 900 });
  return new Sections(new Desk(page));
}

describe.each([
  ['WordPress', onPress],
  ['Confluence', onCloud],
])('flagged sections on %s', (name, begin) => {
  test('what stands out is flagged with why, keeps its history, and ends as fixed or comes back', async () => {
    const { stage, maintainer } = await begin();
    await stage.ask(demand.questions(), Date.now());
    const { browser, reader } = await personWith(maintainer);
    open.push(browser);
    await reader.open(stage.urls[0] ?? ''); // so that Docket knows the site
    const desk = await Desk.open(browser);
    await desk.readSite();
    await desk.setUp(demand.PAGES[0]?.title ?? '');

    const sections = new Sections(desk);
    await sections.show();
    await sections.line('On Linux').waitFor();
    await sections.line('Firewall').waitFor();
    expect(await sections.line('Reference').count()).toBe(0); // busy, as its length lets expect
    expect(await sections.line('Step').count()).toBe(0);
    await sections.line('On Linux').getByText('16 people').waitFor();
    await sections.line('On Linux').getByRole('button').click();
    const panel = desk.page.getByRole('region', { name: 'Chosen section' });
    await panel
      .getByText(/^“On Linux” drew questions from 16 people in 30 days; a section of its length draws/)
      .waitFor();
    // What they ask, in their own words: restarts by twelve of them, keys by four
    const themes = panel.getByRole('listitem');
    await themes
      .filter({ hasText: /restart/ })
      .first()
      .waitFor();
    await themes
      .filter({ hasText: /which key is in use/ })
      .first()
      .waitFor();

    await picture(desk.page, `${name}-flags`); // for the user guide, as all pictures here
    await desk.page.getByRole('heading', { name: 'Where readers get stuck' }).scrollIntoViewIfNeeded();
    await picture(desk.page, `${name}-flags-map`);

    // One that the counts do not raise is flagged by hand, by the keyboard
    await desk.page.getByRole('toolbar', { name: 'Handbook, part 3' }).getByRole('button').first().focus();
    for (const key of ['ArrowRight', 'Enter']) await desk.page.keyboard.press(key);
    await panel.getByText('“Step 3.1” drew questions from 0 people').waitFor();
    await panel.getByLabel('Why it needs work').fill('The command in it was removed.');
    await panel.getByRole('button', { name: 'Flag this section' }).click();
    await sections.line('Step 3.1').getByText('flagged by hand').waitFor();

    // Renamed, it keeps its history
    await stage.rename(0, 'On Linux', 'Changing keys on a Linux host');
    await desk.readSite();
    await sections.show();
    await sections.line('Changing keys on a Linux host').getByText('16 people').waitFor({ timeout: 30_000 });
    expect(await sections.line('On Linux').count()).toBe(0);

    const sentence = 'A change of the log level alone needs no restart.';
    const note = 'The section says now that a log level needs no restart.';
    const there = await improveFrom(reader, stage.urls[0] ?? '', browser, name);
    await there.improve('Changing keys on a Linux host', sentence, note, name);
    await reader.open(stage.urls[0] ?? '');
    await reader.page.getByText(sentence).waitFor(); // every reader of the wiki has it
    await expect.poll(() => reader.badge('needs work').count()).toBe(0); // and nothing is marked there any more

    // On another page something is flagged where it is read, with what was selected
    await reader.page.bringToFront();
    await reader.open(stage.urls[3] ?? '');
    const asking = await reader.askAbout('Part 25.');
    await asking.frame.getByRole('tab', { name: /^This page/ }).click();
    await asking.button('Flag this section…').click();
    await asking.frame.getByLabel('Why does it need work?').fill('It says nothing of failed copies.');
    await asking.button('Flag it').click();
    await asking.frame.getByText('Flagged. It is in the desk’s list now.').waitFor();
    await sections.show();
    await sections.line('Step 3.0').getByText('flagged by hand').waitFor({ timeout: 30_000 });
    await sections.line('Step 3.0').getByRole('button').click();
    await panel.getByText('Part 25.').waitFor();
    await sections.mend('Firewall', 'Lists the ports.', false);

    for (const words of ['needs no restart', 'Lists the ports']) {
      await expect.poll(() => stage.holds(words), { timeout: 60_000 }).toBe(true);
    }

    await desk.list('Closed').getByText('16').waitFor({ timeout: 60_000 }); // their readers are told in their threads

    // Nobody asks about the one any more; about the other they go on
    const again = demand.questions().filter(({ heading }) => heading === 'Firewall');
    await stage.ask(
      again.map((one) => ({ ...one, reader: one.reader - 16, daysAgo: 0.01 })),
      Date.now() + 45 * DAY,
    );
    await desk.readSite();
    const later = await sections.daysLater(browser, 45);
    await later.desk.readSite();
    await later.show();
    await later
      .line('Changing keys on a Linux host')
      .getByText(/^fixed, mended/)
      .waitFor();
    await later.line('Changing keys on a Linux host').getByText('16 → 0 people').waitFor();
    await later
      .line('Firewall')
      .getByText(/^came back, mended/)
      .waitFor();
    await later.line('Firewall').getByText('13 → 13 people').waitFor();
  });
});
