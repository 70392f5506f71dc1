import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { DocketBrowser } from '../browser.ts';
import { Desk } from '../desk.ts';
import type { Reader } from '../reader.ts';

const DAY = 86_400_000;

/** What mending a section did, as a sentence says it. */
export interface Became {
  sentence: string;
  before: number;
  after: number;
  days: number;
  ratio: number;
  low: number;
  high: number;
}
const BECAME =
  /from (\d+) people in the 30 days before it was mended, and from (\d+) in the (\d+) days since\. That is ([\d.]+) times the rate of before, 95 % interval ([\d.]+) to ([\d.]+)\. Compared by /;

/** The list of sections, as a maintainer reads it. */
export class Sections {
  readonly desk: Desk;
  constructor(desk: Desk) {
    this.desk = desk;
  }
  get panel() {
    return this.desk.page.getByRole('region', { name: 'Chosen section' });
  }
  line(heading: string) {
    return this.desk.page.getByRole('row').filter({ has: this.desk.page.getByRole('rowheader', { name: heading }) });
  }
  async show(): Promise<void> {
    await this.desk.list('Flagged sections').click();
    await this.desk.page.getByText(/^\d+ of \d+ sections/).waitFor();
  }
  /** Waits until the list says that so many of all sections are open. */
  async open(count: number): Promise<void> {
    await this.desk.page.getByText(new RegExp(`^${String(count)} of \\d+ sections`)).waitFor();
  }
  async choose(heading: string): Promise<void> {
    await this.line(heading).getByRole('button').click();
    await this.panel.getByText(`“${heading}” drew questions`).waitFor();
  }
  /** Says of a section that it is as it should be, and why. */
  async reject(heading: string, why: string, by: string): Promise<void> {
    await this.choose(heading);
    await this.panel.getByRole('button', { name: 'Not a problem…' }).click();
    await this.panel.getByRole('button', { name: 'Save' }).click();
    await this.panel.getByText('Say it in a sentence').waitFor(); // without a reason it is refused
    await this.panel.getByLabel('Why it is no problem').fill(why);
    await this.panel.getByRole('button', { name: 'Save' }).click();
    await this.line(heading).getByText(`no problem, says ${by}`).waitFor();
  }
  /** Chooses a section, says that it was mended and what was changed. */
  async mend(heading: string, words: string, telling: boolean): Promise<void> {
    await this.choose(heading);
    const { panel } = this;
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
  /** What became of a mended section, by the sentence beside the list; the list itself shows the same figures. */
  async became(heading: string): Promise<Became> {
    await this.choose(heading);
    const sentence = (await this.panel.getByText(BECAME).textContent()) ?? '';
    const [before = NaN, after = NaN, days = NaN, ratio = NaN, low = NaN, high = NaN] = (BECAME.exec(sentence) ?? [])
      .slice(1)
      .map(Number);
    const line = this.line(heading);
    await line.getByText(`${String(before)} → ${String(after)} people`, { exact: true }).waitFor();
    await line.getByText(`${String(ratio)} × (${String(low)} – ${String(high)}) of before`, { exact: true }).waitFor();
    return { sentence, before, after, days, ratio, low, high };
  }
  /** Puts the report where the team reads it without Docket. */
  async writeReport(): Promise<void> {
    await this.desk.button('Put on the desk page').click();
    await this.desk.page.getByText('The report is on the desk page.').waitFor();
  }
  /** Days go by: the desk reckons by the clock of its own page, and nothing else does. */
  async wait(days: number): Promise<void> {
    await this.desk.page.evaluate((ms) => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + ms;
    }, days * DAY);
  }
}

/** Kept in `test-output/pictures`; the user guide shows some of them. */
export const picture = (page: Page, name: string) =>
  page.screenshot({ path: `test-output/pictures/${name.toLowerCase()}.png`, animations: 'disabled' });

/** Two clicks from the page: the mark at the section, and what it leads to. */
export async function improveFrom(
  reader: Reader,
  url: string,
  browser: DocketBrowser,
  name: string,
): Promise<Sections> {
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

/** What the page itself tells its maintainer of a section that was mended, by words that stand in it. */
export async function toldOnPage(reader: Reader, url: string, words: string, verdict: string): Promise<string> {
  await reader.page.bringToFront();
  await reader.open(url);
  const drawer = await reader.askAbout(words);
  await drawer.frame.getByRole('tab', { name: /^This page/ }).click();
  const item = drawer.frame.getByRole('region', { name: 'What became of it' }).getByRole('listitem');
  await item.getByText(verdict, { exact: true }).waitFor();
  return (await item.getByText(BECAME).textContent()) ?? '';
}
