import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Login } from '../../wordpress/people.ts';
import { startFaultProxy } from '../../servers/fault-proxy.ts';
import type { FaultProxy } from '../../servers/fault-proxy.ts';
import { holdRequest, signedOut } from '../../servers/faults.ts';
import { DocketBrowser } from '../browser.ts';
import { enable } from '../enable.ts';
import { GUIDE, SENTENCE, sharedWordPress } from '../journey/stage.ts';
import { openPopup } from '../popup.ts';
import { Reader } from '../reader.ts';
import type { Drawer } from '../reader.ts';
import { signInToWordPress } from '../sign-in.ts';
import { axeSource } from './axe-source.ts';
import { axeExpression, Barriers } from './barriers.ts';

/** One browser goes through the states in the order in which a reader meets them; each test is one stretch of the way. */
const site = sharedWordPress();
const question = 'Does changing only the log level count as a soft change?';
const OVERLAY = 'docket-overlay';
let browser: DocketBrowser;
let proxy: FaultProxy;
let base: string;
let reader: Reader;

beforeAll(async () => {
  proxy = await startFaultProxy(site.loopbackUrl);
  base = proxy.urlFor(new URL(site.url).hostname);
  browser = await DocketBrowser.open({ extension: inject('extensions').forTests });
  reader = new Reader(await browser.context.newPage());
  await enable(browser, new URL(base).origin);
});
afterAll(async () => {
  await browser.close();
  await proxy.stop();
});

async function become(login: Login): Promise<void> {
  await browser.context.clearCookies();
  await signInToWordPress(reader.page, site, login, base);
}

/** Opens a fresh page for this person. */
async function openGuide(login: Login) {
  const guide = await site.createPage(GUIDE);
  await become(login);
  await reader.open(base + guide.path);
  return guide;
}

async function withPicture(): Promise<Drawer> {
  await reader.select(SENTENCE);
  await browser.clickIcon(reader.page);
  const drawer = await reader.drawer();
  await drawer.frame.getByRole('img', { name: 'Picture of the page' }).waitFor();
  await drawer.frame.getByText('It is signed').waitFor();
  return drawer;
}

test('asking: toolbar, composer, faults, discarded, empty lists', async () => {
  const barriers = new Barriers();
  await openGuide('editor');
  await reader.select(SENTENCE);
  await reader.toolbarButton('Ask').waitFor();
  await barriers.lookAt('toolbar', reader.page.mainFrame(), OVERLAY);
  await reader.toolbarButton('Ask').click();
  const drawer = await reader.drawer();
  await drawer.frame.getByText('It is signed').waitFor();
  await barriers.lookAt('compose-empty', drawer.frame);
  await drawer.frame.getByTestId('send').click();
  await drawer.frame.getByRole('alert').waitFor();
  await barriers.lookAt('compose-faults', drawer.frame);
  await drawer.words.fill(question);
  await drawer.frame.getByText('Draft saved').waitFor();
  await barriers.lookAt('compose-filled', drawer.frame);
  await drawer.frame.getByRole('tab', { name: 'This page' }).click();
  await drawer.frame.getByText('Nobody asked here yet').waitFor();
  await barriers.lookAt('threads-empty', drawer.frame);
  await drawer.frame.getByRole('tab', { name: 'My requests' }).click();
  await drawer.frame.getByText('You have not asked anything yet').waitFor();
  await barriers.lookAt('mine-empty', drawer.frame);
  await drawer.frame.getByRole('tab', { name: 'Ask' }).click();
  await drawer.button('Cancel').click();
  await drawer.frame.getByText('Draft discarded').waitFor();
  await barriers.lookAt('discarded', drawer.frame);
  expect(barriers.found).toEqual([]);
});

test('with a picture: composer, editor, sending, filed', async () => {
  const barriers = new Barriers();
  await openGuide('author');
  const drawer = await withPicture();
  await barriers.lookAt('picture', drawer.frame);
  await drawer.button('Mark, hide, crop').click();
  const stage = drawer.frame.getByLabel('Picture. Press Enter to add a mark in the middle.');
  await stage.press('Enter');
  await drawer.button('Hide').click();
  await stage.press('Enter');
  for (let step = 0; step < 45; step += 1) await stage.press('ArrowRight'); // off the box: what is covered cannot be pressed
  await barriers.lookAt('editor', drawer.frame);
  await drawer.button('Done').click();
  await drawer.frame.getByText('1 place hidden').waitFor();
  await barriers.lookAt('picture-marked', drawer.frame);
  const rule = proxy.add({ method: 'POST', path: /wp\/v2\/(media|comments)/, times: 1, fault: holdRequest });
  await drawer.send(question);
  await rule.reached;
  await drawer.delivery.getByText('Sending').waitFor();
  await barriers.lookAt('sending', drawer.frame);
  rule.release();
  await drawer.delivery.getByText(/Filed|Waiting for approval/).waitFor();
  await barriers.lookAt('filed', drawer.frame);
  expect(barriers.found).toEqual([]);
});

test('reading: badges, threads, replies, my requests, a notice', async () => {
  const barriers = new Barriers();
  const guide = await openGuide('author');
  const asked = await withPicture();
  await asked.send(question);
  await asked.delivery.getByText(/Filed|Waiting for approval/).waitFor();
  for (const { id } of await site.commentsOn(guide.id)) await site.setCommentStatus(id, 'approve');
  await reader.open(base + guide.path);
  await reader.badge('On Linux').waitFor();
  await barriers.lookAt('badges', reader.page.mainFrame(), OVERLAY);
  await reader.badge('On Linux').click();
  const drawer = await reader.drawer();
  await drawer.frame.getByRole('link', { name: 'Picture 1' }).waitFor();
  await barriers.lookAt('threads', drawer.frame);
  await drawer.button('Add details').click();
  await drawer.button('Send reply').click();
  await drawer.frame.getByRole('alert').waitFor();
  await barriers.lookAt('reply-faults', drawer.frame);
  await drawer.frame.getByLabel('Write what else helps').fill('No, a log level is read at once.');
  await barriers.lookAt('reply', drawer.frame);
  await drawer.button('Send reply').click();
  await expect.poll(async () => (await site.commentsOn(guide.id)).length).toBe(2);
  await drawer.frame.getByRole('listitem').getByText('No, a log level is read at once.').waitFor();
  await barriers.lookAt('threads-replied', drawer.frame);
  await drawer.frame.getByRole('tab', { name: 'My requests' }).click();
  await drawer.frame.getByText(question).first().waitFor();
  await barriers.lookAt('mine', drawer.frame);
  await drawer.close();
  await reader.select(SENTENCE);
  await reader.toolbarButton('Hide Docket on this page').click();
  await reader.page.getByRole('button', { name: 'Show again' }).waitFor();
  await barriers.lookAt('notice', reader.page.mainFrame(), OVERLAY);
  expect(barriers.found).toEqual([]);
});

test('what gets in the way: approval, no uploads, closed comments, signed out', async () => {
  const barriers = new Barriers();
  const guide = await openGuide('subscriber');
  const drawer = await withPicture();
  await drawer.frame.getByText('A moderator approves first comments').waitFor();
  await barriers.lookAt('access-notes', drawer.frame);
  await drawer.send(question);
  await drawer.delivery.getByText('Waiting for approval').waitFor();
  await barriers.lookAt('waiting-for-approval', drawer.frame);
  await drawer.frame.getByRole('tab', { name: 'This page' }).click();
  await drawer.frame.getByRole('heading', { name: 'Yours, on its way' }).waitFor();
  await barriers.lookAt('threads-held', drawer.frame);
  await drawer.frame.getByRole('tab', { name: 'Ask' }).click();
  await drawer.button('Ask something else').click();
  await drawer.frame.getByText('It is signed').waitFor();
  await site.setComments(guide.id, 'closed');
  await drawer.send('And what about the other levels?');
  await drawer.delivery.getByText('Needs you').waitFor();
  await barriers.lookAt('held-closed', drawer.frame);
  const quiet = await site.createPage({ ...GUIDE, comments: 'closed' });
  await reader.open(base + quiet.path);
  const closed = await reader.askAbout(SENTENCE);
  await closed.frame.getByText('Comments are closed on this page').waitFor();
  await barriers.lookAt('access-closed', closed.frame);
  const other = await site.createPage(GUIDE);
  const rule = proxy.add({ method: 'POST', path: /wp\/v2\/comments/, times: 1, fault: signedOut });
  await reader.open(base + other.path);
  const signedIn = await reader.askAbout(SENTENCE);
  await signedIn.frame.getByText('It is signed').waitFor();
  await browser.context.clearCookies();
  await signedIn.send('A third question');
  await signedIn.delivery.getByText('Needs you').waitFor();
  rule.release();
  await barriers.lookAt('held-signed-out', signedIn.frame);
  expect(barriers.found).toEqual([]);
});

test('options: a site, its password form, the question before it goes, none', async () => {
  const barriers = new Barriers();
  const page = await browser.openExtensionPage('options.html');
  await page.getByRole('button', { name: 'Remove' }).waitFor();
  await barriers.lookAt('options-site', page.mainFrame());
  await page.getByRole('button', { name: 'Use an application password' }).click();
  await page.getByLabel('User name').waitFor();
  await barriers.lookAt('options-form', page.mainFrame());
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('button', { name: 'Erase and remove' }).waitFor();
  await barriers.lookAt('options-question', page.mainFrame());
  await page.getByRole('button', { name: 'Erase and remove' }).click();
  await page.getByText('Docket is not switched on anywhere yet').waitFor();
  await barriers.lookAt('options-empty', page.mainFrame());
  expect(barriers.found).toEqual([]);
});

test.each([
  ['popup-offer', () => site.createPage(GUIDE), 'Use Docket on this site'],
  ['popup-no-page', () => Promise.resolve({ path: '/' }), 'Open one of its articles'],
] as const)('%s', async (state, place, says) => {
  const barriers = new Barriers();
  const { path } = await place();
  await reader.page.goto(base + path);
  const popup = await openPopup(browser, reader.page);
  expect(await popup.text()).toContain(says);
  await popup.evaluate(`${axeSource}; null`);
  barriers.add(state, (await popup.evaluate(axeExpression(null))) as string[]); // as the expression says
  await popup.evaluate('window.close()');
  expect(barriers.found).toEqual([]);
});
