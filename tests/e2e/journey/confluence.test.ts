import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startConfluence } from '../../confluence/index.ts';
import type { Confluence, Person } from '../../confluence/index.ts';
import { checkLog } from '../../contract/openapi.ts';
import { loadSpecs } from '../../contract/specs.ts';
import type { DocketBrowser } from '../browser.ts';
import { GUIDE, onConfluence, personWith, SENTENCE } from './stage.ts';

let wiki: Confluence;
const open: DocketBrowser[] = [];
beforeAll(async () => {
  wiki = await startConfluence();
  wiki.createSpace({ key: 'OPS', name: 'Operations' });
});
afterEach(async () => {
  for (const browser of open.splice(0)) await browser.close();
});
afterAll(() => wiki.stop());

const question = 'Does changing only the log level count as a soft change?';
let pages = 0;
function createGuide() {
  return wiki.createPage({ space: 'OPS', title: `${GUIDE.title} ${String((pages += 1))}`, html: GUIDE.html });
}

async function person(who: Person) {
  const { reader, browser } = await personWith(onConfluence(wiki, who));
  open.push(browser);
  return { reader, browser };
}

test('a member asks with a picture, and it stands at the sentence for everyone', async () => {
  const guide = createGuide();
  const { reader, browser } = await person(wiki.users.member);
  await reader.open(guide.url);
  await reader.select(SENTENCE);
  await browser.clickIcon(reader.page);
  const drawer = await reader.drawer();
  await drawer.frame.getByText(SENTENCE).waitFor();
  await drawer.frame.getByRole('img', { name: 'Picture of the page, with your marks' }).waitFor();
  await drawer.send(question);
  await drawer.delivery.getByText('Filed').waitFor();

  expect(wiki.page(guide.id).storage).toContain('<ac:inline-comment-marker'); // at the sentence, by Confluence's own way
  const { reader: other } = await person(wiki.users.commenter);
  await other.open(guide.url);
  await expect.poll(() => other.highlights()).toEqual([SENTENCE]);
  await other.badge('On Linux').click();
  const threads = await other.drawer();
  await threads.frame.getByText(question).waitFor();
  await threads.frame.getByText(wiki.users.member.displayName).first().waitFor();
});

test('someone who may not attach is told before typing and still files the words', async () => {
  const guide = createGuide();
  const { reader, browser } = await person(wiki.users.commenter);
  await reader.open(guide.url);
  await reader.select(SENTENCE);
  await browser.clickIcon(reader.page);
  const drawer = await reader.drawer();
  await drawer.frame.getByText('Your account may not upload pictures on this site').waitFor();
  await drawer.button('Save as e-mail draft').first().waitFor();
  await drawer.send(question);
  await drawer.delivery.getByText('Filed').waitFor();
  await expect.poll(() => reader.highlights()).toEqual([SENTENCE]);
});

test('another page of the same wiki, reached without a reload, shows nothing of the former one', async () => {
  const [asked, quiet] = [createGuide(), createGuide()];
  const { reader } = await person(wiki.users.member);
  await reader.open(asked.url);
  const drawer = await reader.askAbout(SENTENCE);
  await drawer.send(question);
  await drawer.delivery.getByText('Filed').waitFor();
  await drawer.close();
  await expect.poll(() => reader.highlights()).toEqual([SENTENCE]);
  await reader.page.getByRole('link', { name: quiet.title }).first().click();
  await reader.page.getByRole('heading', { level: 1, name: quiet.title }).waitFor();
  await expect.poll(() => reader.highlights()).toEqual([]);
  expect(await reader.badge('On Linux').count()).toBe(0);
  await reader.page.goBack();
  await expect.poll(() => reader.highlights()).toEqual([SENTENCE]);
});

test.skipIf(loadSpecs() === null)('all that Docket asked of the wiki fits Atlassian’s own documents', () => {
  const specs = loadSpecs();
  if (specs === null) throw new Error('skipped without the documents');
  expect(wiki.log.length).toBeGreaterThan(20);
  expect(checkLog(wiki.log, specs).findings).toEqual([]);
});
