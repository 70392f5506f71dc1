import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { badDayOn, createGuide, readerOf } from '../bad-days/stage.ts';
import type { BadDay } from '../bad-days/stage.ts';
import { SENTENCE, sharedWordPress } from '../journey/stage.ts';
import { OptionsPage } from '../sites/options.ts';
import { placesNaming, readTraces } from '../sites/traces.ts';

const site = sharedWordPress();
let day: BadDay;
beforeAll(async () => {
  day = await badDayOn(site, 'editor');
});
afterAll(() => day.close());

const PASSWORD = 'abcd EFGH ijkl MNOP qrst UVWX';

test('what is known of a site is counted; a copy holds it without secrets; erasing everything leaves nothing', async () => {
  const { browser, base } = day;
  const drafting = await readerOf(day, await createGuide(site));
  await drafting.select(SENTENCE);
  await browser.clickIcon(drafting.page);
  const drawer = await drafting.drawer();
  await drawer.words.fill('Typed and not sent');
  await drawer.frame.getByText('Draft saved').waitFor();
  await drafting.page.goto('about:blank');

  const options = await OptionsPage.open(browser);
  const { page } = options;
  await page.evaluate(
    async ([siteId, password]) => {
      const request = indexedDB.open('docket');
      const database = await new Promise<IDBDatabase>((done) => (request.onsuccess = () => done(request.result)));
      const change = database.transaction('auth', 'readwrite');
      change.objectStore('auth').put({ siteId, auth: { way: 'application-password', login: 'editor', password } });
      await new Promise((done) => (change.oncomplete = done));
      database.close();
    },
    [`wordpress:${base}`, PASSWORD],
  );
  await page.reload();
  const row = page.getByRole('listitem').filter({ hasText: `${base} ` });
  await row.getByText('What Docket knows of this site').click();
  expect(await row.locator('dl').innerText()).toMatch(/Drafts\s+1\s+Pictures and files\s+1, together/);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save a copy' }).click(),
  ]);
  const copy = unzipSync(readFileSync(await download.path()));
  expect(download.suggestedFilename()).toMatch(/^docket-\d{4}-\d\d-\d\d\.zip$/);
  const list = strFromU8(copy['docket.json'] ?? new Uint8Array());
  expect(list).toContain('Typed and not sent');
  expect(list).toContain('"login": "editor"');
  expect(list).not.toContain(PASSWORD);
  const pictures = Object.entries(copy).filter(([name]) => name.endsWith('.png'));
  expect(pictures.map(([, bytes]) => strFromU8(bytes.slice(1, 4)))).toEqual(['PNG']);

  await page.getByRole('button', { name: 'Erase everything' }).click();
  await page.getByText('1 draft would be lost.').waitFor();
  await page.getByRole('button', { name: 'Erase everything', exact: true }).click();
  await page.getByText('Everything was erased.').waitFor();
  const traces = await readTraces(page);
  expect(placesNaming(traces, new URL(base).hostname)).toEqual([]);
  expect(Object.entries(traces).filter(([place, text]) => place.startsWith('indexedDB') && text !== '""')).toEqual([]);
});
