import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { patternOf } from '../../../lib/domain/origin.ts';
import { ADDON_HOST, Firefox } from '../firefox/firefox.ts';
import { GUIDE, sharedWordPress } from '../journey/stage.ts';

const site = sharedWordPress();
let firefox: Firefox;
beforeAll(async () => {
  firefox = await Firefox.start();
  await firefox.installAddon(inject('extensions').firefox);
});
afterAll(() => firefox.stop());

const openOptions = () => firefox.goTo(`moz-extension://${ADDON_HOST}/options.html`);
const granted = () => firefox.run('return browser.permissions.getAll().then(({ origins }) => origins.sort())');
const registered = () =>
  firefox.run(
    'return browser.scripting.getRegisteredContentScripts().then((all) => all.flatMap(({ matches }) => matches))',
  );
/** A click on "Also take pictures …", and the answer that it waits for. */
async function photographAnything(wanted: boolean): Promise<void> {
  await firefox.until(`return document.querySelector('input[type=checkbox]')`);
  await firefox.click('input[type=checkbox]');
  await expect.poll(async () => (await granted()) as string[]).toHaveLength(wanted ? 2 : 1); // it gives a list
}

test('in Firefox: access to all sites, given for pictures and taken back, leaves a site on', async () => {
  const guide = await site.createPage(GUIDE);
  const { origin } = new URL(site.url);
  await firefox.grantOrigin(patternOf(origin));
  await openOptions();
  await firefox.run(
    `return browser.runtime.sendMessage({ docketCall: 'enableOrigin', ask: { origin: arguments[0], tabId: null } });`,
    origin,
  );
  await photographAnything(true);
  expect(await granted()).toEqual(['<all_urls>', patternOf(origin)]);
  await photographAnything(false);
  expect(await granted()).toEqual([patternOf(origin)]);
  expect(await registered()).toEqual([patternOf(origin)]);
  await firefox.goTo(guide.url);
  await firefox.until(`return document.querySelector('docket-overlay')`);
});
