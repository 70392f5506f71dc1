import { afterEach, expect, inject, test } from 'vitest';
import { DocketBrowser } from '../browser.ts';
import { awaitWelcome } from '../welcome-tab.ts';

const open: DocketBrowser[] = [];
afterEach(async () => {
  for (const browser of open.splice(0)) await browser.close();
});

test('once installed, Docket says what it is, and a test request to oneself is asked and answered without the network', async () => {
  const browser = await DocketBrowser.open({ extension: inject('extensions').forTests, welcome: true });
  open.push(browser);
  const page = await awaitWelcome(browser.context);
  await page.getByRole('heading', { level: 1, name: 'Ask where you read' }).waitFor();
  expect(await page.getByRole('main').getByRole('listitem').count()).toBe(3);
  const outside: string[] = [];
  browser.context.on('request', (request) => {
    if (/^https?:/.test(request.url())) outside.push(request.url());
  });

  await page.getByRole('button', { name: 'Try it here' }).click();
  await page.getByRole('button', { name: 'Select a sentence for me' }).click();
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  const drawer = page.frameLocator('iframe');
  await drawer.getByText('Give each plant enough water').waitFor();
  await drawer.getByRole('textbox').first().fill('How much is **enough**?');
  await drawer.getByTestId('send').click();
  await drawer.getByTestId('delivery').getByText('Filed').waitFor();
  await drawer.getByRole('tab', { name: 'This page' }).click();
  const thread = drawer.getByTestId('thread');
  await thread.getByText('How much is').waitFor();
  await thread.getByText('This is how an answer reaches you').waitFor();
  expect(outside).toEqual([]);

  await drawer.getByRole('button', { name: 'Close' }).first().click();
  await page.getByRole('button', { name: /Select a sentence for me|Ask/ }).waitFor();
  expect(await page.locator('iframe').count()).toBe(0);
});
