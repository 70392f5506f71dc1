import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Reader } from '../reader.ts';
import { aMark, badgeNames, coveredText, painted } from './marks.ts';
import { drawerOf, OverlayStage } from './stand-in.ts';

const running = aMark('Before you start', 'Make sure that no deployment is running');
const daemon = aMark('On Linux', 'The daemon must be restarted', { state: 'answered' });
const linked = aMark('On Linux', 'The vault’s own page');
const own = aMark('Rolling back', 'Run the same command', { own: 'held' });
const last = aMark('The end', 'The last sentence');

let stage: OverlayStage;
beforeAll(async () => {
  stage = await OverlayStage.open();
});
afterAll(() => stage.close());

const marked = async (path: string) => {
  const reader = await stage.reader(path);
  await expect.poll(() => reader.highlights()).not.toEqual([]);
  return reader;
};

test('a request whose words are gone leaves a "was here" at its section', async () => {
  const gone = aMark('Rolling back', 'Words that nobody wrote on this page');
  await stage.mark([daemon, gone]);
  const reader = await marked('/keys/');
  await expect
    .poll(() => badgeNames(reader))
    .toEqual(['“On Linux”: 1 answered', '“Rolling back”: 1 open, 1 about words that are gone']);
  expect(await reader.badge('Rolling back').evaluate((it) => it.dataset['count'])).toBe('1 · was here');
  expect(await coveredText(reader)).toEqual([]);
  expect(await reader.highlights()).toEqual([daemon.anchor.quote?.exact]);
});

test('F6 goes to the badges, J and K from request to request on the page, and Enter opens the one that was reached', async () => {
  await stage.mark([running, daemon, linked, own, last]);
  const reader = await marked('/long/');
  const { page } = reader;
  const shown = () => painted(reader, 'docket-shown');
  const quoteOf = ({ anchor }: typeof running) => [anchor.quote?.exact];
  await reader.badge('Before you start').waitFor();
  await page.keyboard.press('F6');
  for (const request of [running, linked, daemon, own, last]) {
    await page.keyboard.press('j');
    await expect.poll(shown).toEqual(quoteOf(request));
    await expect.poll(() => focusedBadge(reader)).toContain(request.anchor.section.path[0]); // the last one's was made on the way
  }
  await page.getByText('The last sentence of this page.').waitFor();
  await page.keyboard.press('j'); // there is no other
  for (const request of [own, daemon]) {
    await page.keyboard.press('k');
    await expect.poll(shown).toEqual(quoteOf(request));
    await expect.poll(() => focusedBadge(reader)).toContain(request.anchor.section.path[0]);
  }
  await page.keyboard.press('Enter');
  await drawerOf(page);
  expect((await stage.asked('requestDrawer')).at(-1)).toMatchObject({ view: 'threads', focus: daemon.id });
});

const focusedBadge = ({ page }: Reader) =>
  page.locator('docket-overlay').evaluate((host) => host.shadowRoot?.activeElement?.ariaLabel ?? null);
