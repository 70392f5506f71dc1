import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startConfluence, type Confluence } from '../../confluence/index.ts';
import type { DocketBrowser } from '../browser.ts';
import { Desk } from '../desk.ts';
import type { Drawer, Reader } from '../reader.ts';
import { GUIDE, nameRegister, onConfluence, onWordPress, personWith, SENTENCE, sharedWordPress } from './stage.ts';

const open: DocketBrowser[] = [];
afterEach(async () => {
  for (const browser of open.splice(0)) await browser.close();
});

type Where = Parameters<typeof personWith>[0];

/** A page of one wiki, somebody who asks there, and somebody who may make pages. */
interface Ground {
  url: string;
  title: string;
  asker: Where;
  support: Where;
}

const site = sharedWordPress();
let confluence: Confluence;
beforeAll(async () => {
  confluence = await startConfluence();
  confluence.createSpace({ key: 'DESK', name: 'Operations' });
  return () => confluence.stop();
});

async function onPress(): Promise<Ground> {
  const title = `${GUIDE.title} ${crypto.randomUUID().slice(0, 8)}`;
  const guide = await site.createPage({ ...GUIDE, title });
  return { url: guide.url, title, asker: onWordPress(site, 'approved'), support: onWordPress(site, 'editor') };
}

async function onCloud(): Promise<Ground> {
  const { users } = confluence;
  const page = confluence.createPage({ space: 'DESK', title: GUIDE.title, html: GUIDE.html });
  return {
    url: page.url,
    title: GUIDE.title,
    asker: onConfluence(confluence, users.commenter),
    support: onConfluence(confluence, users.member),
  };
}

async function person(where: Where): Promise<{ reader: Reader; browser: DocketBrowser }> {
  const found = await personWith(where);
  open.push(found.browser);
  return found;
}

async function threadOf(reader: Reader, url: string): Promise<Drawer> {
  await reader.page.bringToFront(); // the list looks for news only where it is seen
  await reader.open(url);
  await reader.badge('On Linux').click();
  const drawer = await reader.drawer();
  await drawer.frame.getByTestId('thread').first().waitFor();
  return drawer;
}

describe.each([
  ['WordPress', onPress],
  ['Confluence', onCloud],
])('support on %s', (_, begin) => {
  test('reads a site, sets the team’s pages up, takes a request, notes, answers and closes it', async () => {
    const { url, title, asker, support } = await begin();
    const question = `Does changing only the log level count? (${crypto.randomUUID().slice(0, 8)})`;
    const reader = await person(asker);
    await reader.reader.open(url);
    const asking = await reader.reader.askAbout(SENTENCE);
    await asking.send(question);
    await asking.delivery.getByText('Filed').waitFor();

    const { browser, reader: theirs } = await person(support);
    await theirs.open(url); // so that Docket knows the site
    const desk = await Desk.open(browser);
    await desk.readSite();
    const register = await desk.setUp(title);

    await desk.list('Unowned').click();
    await desk.row(question).waitFor();
    await desk.row(question).click();
    await desk.button('Assign').click();
    await desk.page.getByRole('dialog').getByRole('listitem').first().getByRole('button').click();
    await desk.button(/^Owner: /).waitFor();
    await desk.turnTo('Internal note');
    await desk.field.fill('Log level is read at runtime since 4.2. The page is wrong here.');
    await desk.button(/^Keep note/).click();
    await desk.page.getByText('internal note').waitFor();

    // An empty update is refused, and what was typed stays
    await desk.turnTo('Answer');
    await desk.field.fill('Working on it');
    await desk
      .button(/^Answer/)
      .last()
      .click();
    await desk.page.getByText(/This tells its reader nothing yet/).waitFor();
    expect(await desk.field.inputValue()).toBe('Working on it');
    await desk.field.fill('No, a log level is read at once since 4.2, so no restart is needed.');
    await desk
      .button(/^Answer/)
      .last()
      .click();
    await desk.button(/^Undo/).waitFor();

    // The reader sees it, and that it counts as the team's answer once they name the register
    await nameRegister(reader.browser, register);
    const thread = await threadOf(reader.reader, url);
    await thread.frame.getByText('so no restart is needed').waitFor({ timeout: 45_000 });
    await thread.frame.getByText('Answered', { exact: true }).first().waitFor();
    expect(await thread.frame.getByText('The page is wrong here').count()).toBe(0);

    await desk.page.bringToFront();
    await desk.turnTo('Close');
    await desk.field.fill('The section says so since today.');
    await desk.choose('Works as documented');
    await desk.page.getByLabel('Where the page says so').fill(url);
    await desk.button('Check').click();
    await desk.page.getByLabel('Section').selectOption('On Linux');
    await desk.button('Close request').click();
    await desk.list('Closed').click();
    await desk.row(question).waitFor();
    await reader.reader.page.bringToFront();
    await thread.frame.getByText('Closed', { exact: true }).waitFor({ timeout: 45_000 });

    // What was answered becomes the draft of an article, in the words of both, and is there again when the desk is
    await desk.page.bringToFront();
    await desk.list('Closed').click();
    await desk.row(question).waitFor();
    await desk.page.keyboard.press('x');
    await desk.button('Make an article').click();
    const article = desk.page.getByRole('textbox', { name: 'Text of the article' });
    await article.getByText('so no restart is needed').waitFor();
    expect(await desk.page.getByLabel('Title').inputValue()).toBe('Does changing only the log level count?');
    expect(await desk.page.getByText('The page is wrong here').count()).toBe(0); // a note is the team's own
    await article.getByText('so no restart is needed').click();
    await desk.page.keyboard.press('End');
    await desk.page.keyboard.type(' Ask if unsure.');
    const trace = desk.page.getByRole('region', { name: 'Where each sentence comes from' });
    await trace.getByRole('listitem').filter({ hasText: 'Ask if unsure.' }).getByText('written here').waitFor();
    await desk.page.getByText('Draft saved').waitFor();
    await desk.page.reload();
    await desk.list('Articles').click();
    await desk.button(/^Does changing only the log level count/).click();
    await article.getByText('Ask if unsure.').waitFor();
  });
});
