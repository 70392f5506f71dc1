import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ticket } from '@/lib/domain/ids';
import { aMark } from './marks.ts';
import { drawerOf, OverlayStage, sayFromDrawer } from './stand-in.ts';

const ticket = (name: string) => name as Ticket; // the stand-in compares them as text

let stage: OverlayStage;
beforeAll(async () => {
  stage = await OverlayStage.open();
});
afterAll(() => stage.close());

const open = async (path: string) => {
  const reader = await stage.reader(path);
  await stage.tell('openDrawer', { ticket: ticket('ticket-of-the-icon'), view: 'compose' });
  const drawer = await drawerOf(reader.page);
  const box = reader.page.locator('docket-overlay .drawer');
  return { reader, drawer, box };
};
/** Where the drawer is when it has come to rest. */
const resting = async (box: Awaited<ReturnType<typeof open>>['box']) => {
  await box.evaluate((it) => Promise.all(it.getAnimations().map((animation) => animation.finished)));
  return box.boundingBox();
};

test('it stands at the end of the line, and at the start of the window in a page from right to left', async () => {
  expect(await resting((await open('/keys/')).box)).toMatchObject({ x: 808, y: 0, width: 392, height: 800 });
  expect(await resting((await open('/arabic/')).box)).toMatchObject({ x: 0, y: 0, width: 392, height: 800 });
});

test('in a narrow window it is a sheet from below', async () => {
  const { reader, box } = await open('/narrow/');
  await reader.page.setViewportSize({ width: 320, height: 600 });
  const sheet = await resting(box);
  expect(sheet).toMatchObject({ x: 0, width: 320 });
  expect((sheet?.y ?? 0) + (sheet?.height ?? 0)).toBe(600);
  expect(sheet?.y).toBeGreaterThan(0);
});

test('the capture editor gets the whole window, and gives it back', async () => {
  const { drawer, box } = await open('/keys/');
  await sayFromDrawer(drawer, { type: 'resize', mode: 'window' });
  await expect.poll(() => box.boundingBox()).toMatchObject({ x: 0, width: 1200 });
  await sayFromDrawer(drawer, { type: 'resize', mode: 'drawer' });
  await expect.poll(() => box.boundingBox()).toMatchObject({ x: 808, width: 392 });
});

test('Esc closes it, from inside and from the page', async () => {
  const { reader, drawer, box } = await open('/keys/');
  await drawer.getByRole('textbox').focus();
  // Not awaited: the frame goes with the key, and then nobody says any more that it was pressed.
  void reader.page.keyboard.down('Escape').catch(() => undefined);
  await box.waitFor({ state: 'detached' });
  await stage.tell('openDrawer', { ticket: ticket('another'), view: 'compose' });
  await drawerOf(reader.page);
  await reader.page.mouse.click(5, 5);
  await reader.page.keyboard.press('Escape');
  await box.waitFor({ state: 'detached' });
});

test('asking about another place while it is open tells the drawer, which stays as it is', async () => {
  const { reader, drawer } = await open('/keys/');
  await drawer.getByRole('textbox').fill('Half a question');
  await reader.select('Make sure that no deployment');
  await reader.toolbarButton('Something is wrong').click();
  await expect.poll(() => drawer.locator('body').getAttribute('data-told')).toContain('Make sure that no deployment');
  expect(JSON.parse((await drawer.locator('body').getAttribute('data-told')) ?? '')).toMatchObject({
    type: 'pointing-changed',
    kind: 'error',
  });
  expect(await drawer.getByRole('textbox').inputValue()).toBe('Half a question');
});

test('it goes with its page: another page in the same tab has no drawer', async () => {
  const { reader, box } = await open('/keys/');
  await reader.page.evaluate(() => {
    document.body.className = 'single single-post postid-17';
    document.querySelector('link[rel=alternate]')?.setAttribute('href', '/wp-json/wp/v2/posts/17');
    history.pushState(null, '', '/beside/');
  });
  await box.waitFor({ state: 'detached' });
});

test('a drawer that does not answer is taken off the page, and the background is told', async () => {
  const reader = await stage.reader('/keys/');
  await stage.tell('openDrawer', { ticket: ticket('ticket-of-a-drawer-that-fails'), view: 'compose' });
  await expect
    .poll(() => stage.asked('drawerBlocked'))
    .toEqual([{ ticket: 'ticket-of-a-drawer-that-fails', sure: true }]);
  expect(await reader.page.locator('docket-overlay .drawer').count()).toBe(0);
});

test('a drawer whose ticket opens nothing goes away with a word, and the reader tries again from there', async () => {
  const { reader, drawer, box } = await open('/keys/');
  await sayFromDrawer(drawer, { type: 'refused' });
  await box.waitFor({ state: 'detached' });
  await reader.page.locator('.notice').getByText('The drawer could not be opened.').waitFor();
  await reader.page.getByRole('button', { name: 'Try again' }).click();
  const again = await drawerOf(reader.page);
  expect(await again.locator('body').getAttribute('data-ticket')).toBe('ticket-1'); // a fresh one
});

test('where it can be shown nowhere else either, the reader is told', async () => {
  const reader = await stage.reader('/keys/');
  await stage.answer('drawerBlocked', { ok: false, problem: { kind: 'no-answer' } });
  await stage.tell('openDrawer', { ticket: ticket('ticket-of-a-drawer-that-fails'), view: 'compose' });
  await reader.page.locator('.notice').getByText('The drawer could not be opened.').waitFor();
  await stage.answer('drawerBlocked', { ok: true, value: null });
});

test('it runs on a page that forbids frames and untrusted markup', async () => {
  const { drawer } = await open('/strict/');
  expect(await drawer.locator('body').getAttribute('data-ticket')).toBe('ticket-of-the-icon');
});

test('a request that is shown in the drawer is found on the page', async () => {
  const far = aMark('The end', 'The last sentence');
  await stage.mark([far]);
  const { reader, drawer } = await open('/keys/');
  await expect.poll(() => reader.highlights()).toHaveLength(1);
  await sayFromDrawer(drawer, { type: 'show-place', requestId: far.id });
  await expect.poll(() => reader.page.evaluate(() => CSS.highlights.get('docket-shown')?.size ?? 0)).toBe(1);
  await expect
    .poll(() =>
      reader.page.getByText('The last sentence').evaluate((it) => it.getBoundingClientRect().bottom < innerHeight),
    )
    .toBe(true);
  await sayFromDrawer(drawer, { type: 'show-place', requestId: aMark(null, null).id });
  await reader.page.locator('.notice').getByText('This place is no longer on the page.').waitFor();
});

test('it is told where requests stand, and gets a new anchor for one of them, or for what is selected', async () => {
  const far = aMark('The end', 'The last sentence');
  const gone = aMark('The end', 'Words that nobody wrote');
  await stage.mark([far, gone]);
  const { reader, drawer } = await open('/keys/');
  const said = async (what: 'told' | 'places') =>
    JSON.parse((await drawer.locator('body').getAttribute(`data-${what}`)) ?? '{}') as Record<string, unknown>; // the stand-in's own
  await expect
    .poll(async () => (await said('places'))['places'])
    .toMatchObject([
      { id: far.id, outcome: 'same', heading: 'The end' },
      { id: gone.id, outcome: 'gone', words: null },
    ]);
  await sayFromDrawer(drawer, { type: 'ask-anchor', requestId: far.id, of: 'place' });
  await expect
    .poll(() => said('told'))
    .toMatchObject({ requestId: far.id, anchor: { quote: { exact: 'The last sentence', suffix: ' of this page.' } } });
  await sayFromDrawer(drawer, { type: 'ask-anchor', requestId: gone.id, of: 'place' });
  await expect.poll(() => said('told')).toEqual({ type: 'anchor', requestId: gone.id, anchor: null });
  await reader.select('Keys are rotated');
  await sayFromDrawer(drawer, { type: 'ask-anchor', requestId: gone.id, of: 'selection' });
  await expect
    .poll(() => said('told'))
    .toMatchObject({ requestId: gone.id, anchor: { quote: { exact: 'Keys are rotated' } } });
});

test('what is folded away is unfolded when its request is shown', async () => {
  const places = ['Folded into details.', 'Folded into an expand macro.', 'Folded into a tab.'];
  const marks = places.map((words) => aMark(null, words));
  await stage.mark(marks);
  const { reader, drawer } = await open('/folded/');
  await expect.poll(() => reader.highlights()).toEqual(places);
  for (const [at, words] of places.entries()) {
    const place = reader.page.getByText(words);
    expect(await place.isVisible()).toBe(false);
    await sayFromDrawer(drawer, { type: 'show-place', requestId: marks[at]?.id ?? aMark(null, null).id });
    await place.waitFor();
  }
});

test('when the site was removed meanwhile, the reader is told so', async () => {
  const reader = await stage.reader('/keys/');
  await stage.answer('requestDrawer', { ok: false, problem: { kind: 'refused', why: 'unknown-site' } });
  await reader.select('Keys are rotated');
  await reader.toolbarButton('Ask').click();
  await reader.page.locator('.notice').getByText('Docket is no longer switched on for this site.').waitFor();
});
