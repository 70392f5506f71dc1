import { afterEach, expect, onTestFinished, test } from 'vitest';
import { startWordPress } from '../../wordpress/start.ts';
import type { Switches, WordPress } from '../../wordpress/wordpress.ts';
import type { DocketBrowser } from '../browser.ts';
import { sendSignIn } from '../sign-in.ts';
import { GUIDE, personWith, SENTENCE } from './stage.ts';

const open: DocketBrowser[] = [];
afterEach(async () => {
  for (const browser of open.splice(0)) await browser.close();
});

const question = 'Does changing only the log level count as a soft change?';

async function aSite(switches: Switches): Promise<WordPress> {
  const started = await startWordPress({ switches });
  onTestFinished(() => started.stop());
  return started.wordPress;
}

/** Somebody who has no account anywhere. */
async function visitorOf({ url }: WordPress) {
  const { reader, browser } = await personWith({ url, signIn: () => Promise.resolve() });
  open.push(browser);
  return { reader, browser };
}

test('a visitor gives name and mail once, is held, sees it approved, and asks again without a word about it', async () => {
  // the site has traps for robots, a nonce in its form, and takes nothing that does not come from its own pages
  const site = await aSite({ floodCheck: false, traps: true, referrer: true });
  const guide = await site.createPage(GUIDE);
  const { reader } = await visitorOf(site);
  await reader.open(guide.url);
  const drawer = await reader.askAbout(SENTENCE);
  await drawer.frame.getByText('A moderator approves what visitors write').waitFor();
  await drawer.send(question);
  await drawer.frame.getByText('This site wants a name.').waitFor(); // nothing went out
  await drawer.frame.getByLabel('Name', { exact: true }).fill('Vera Lind');
  await drawer.frame.getByLabel('E-mail address').fill('vera@example.org');
  await drawer.frame.getByTestId('send').click();
  await drawer.delivery.getByText('Waiting for approval').waitFor();
  const [held] = await site.commentsOn(guide.id);
  expect(held).toMatchObject({
    author: 'Vera Lind',
    status: 'hold',
    content: expect.stringContaining(question) as string, // its type is `any`
  });
  await reader.badge('On Linux').waitFor(); // for this person alone

  const shown = reader.page.context().waitForEvent('page');
  await drawer.button('Open the comment').click();
  const own = await shown;
  await own.getByText('Your comment is awaiting moderation').waitFor(); // WordPress shows it by the link that it gave
  await own.getByText(question).waitFor();
  await own.close();

  await site.setCommentStatus(held?.id ?? 0, 'approve');
  await reader.open(guide.url);
  await expect.poll(() => reader.highlights()).toEqual([SENTENCE]);
  const again = await reader.askAbout('Run the same command');
  await again.frame.getByText('Vera Lind · vera@example.org').waitFor();
  await again.send('Which command?');
  await again.delivery.getByText('Filed', { exact: true }).waitFor();
  expect((await site.commentsOn(guide.id)).map(({ author, status }) => [author, status])).toEqual([
    ['Vera Lind', 'approved'],
    ['Vera Lind', 'approved'],
  ]);
  await again.frame.getByRole('tab', { name: 'My requests' }).click();
  await expect.poll(() => again.frame.getByTestId('mine').count()).toBe(2);
});

test('what a site requires of visitors is asked in its own words, and a reply goes the same way', async () => {
  const site = await aSite({ floodCheck: false, questions: true });
  const guide = await site.createPage(GUIDE);
  const { reader } = await visitorOf(site);
  await reader.open(guide.url);
  const drawer = await reader.askAbout(SENTENCE);
  await drawer.frame.getByLabel('Name', { exact: true }).fill('Vera Lind');
  await drawer.frame.getByLabel('E-mail address').fill('vera@example.org');
  const answer = async () => {
    await drawer.frame.getByLabel('Order number').fill('A-7');
    await drawer.frame.getByLabel('Your plan').selectOption('Large');
    await drawer.frame.getByLabel('I have read the privacy policy').check();
  };
  await answer();
  await drawer.send(question);
  await drawer.delivery.getByText('Waiting for approval').waitFor();
  const [asked] = await site.commentsOn(guide.id);
  await site.setCommentStatus(asked?.id ?? 0, 'approve');

  await drawer.frame.getByRole('tab', { name: 'This page' }).click();
  await reader.open(guide.url);
  await reader.badge('On Linux').click();
  const threads = await reader.drawer();
  await threads.button('Add details').click();
  await threads.frame.getByLabel('Write what else helps').fill('I mean on Linux.');
  await threads.frame.getByText('Vera Lind · vera@example.org').waitFor();
  await threads.button('Send reply').click();
  expect(await threads.frame.getByText('This site wants an answer here.').count()).toBeGreaterThan(0); // they were for the question
  await threads.frame.getByLabel('Order number').fill('A-8');
  await threads.frame.getByLabel('Your plan').selectOption('Small');
  await threads.frame.getByLabel('I have read the privacy policy').check();
  await threads.button('Send reply').click();
  await expect.poll(async () => (await site.commentsOn(guide.id)).length).toBe(2);
  const [, reply] = await site.commentsOn(guide.id);
  expect(reply).toMatchObject({ parent: asked?.id, author: 'Vera Lind', status: 'approved' });
  const meta = await site.php(`return array_map('current', get_comment_meta($args['id']));`, { id: reply?.id });
  expect(meta).toMatchObject({ order_number: 'A-8', plan: 's', privacy: '1', nickname: '' });
  await threads.frame.getByText('Open', { exact: true }).first().waitFor(); // an own addition is no answer
});

test('where a captcha stands, the question goes to the site’s own form by the person’s hand, and is a request all the same', async () => {
  const site = await aSite({ floodCheck: false, captcha: true });
  const guide = await site.createPage(GUIDE);
  const { reader } = await visitorOf(site);
  await reader.open(guide.url);
  const drawer = await reader.askAbout(SENTENCE);
  await drawer.frame.getByText('wants something that only you can do there, such as a captcha').waitFor();
  await drawer.words.fill(question);
  await drawer.frame.getByText('Draft saved').waitFor();
  const opened = reader.page.context().waitForEvent('page');
  await drawer.button('Use the site’s own form').click();
  const form = await opened;
  await form.waitForURL(/#respond$/);
  await form.locator('#comment').focus();
  await form.keyboard.press('Control+V');
  await form.locator('#author').fill('Vera Lind');
  await form.locator('#email').fill('vera@example.org');
  await form.locator('#commentform').evaluate((element) => {
    const solved = document.createElement('input'); // what the captcha's own script would add
    solved.name = 'g-recaptcha-response';
    solved.value = 'solved';
    element.append(solved);
  });
  await form.getByRole('button', { name: 'Post Comment' }).click();
  await form.getByText('Your comment is awaiting moderation').waitFor();
  const [held] = await site.commentsOn(guide.id);
  await site.setCommentStatus(held?.id ?? 0, 'approve');
  await reader.open(guide.url);
  await expect.poll(() => reader.highlights()).toEqual([SENTENCE]);
});

test('somebody who signs in instead is no visitor any more when they are back', async () => {
  const site = await aSite({ floodCheck: false });
  const guide = await site.createPage(GUIDE);
  const { reader, browser } = await visitorOf(site);
  await reader.open(guide.url);
  const drawer = await reader.askAbout(SENTENCE);
  const opened = browser.context.waitForEvent('page');
  await drawer.button('Sign in instead').click();
  const signIn = await opened;
  await sendSignIn(signIn, site, 'editor');
  await signIn.waitForURL(new RegExp(guide.path));
  await drawer.frame.getByText('It is signed Edith Park.').waitFor();
  await drawer.send(question);
  await drawer.delivery.getByText('Filed', { exact: true }).waitFor();
  expect(await site.commentsOn(guide.id)).toMatchObject([{ author: 'editor' }]);
});
