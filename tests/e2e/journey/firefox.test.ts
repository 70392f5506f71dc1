import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { patternOf } from '../../../lib/domain/origin.ts';
import { repoRoot } from '../../servers/cache.ts';
import { ADDON_HOST, Firefox } from '../firefox/firefox.ts';
import { GUIDE, SENTENCE, sharedWordPress } from './stage.ts';

const site = sharedWordPress();
const question = 'Does changing only the log level count as a soft change?';
const pictures = join(repoRoot, 'test-output/firefox');
let firefox: Firefox;
beforeAll(async () => {
  firefox = await Firefox.start();
  await firefox.installAddon(inject('extensions').firefox);
  await firefox.command('WebDriver:SetWindowRect', { width: 1200, height: 850 });
  mkdirSync(pictures, { recursive: true });
});
afterAll(() => firefox.stop());

const ROOT = `document.querySelector('docket-overlay')?.shadowRoot`;

test('in Firefox: the icon asks with a picture, and the request stands on the page, also when the background ended', async () => {
  const guide = await site.createPage(GUIDE);
  const origin = new URL(site.url).origin;
  await firefox.goTo(`${site.url}/wp-login.php`);
  await firefox.run(
    `document.querySelector('#user_login').value = arguments[0];
     document.querySelector('#user_pass').value = arguments[1];`,
    'editor',
    site.users.editor.password,
  );
  await firefox.click('#wp-submit');
  expect(await firefox.run('return location.pathname')).toBe('/wp-admin/');
  await firefox.grantOrigin(patternOf(origin));
  await firefox.goTo(`moz-extension://${ADDON_HOST}/options.html`);
  const enabled = await firefox.run(
    `return browser.runtime.sendMessage({ docketCall: 'enableOrigin', ask: { origin: arguments[0], tabId: null } });`,
    origin,
  );
  expect(enabled).toEqual({ ok: true, value: null });

  await firefox.goTo(guide.url);
  await firefox.until(`return ${ROOT} !== null && ${ROOT} !== undefined`);
  await firefox.run(
    `const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
     for (let node = walker.nextNode(); node; node = walker.nextNode()) {
       const start = node.nodeValue.indexOf(arguments[0]);
       if (start < 0) continue;
       getSelection().setBaseAndExtent(node, start, node, start + arguments[0].length);
       node.parentElement.scrollIntoView({ block: 'center' });
       return;
     }`,
    SENTENCE,
  );
  await firefox.clickIcon();
  await firefox.until(`return ${ROOT}.querySelector('iframe')`);
  await firefox.enterFrame(`return ${ROOT}.querySelector('iframe')`);
  await firefox.until(
    `return document.querySelector('[role=img]') && document.body.innerText.includes(${JSON.stringify(SENTENCE)})`,
  );
  await firefox.run(
    `const field = document.querySelector('textarea');
     field.value = arguments[0];
     field.dispatchEvent(new Event('input', { bubbles: true }));`,
    question,
  );
  await firefox.until(`return document.body.innerText.includes('Draft saved')`);
  writeFileSync(join(pictures, 'compose.png'), await firefox.picture());
  await firefox.stopBackground();
  await firefox.run(`document.querySelector('[data-testid=send]').click()`);
  await firefox.until(`return document.querySelector('[data-testid=delivery]')?.innerText.startsWith('Filed')`);
  await firefox.enterFrame(null);
  await firefox.until(`return [...CSS.highlights.keys()].some((name) => name.startsWith('docket'))`);
  writeFileSync(join(pictures, 'filed.png'), await firefox.picture());
  const [comment, ...more] = await site.commentsOn(guide.id);
  expect(more).toEqual([]);
  expect(comment).toMatchObject({ author: 'editor', status: 'approved' });
  expect(comment?.content).toContain(question);
  expect(comment?.content).toContain('<img');
});
