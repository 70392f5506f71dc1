import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { askAs } from '../../confluence/ask-as.ts';
import { aComment, inlineAt } from '../../confluence/data-center/stage.ts';
import { startConfluence, type Confluence } from '../../confluence/index.ts';
import { talkOn } from '../../servers/platforms/confluence-talk.ts';
import type { DocketBrowser } from '../browser.ts';
import type { Drawer, Reader } from '../reader.ts';
import { personOn } from './data-center-person.ts';
import { GUIDE, onWordPress, personWith, SENTENCE, sharedWordPress } from './stage.ts';

/** Comments that people made with the wiki's own means, at words of the page. */
const remark = 'Is a reload not enough?';
const answer = 'A reload keeps the old key in memory.';
/** The marker runs through markup: the page shows it in several parts. */
const MARKED_UP = GUIDE.html.replace('be restarted after', 'be <strong>restarted</strong> after');

const open: DocketBrowser[] = [];
afterEach(async () => {
  for (const browser of open.splice(0)) await browser.close();
});

const item = ({ frame }: Drawer) => frame.getByTestId('plain-comment');

/** Clicks on words that are marked. */
async function clickMarked(reader: Reader): Promise<void> {
  const { x, y } = await reader.page.evaluate(() => {
    const [marked] = CSS.highlights.get('docket-open') ?? [];
    if (marked === undefined) throw new Error('nothing is marked');
    const range = document.createRange();
    range.setStart(marked.startContainer, marked.startOffset);
    range.setEnd(marked.endContainer, marked.endOffset);
    range.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
    const [line] = range.getClientRects();
    return { x: (line?.left ?? 0) + 8, y: (line?.top ?? 0) + (line?.height ?? 0) / 2 };
  });
  await reader.page.mouse.click(x, y);
}

describe.each(['cloud', 'data-center'] as const)('on Confluence (%s)', (flavour) => {
  let wiki: Confluence;
  beforeAll(async () => {
    wiki = await startConfluence({ flavour });
    wiki.createSpace({ key: 'OPS', name: 'Operations' });
  });
  afterAll(() => wiki.stop());

  async function commentedPage(title: string) {
    const guide = wiki.createPage({ space: 'OPS', title, html: MARKED_UP });
    if (flavour === 'cloud') {
      await talkOn(wiki).askInline({ pageId: guide.id } as never, remark, SENTENCE); // only the page's id is asked for
      return guide;
    }
    const body = {
      ...aComment(guide, inlineAt(SENTENCE)),
      body: { storage: { value: `<p>${remark}</p>`, representation: 'storage' } },
    };
    const made = await askAs(wiki, wiki.users.admin, 'POST', `${wiki.contextPath}/rest/api/content`, { body });
    expect(made.status).toBe(200);
    return guide;
  }
  async function person() {
    const { reader, browser } = await personOn(wiki, wiki.users.member);
    open.push(browser);
    return reader;
  }

  test('an inline comment is marked at its words, opened by a click there, answered, resolved and opened again', async () => {
    const guide = await commentedPage('Marked');
    const reader = await person();
    await reader.open(guide.url);
    await expect.poll(() => reader.highlights()).toEqual([SENTENCE]);
    await reader.badge('“On Linux”: 1 open').waitFor();

    await clickMarked(reader);
    const drawer = await reader.drawer();
    await item(drawer).getByText(remark).waitFor();
    expect(await drawer.frame.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe(
      'plain-comment',
    );
    await item(drawer).getByRole('button', { name: 'Reply' }).click();
    await drawer.frame.getByRole('textbox').last().fill(answer);
    await drawer.button('Send').last().click();
    await item(drawer).getByText(answer).waitFor();
    await item(drawer).getByText('On its way').waitFor({ state: 'detached' });

    const other = await person();
    await other.open(guide.url);
    await other.badge('On Linux').click();
    const seen = await other.drawer();
    await item(seen).getByText(answer).waitFor();
    await seen.close();

    await item(drawer).getByRole('button', { name: 'Resolve' }).click();
    await drawer.frame.getByRole('status').getByText('Resolved. It is no longer marked on the page.').waitFor();
    expect(await item(drawer).count()).toBe(0);
    await expect.poll(() => reader.highlights()).toEqual([]);
    await other.open(guide.url);
    await expect.poll(() => other.highlights()).toEqual([]);
    await drawer.button('Undo').click();
    await item(drawer).getByText(remark).waitFor();
    await expect.poll(() => reader.highlights()).toEqual([SENTENCE]);
  });

  test('it stays at its marker when the words are edited, and is told as gone when the marker is', async () => {
    const guide = await commentedPage('Edited');
    const reader = await person();
    const { storage } = wiki.page(guide.id);
    const reworded = storage.replace('after each change, including soft ones.', 'after all changes.');
    expect(reworded).not.toBe(storage);
    wiki.editPage(guide.id, { storage: reworded });
    await reader.open(guide.url);
    await expect.poll(() => reader.highlights()).toEqual(['The daemon must be restarted after all changes.']);

    wiki.editPage(guide.id, { html: GUIDE.html.replace(SENTENCE, 'It is restarted by itself.') });
    await reader.open(guide.url);
    const drawer = await reader.askAbout('Keys are rotated');
    await drawer.frame.getByRole('tab', { name: 'This page' }).click();
    await item(drawer).getByText('These words are not on the page any more.').waitFor();
    expect(await item(drawer).getByRole('button', { name: 'Resolve' }).count()).toBe(0);
    expect(await reader.highlights()).toEqual([]);
  });
});

test('on WordPress a comment that quotes a sentence of the page is shown at it', async () => {
  const site = sharedWordPress();
  const guide = await site.createPage(GUIDE);
  const { reader, browser } = await personWith(onWordPress(site, 'approved'));
  open.push(browser);
  await reader.open(guide.url);
  for (const words of [`You write “${SENTENCE}” – ${remark}`, 'Thanks, “this helped me a great deal” indeed.']) {
    await reader.page.getByRole('textbox', { name: 'Comment' }).fill(words);
    await reader.page.getByRole('button', { name: 'Post Comment' }).click();
    await reader.page.locator('.comment-content, .wp-block-comment-content').getByText(words).waitFor();
  }
  await expect.poll(() => reader.highlights()).toEqual([SENTENCE]);
  await clickMarked(reader);
  const drawer = await reader.drawer();
  const quoting = item(drawer).filter({ hasText: remark });
  await quoting.waitFor();
  await quoting.getByRole('button', { name: 'Show on the page' }).click();
  expect(
    await item(drawer).filter({ hasText: 'helped me' }).getByRole('button', { name: 'Show on the page' }).count(),
  ).toBe(0);
});
