import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startConfluence, type Confluence, type Person } from '../../confluence/index.ts';
import { startOneOrigin } from '../../confluence/one-origin.ts';
import { checkLog } from '../../contract/openapi.ts';
import { loadDataCenterSpecs } from '../../contract/specs.ts';
import type { DocketBrowser } from '../browser.ts';
import { openOptions, personOn, signInToConfluence } from './data-center-person.ts';
import { GUIDE, personWith, SENTENCE } from './stage.ts';

const open: DocketBrowser[] = [];
let wiki: Confluence;
beforeAll(async () => {
  wiki = await startConfluence({ flavour: 'data-center' });
  wiki.createSpace({ key: 'OPS', name: 'Operations' });
});
beforeEach(() => {
  Object.assign(wiki.switches, { theme: 'default', inlineWay: { content: true, plugin: true } });
});
afterEach(async () => {
  for (const browser of open.splice(0)) await browser.close();
});
afterAll(() => wiki.stop());

const question = 'Does changing only the log level count as a soft change?';
let pages = 0;
const createGuide = (on = wiki) =>
  on.createPage({ space: 'OPS', title: `${GUIDE.title} ${String((pages += 1))}`, html: GUIDE.html });

async function person(who: Person | null) {
  const { reader, browser } = await personOn(wiki, who);
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

test.each(['default', 'shell'] as const)(
  'with the %s theme and no way to comment inline, the question still shows at its sentence',
  async (theme) => {
    Object.assign(wiki.switches, { theme, inlineWay: { content: false, plugin: false } });
    const guide = createGuide();
    const { reader } = await person(wiki.users.member);
    await reader.open(guide.url);
    const drawer = await reader.askAbout(SENTENCE);
    await drawer.send(question);
    await drawer.delivery.getByText('Filed').waitFor();
    expect(wiki.page(guide.id).storage).not.toContain('inline-comment-marker');
    await expect.poll(() => reader.highlights()).toEqual([SENTENCE]);
    expect(await reader.badge('On Linux').count()).toBe(1);
  },
);

test('who is signed out signs in by the button, and what was sent goes on', async () => {
  wiki.setPermissions('OPS', null, ['view']);
  const guide = createGuide();
  const { reader, browser } = await person(null);
  await reader.open(guide.url);
  const drawer = await reader.askAbout(SENTENCE);
  await drawer.send(question);
  await drawer.frame.getByText('You are signed out of this site.').first().waitFor();
  const opened = browser.context.waitForEvent('page');
  await drawer.button('Sign in').first().click();
  const signIn = await opened;
  await signIn.getByLabel('Username').fill(wiki.users.member.username);
  await signIn.getByLabel('Password').fill(wiki.users.member.password);
  await signIn.getByRole('button', { name: 'Log in' }).click();
  await signIn.waitForURL(guide.url); // the way back to the page
  await drawer.delivery.getByText('Filed').waitFor();
  expect(wiki.page(guide.id).storage).toContain('<ac:inline-comment-marker');
});

describe('with an access token', () => {
  /** Visitors may read, and nobody is signed in in this browser: the question is typed, and the options are open beside it. */
  async function visitor() {
    wiki.setPermissions('OPS', null, ['view']);
    const guide = createGuide();
    const { reader, browser } = await person(null);
    await reader.open(guide.url);
    const drawer = await reader.askAbout(SENTENCE);
    await drawer.frame.getByText('not signed in').first().waitFor();
    const options = await openOptions(browser, 'Docs');
    return { guide, reader, drawer, options };
  }

  test('somebody asks without a session, after a wrong one was refused', async () => {
    const { guide, reader, drawer, options } = await visitor();
    await options.give('mistyped');
    await options.site.getByText('does not believe this access token').waitFor();
    await options.site.getByRole('textbox', { name: 'Access token' }).fill(wiki.users.member.accessToken);
    await options.site.getByRole('button', { name: 'Check and keep' }).click();
    await options.site.getByText(`Uses the access token of ${wiki.users.member.displayName}.`).waitFor();

    await reader.page.bringToFront();
    await drawer.send(question);
    await drawer.delivery.getByText('Filed').waitFor();
    expect(wiki.page(guide.id).storage).toContain('<ac:inline-comment-marker');
    const posts = wiki.log.filter(({ method, address }) => method === 'POST' && address.endsWith('/rest/api/content'));
    expect(posts.at(-1)?.who).toBe(wiki.users.member.accountId);

    await options.page.bringToFront();
    await options.site.getByRole('button', { name: 'Use the browser’s sign-in again' }).click();
    await options.page.getByText('The access token for Docs was erased').waitFor();
    await options.site.getByText('Uses the sign-in of this browser.').waitFor();
  });

  test('one that ended holds what was asked, and a new one files it once', async () => {
    const { member } = wiki.users;
    const { guide, reader, drawer, options } = await visitor();
    await options.give(member.accessToken);
    await options.site.getByText('Uses the access token').waitFor();

    member.accessToken = crypto.randomUUID(); // the former one is nobody's now
    await reader.page.bringToFront();
    await drawer.send(question);
    await drawer.frame.getByText('does not accept your access token any more').first().waitFor();
    await drawer.button('Open the options').first().waitFor();
    expect(wiki.page(guide.id).storage).not.toContain('inline-comment-marker');

    await options.page.bringToFront();
    await options.give(member.accessToken);
    await options.site.getByText('Uses the access token').waitFor();
    await reader.page.bringToFront();
    await drawer.delivery.getByText('Filed').waitFor();
    expect(wiki.page(guide.id).storage.match(/<ac:inline-comment-marker/g)).toHaveLength(1);
  });
});

test('two sites of one origin stay apart', async () => {
  const handbook = await startConfluence({ flavour: 'data-center', contextPath: '/wiki' });
  handbook.createSpace({ key: 'OPS', name: 'Operations' });
  const company = await startOneOrigin([wiki, handbook]);
  try {
    const [asked, quiet] = [createGuide(), createGuide(handbook)];
    const { reader, browser } = await personWith({
      url: company.url,
      async signIn(page) {
        await signInToConfluence(page, wiki, wiki.users.member, company.url);
        await signInToConfluence(page, handbook, handbook.users.commenter, company.url);
      },
    });
    open.push(browser);
    await reader.open(company.url + asked.path);
    const drawer = await reader.askAbout(SENTENCE);
    await drawer.send(question);
    await drawer.delivery.getByText('Filed').waitFor();
    expect(wiki.page(asked.id).storage).toContain('<ac:inline-comment-marker');
    await reader.open(company.url + quiet.path);
    const other = await reader.askAbout(SENTENCE);
    await other.frame.getByText(handbook.users.commenter.displayName).first().waitFor();
    await other.send(question);
    await other.delivery.getByText('Filed').waitFor();
    expect(handbook.page(quiet.id).storage).toContain('<ac:inline-comment-marker');
    const options = await browser.openExtensionPage('options.html');
    await options.getByText(`${company.url}/confluence ·`).waitFor();
    await options.getByText(`${company.url}/wiki ·`).waitFor();
  } finally {
    await company.stop();
    await handbook.stop();
  }
});

test.skipIf(loadDataCenterSpecs() === null)('all that Docket asked of the wiki fits Atlassian’s own document', () => {
  const specs = loadDataCenterSpecs();
  if (specs === null) throw new Error('skipped without the document');
  const report = checkLog(wiki.log, specs);
  expect(report.checked).toBeGreaterThan(40);
  expect(report.findings).toEqual([]);
});
