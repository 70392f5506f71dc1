import { afterAll, beforeAll, expect, test } from 'vitest';
import { holdRequest, tooManyRequests } from '../../servers/faults.ts';
import type { Fault } from '../../servers/faults.ts';
import { badDayOn, beginAsking, createGuide, newQuestion, readerOf } from '../bad-days/stage.ts';
import type { BadDay } from '../bad-days/stage.ts';
import { SENTENCE, sharedWordPress } from '../journey/stage.ts';
import { OptionsPage } from './options.ts';
import { placesNaming, readTraces } from './traces.ts';

const site = sharedWordPress();
let day: BadDay;
beforeAll(async () => {
  day = await badDayOn(site, 'editor');
});
afterAll(() => day.close());

const COMMENT = { method: 'POST', path: /wp\/v2\/comments/ };
const refusal: Fault = {
  kind: 'answer',
  status: 403,
  headers: { 'content-type': 'application/json' },
  body: '{"code":"rest_cannot_create_comment","message":"Sorry.","data":{"status":403}}',
};

/** An application password for the signed-in editor, made as an administrator does. */
const MAKE_PASSWORD = `
  $user = get_user_by('login', 'editor');
  return WP_Application_Passwords::create_new_application_password($user->ID, ['name' => 'Docket ' . wp_generate_uuid4()])[0];`;

test('removing a site leaves no trace of it in the browser, at once, also while something is on its way there', async () => {
  const { browser, proxy, base } = day;
  const options = await OptionsPage.open(browser);

  // A draft with a picture, on a page that is left as it is.
  const drafting = await readerOf(day, await createGuide(site));
  await drafting.select(SENTENCE);
  await browser.clickIcon(drafting.page);
  const draft = await drafting.drawer();
  await draft.words.fill('Typed and not sent');
  await draft.frame.getByText('Draft saved').waitFor();

  // A request that needs its person, with a notice and a sign on the icon: no drawer was open when it was refused.
  proxy.add({ ...COMMENT, times: 1, fault: tooManyRequests(1) });
  proxy.add({ ...COMMENT, times: 1, fault: refusal });
  const refused = await beginAsking(day, await createGuide(site));
  await refused.send(newQuestion());
  await refused.delivery.getByText('Trying again').waitFor();
  await refused.frame.page().close();
  await drafting.page.goto(`${base}/`); // takes the other drawer along
  await expect.poll(async () => (await readTraces(options.page))['notifications']).not.toBe('[]');

  // An application password.
  const kept = await options.page.evaluate(
    ([siteId, password]) => {
      const { chrome } = globalThis as unknown as {
        chrome: { runtime: { sendMessage(what: object): Promise<object> } };
      }; // an extension page has it
      const given = { way: 'application-password', login: 'editor', password };
      return chrome.runtime.sendMessage({ docketCall: 'setSignIn', ask: { siteId, given } });
    },
    [`wordpress:${base}`, String(await site.php(MAKE_PASSWORD, {}))],
  );
  expect(kept).toEqual({ ok: true, value: null });

  // A request that is just being sent.
  await drafting.page.goBack();
  const held = proxy.add({ ...COMMENT, fault: holdRequest });
  const sending = await beginAsking(day, await createGuide(site));
  await sending.send(newQuestion());
  await held.reached;

  const { host, hostname } = new URL(base);
  const before = await readTraces(options.page);
  const places = placesNaming(before, hostname);
  const everywhere = ['outbox', 'captures', 'drafts', 'threads', 'sites', 'auth', 'origins'].map(
    (table) => `indexedDB ${table}`,
  );
  expect(places).toEqual(
    expect.arrayContaining([...everywhere, 'storage.session', 'declarativeNetRequest', 'scripting', 'permissions']),
  );
  expect(before['badge']).toBe('"1"');
  expect(before['storage.session']).toContain(`access:wordpress:http://${host}`);

  await options.remove(base);
  const asked = proxy.exchanges.length;
  expect(placesNaming(await readTraces(options.page), hostname)).toEqual([]);
  proxy.clear();
  await expect.poll(() => proxy.exchanges.every(({ outcome }) => outcome !== 'open')).toBe(true);

  const after = await readTraces(options.page);
  expect(placesNaming(after, hostname)).toEqual([]);
  const rows = Object.entries(after).filter(([place, text]) => place.startsWith('indexedDB') && text !== '""');
  expect(rows).toEqual([]);
  expect([after['notifications'], after['alarms'], after['badge']]).toEqual(['[]', '[]', '""']);
  expect(proxy.exchanges.slice(asked)).toEqual([]);
  expect(await drafting.page.locator('docket-overlay').count()).toBe(0);
});
