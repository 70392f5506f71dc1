import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { GUIDE, onWordPress, personWith, sharedWordPress } from '../journey/stage.ts';
import type { DocketBrowser } from '../browser.ts';
import type { Reader } from '../reader.ts';
import { createGuide, expectFiledOnce, newQuestion } from './stage.ts';

/** What people select and write that is not one sentence in one paragraph. */
const site = sharedWordPress();
let browser: DocketBrowser;
let reader: Reader;
beforeAll(async () => {
  ({ browser, reader } = await personWith(onWordPress(site, 'editor')));
});
afterAll(() => browser.close());

const HTML = `${GUIDE.html}
<h2>Ports</h2>
<table><thead><tr><th>Service</th><th>Port</th></tr></thead>
<tbody><tr><td>vault agent</td><td>eighty-two hundred</td></tr></tbody></table>
<h2>Commands</h2>
<pre><code>vaultctl rotate --now
vaultctl verify --all</code></pre>
<h2>Notes</h2>
<div id="host"></div>`;

/** The middle of the left edge of one text and of the right edge of another, on the screen; also in open shadow roots. */
function endsOf(page: Page, from: string, to: string) {
  return page.evaluate(
    ([first, last]) => {
      const rangeOf = (root: Node, wanted: string): Range | null => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const shadow = node instanceof Element && node.localName !== 'docket-overlay' ? node.shadowRoot : null;
          const inside = shadow === null ? null : rangeOf(shadow, wanted);
          if (inside !== null) return inside;
          const start = node instanceof Text ? node.data.indexOf(wanted) : -1;
          if (start < 0) continue;
          const range = document.createRange();
          range.setStart(node, start);
          range.setEnd(node, start + wanted.length);
          return range;
        }
        return null;
      };
      const [begin, end] = [rangeOf(document.body, first), rangeOf(document.body, last)];
      if (begin === null || end === null) throw new Error('not on the page');
      end.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
      const [a, b] = [begin.getBoundingClientRect(), end.getBoundingClientRect()];
      return { from: { x: a.left + 1, y: a.top + a.height / 2 }, to: { x: b.right - 1, y: b.top + b.height / 2 } };
    },
    [from, to] as const,
  );
}

async function drag(page: Page, from: string, to: string): Promise<void> {
  const ends = await endsOf(page, from, to);
  await page.mouse.move(ends.from.x, ends.from.y);
  await page.mouse.down();
  await page.mouse.move(ends.to.x, ends.to.y, { steps: 6 });
  await page.mouse.up();
}

/** A widget of the site's own, with its text in an open shadow root. */
async function addShadow(page: Page): Promise<void> {
  await page.locator('#host').evaluate((host) => {
    const shadow = host.attachShadow({ mode: 'open' });
    shadow.innerHTML = '<p>Keep the old fingerprint for ninety days. Then throw it away.</p>';
  });
}

const PLACES = [
  {
    place: 'across two sections',
    from: 'Otherwise the old value',
    to: 'previous fingerprint.',
    section: 'On Linux',
    quotes: ['Otherwise the old value stays in use.', 'Rolling back', 'Run the same command'],
  },
  {
    place: 'across the cells of a table',
    from: 'vault agent',
    to: 'eighty-two hundred',
    section: 'Ports',
    quotes: ['vault agent', 'eighty-two hundred'],
  },
  {
    place: 'over lines of code',
    from: 'vaultctl rotate --now',
    to: 'vaultctl verify --all',
    section: 'Commands',
    quotes: ['vaultctl rotate --now', 'vaultctl verify --all'],
  },
  {
    place: 'inside an open shadow root',
    from: 'Keep the old fingerprint',
    to: 'ninety days.',
    section: 'Notes',
    quotes: ['Keep the old fingerprint for ninety days.'],
  },
];

test.for(PLACES)('a selection $place is asked about, filed and marked', async ({ from, to, section, quotes }) => {
  const guide = await createGuide(site, { html: HTML });
  await reader.open(guide.url);
  await addShadow(reader.page);
  await drag(reader.page, from, to);
  await reader.toolbarButton('Ask').click();
  const drawer = await reader.drawer();
  const shown = await drawer.frame.getByRole('main').innerText();
  for (const quote of quotes) expect(shown).toContain(quote);
  expect(shown).toContain(section);
  const words = newQuestion();
  await drawer.send(words);
  await expectFiledOnce(drawer, site, guide, words);
  await reader.badge(section).waitFor();
  await expect.poll(async () => (await reader.highlights()).join(' ')).toContain(quotes.at(-1));
  const [comment] = await site.commentsOn(guide.id);
  for (const quote of quotes) expect(comment?.content).toContain(quote);
});

test('a page without text: there is nothing to select, and the icon asks about the page as a whole', async () => {
  const guide = await createGuide(site, { html: '<p></p>' });
  await reader.open(guide.url);
  await browser.clickIcon(reader.page);
  const drawer = await reader.drawer();
  await drawer.frame.getByText('About the whole page').waitFor();
  const words = newQuestion();
  await drawer.send(words);
  await expectFiledOnce(drawer, site, guide, words);
});

test('an empty message: said, and not sent', async () => {
  const guide = await createGuide(site);
  await reader.open(guide.url);
  const drawer = await reader.askAbout('Keys are rotated once a quarter.');
  await drawer.frame.getByText('It is signed').waitFor(); // the drawer has come to rest: clicks before that are refused
  for (const nothing of ['', '  \n ']) {
    await drawer.send(nothing);
    await drawer.frame.getByRole('alert').getByText('Write one sentence first').waitFor();
  }
  const words = newQuestion();
  await drawer.send(words);
  await expectFiledOnce(drawer, site, guide, words);
});

test('a message of 100,000 characters: said before sending, not a letter lost, filed once when it is short enough', async () => {
  const guide = await createGuide(site);
  await reader.open(guide.url);
  const drawer = await reader.askAbout('Keys are rotated once a quarter.');
  const long = 'Why is this so? '.repeat(6_250);
  await drawer.words.fill(long);
  const fault = drawer.frame.getByRole('alert').getByText('the limit is 10,000');
  await fault.waitFor();
  expect(await fault.innerText()).toContain('Nothing was cut off; shorten it, or send it in two questions.');
  await drawer.button('Send').click();
  await drawer.frame.getByText('Draft saved').waitFor();
  expect(await drawer.words.inputValue()).toBe(long);
  expect(await site.commentsOn(guide.id)).toEqual([]);

  await reader.open(guide.url); // the page was closed over it
  const again = await reader.askAbout('Keys are rotated once a quarter.');
  expect(await again.words.inputValue()).toBe(long);
  const limit = 'q'.repeat(10_000);
  await again.send(limit);
  await expectFiledOnce(again, site, guide, limit);
});
