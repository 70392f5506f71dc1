import type { Browser } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startConfluence, type Confluence } from '../../confluence/index.ts';
import { startWordPress } from '../../wordpress/start.ts';
import type { WordPress } from '../../wordpress/wordpress.ts';
import type { DocketBrowser } from '../browser.ts';
import { Desk } from '../desk.ts';
import { launchPlainBrowser } from '../plain-browser.ts';
import * as demand from './demand-stage.ts';
import { improveFrom, picture, Sections, toldOnPage } from './flagged-sections.ts';
import { groundOnConfluence, groundOnPress, type Ground } from './flags-ground.ts';
import { personWith } from './stage.ts';

const DAY = 86_400_000;
const open: (DocketBrowser | Browser)[] = [];
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

/** What somebody reads at an address of the wiki without Docket. */
async function readPlainly(url: string, { signIn }: Ground['colleague']): Promise<string> {
  const browser = await launchPlainBrowser();
  open.push(browser);
  const page = await browser.newPage();
  await signIn(page);
  await page.goto(url);
  return page.locator('body').innerText();
}

describe.each([
  ['WordPress', () => groundOnPress(site)],
  ['Confluence', () => groundOnConfluence(confluence)],
])('flagged sections on %s', (name, begin) => {
  test('what stands out is flagged with why, keeps its history, and ends as fixed or comes back', async () => {
    const { stage, maintainer, colleague, label } = await begin();
    const urlOf = (page: number) => stage.urls[page] ?? '';
    await stage.ask([...demand.questions(), ...demand.aboutLicences()], Date.now());
    const { browser, reader } = await personWith(maintainer);
    open.push(browser);
    await reader.open(urlOf(0)); // so that Docket knows the site
    await label.switchOn(browser);
    const desk = await Desk.open(browser);
    await desk.readSite();
    await desk.setUp(demand.PAGES[0]?.title ?? '');
    await desk.addStaff(colleague.name, colleague.id);
    const deskPage = (await desk.page.getByRole('link', { name: 'Desk page' }).getAttribute('href')) ?? '';

    const sections = new Sections(desk);
    const { panel } = sections;
    await sections.show();
    await sections.open(3);
    await sections.line('On Linux').waitFor();
    await sections.line('Firewall').waitFor();
    await sections.line('Licences').waitFor();
    expect(await sections.line('Reference').count()).toBe(0); // busy, as its length lets expect
    await sections.line('On Linux').getByText('16 people').waitFor();
    await sections.line('On Linux').getByRole('button').click();
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
    for (const page of [0, 1, 4]) await label.becomes(page, true);
    await label.becomes(2, false);

    await picture(desk.page, `${name}-flags`); // for the user guide, as all pictures here
    await desk.page.getByRole('heading', { name: 'Where readers get stuck' }).scrollIntoViewIfNeeded();
    await picture(desk.page, `${name}-flags-map`);

    // One of them is as it should be: it is open no more, and its askers are counted anew
    const reason = 'The licence text is not ours to change.';
    await sections.line('Licences').getByText('11 people').waitFor();
    await sections.reject('Licences', reason, maintainer.name);
    await sections.open(2);
    await sections.line('Licences').getByText('0 people').waitFor();
    const decided = panel.getByRole('listitem').filter({ hasText: reason });
    await decided.getByText('no problem', { exact: true }).waitFor();
    await decided.getByText(maintainer.name).waitFor();

    // The others are read by a colleague without Docket
    await sections.writeReport();
    const report = await readPlainly(deskPage, colleague);
    expect(report).toMatch(/ · 2 of \d+ sections · /);
    expect(report).toMatch(/On Linux \(.+\) · “On Linux” drew questions from 16 people in 30 days; .+restart/);
    expect(report).toContain(`Licences (Handbook, part 4): no problem, says ${maintainer.name}`);

    // One that the counts do not raise is flagged by hand, by the keyboard
    await desk.page.getByRole('toolbar', { name: 'Handbook, part 3' }).getByRole('button').first().focus();
    for (const key of ['ArrowRight', 'Enter']) await desk.page.keyboard.press(key);
    await panel.getByText('“Step 3.1” drew questions from 0 people').waitFor();
    await panel.getByLabel('Why it needs work').fill('The command in it was removed.');
    await panel.getByRole('button', { name: 'Flag this section' }).click();
    await sections.line('Step 3.1').getByText('flagged by hand').waitFor();

    // Renamed, it keeps its history
    const renamed = 'Changing keys on a Linux host';
    await stage.rename(0, 'On Linux', renamed);
    await desk.readSite();
    await sections.show();
    await sections.line(renamed).getByText('16 people').waitFor({ timeout: 30_000 });
    expect(await sections.line('On Linux').count()).toBe(0);

    const sentence = 'A change of the log level alone needs no restart.';
    const note = 'The section says now that a log level needs no restart.';
    const there = await improveFrom(reader, urlOf(0), browser, name);
    await there.improve(renamed, sentence, note, name);
    await there.desk.page.close();
    await reader.open(urlOf(0));
    await reader.page.getByText(sentence).waitFor(); // every reader of the wiki has it
    await expect.poll(() => reader.badge('needs work').count()).toBe(0); // and nothing is marked there any more
    expect(await toldOnPage(reader, urlOf(0), 'Part 1.', 'no change yet')).toMatch(/from 16 people .+ from 0 in the 1/);

    // On another page something is flagged where it is read, with what was selected
    await reader.open(urlOf(3));
    const asking = await reader.askAbout('Part 25.');
    await asking.frame.getByRole('tab', { name: /^This page/ }).click();
    await asking.button('Flag this section…').click();
    await asking.frame.getByLabel('Why does it need work?').fill('It says nothing of failed copies.');
    await asking.button('Flag it').click();
    await asking.frame.getByText('Flagged. It is in the desk’s list now.').waitFor();
    await desk.page.bringToFront(); // in a tab behind, keys do not reach a field
    await sections.show();
    await sections.line('Step 3.0').getByText('flagged by hand').waitFor({ timeout: 30_000 });
    await sections.line('Step 3.0').getByRole('button').click();
    await panel.getByText('Part 25.').waitFor();
    await sections.mend('Firewall', 'Lists the ports.', false);

    for (const words of [reason, 'needs no restart', 'Lists the ports']) {
      await expect.poll(() => stage.holds(words), { timeout: 60_000 }).toBe(true);
    }
    await desk.list('Closed').getByText('16').waitFor({ timeout: 60_000 }); // their readers are told in their threads
    for (const page of [0, 1, 4]) await label.becomes(page, false); // all there is settled
    await label.becomes(3, true);

    // Nobody asks about the one any more; about the other they go on
    const again = demand.questions().filter(({ heading }) => heading === 'Firewall');
    await stage.ask(
      again.map((one) => ({ ...one, reader: one.reader - 16, daysAgo: 0.01 })),
      Date.now() + 45 * DAY,
    );
    await sections.wait(45);
    await desk.readSite();
    await sections.show();
    await sections
      .line(renamed)
      .getByText(/^fixed, mended/)
      .waitFor();
    await sections
      .line('Firewall')
      .getByText(/^came back, mended/)
      .waitFor();
    await sections.line('Firewall').getByText('13 → 13 people').waitFor(); // all of it was read
    const fixed = await sections.became(renamed);
    expect(fixed).toMatchObject({ before: 16, after: 0, days: 45 });
    expect(fixed.low).toBeLessThanOrEqual(fixed.ratio);
    expect(fixed.ratio).toBeLessThanOrEqual(fixed.high);
    expect(fixed.high).toBeLessThan(1);
    const relapsed = await sections.became('Firewall');
    expect(relapsed).toMatchObject({ before: 13, after: 13, days: 45 });
    expect(relapsed.low).toBeLessThan(1); // neither fewer nor more ask than before, for all that is known
    expect(relapsed.high).toBeGreaterThan(1);
    expect(relapsed.low).toBeLessThan(relapsed.ratio);
    expect(relapsed.ratio).toBeLessThan(relapsed.high);
    await label.becomes(1, true);
    await label.becomes(0, false);

    // The page and the team's own say the same
    expect(await toldOnPage(reader, urlOf(0), 'Part 1.', 'fixed')).toBe(fixed.sentence);
    await desk.page.bringToFront();
    await sections.writeReport();
    const later = await readPlainly(deskPage, colleague);
    expect(later).toContain(fixed.sentence);
    expect(later).toContain(relapsed.sentence);
  }, 400_000);
});
