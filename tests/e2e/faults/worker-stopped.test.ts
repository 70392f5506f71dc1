import { afterAll, beforeAll, describe, test } from 'vitest';
import type { ExpectStatic } from 'vitest';
import type { Page } from 'playwright-core';
import { startConfluence } from '../../confluence/index.ts';
import type { Confluence } from '../../confluence/index.ts';
import { startFaultProxy } from '../../servers/fault-proxy.ts';
import { holdAnswer, holdRequest } from '../../servers/faults.ts';
import { GUIDE, onWordPress, personWith, SENTENCE, sharedWordPress } from '../journey/stage.ts';

/**
 * The background is ended for real while a request to the wiki is under way, at every step of filing with a picture:
 * before the server saw the request, and after it did what was asked. The alarm wakes another worker when the lease has
 * run out (90 s), so the cases run beside each other.
 */
const question = 'Does changing only the log level count as a soft change?';

interface Case {
  step: string;
  method: string;
  path: RegExp;
}
const WORDPRESS: Case[] = [
  { step: 'who is signed in', method: 'GET', path: /users\/me/ },
  { step: 'the upload', method: 'POST', path: /wp\/v2\/media/ },
  { step: 'the comment', method: 'POST', path: /wp\/v2\/comments/ },
];
const CONFLUENCE: Case[] = [
  { step: 'the page’s text', method: 'GET', path: /api\/v2\/pages\/\d+\?.*body-format/ },
  { step: 'the attachment', method: 'POST', path: /child\/attachment/ },
  { step: 'the comment', method: 'POST', path: /api\/v2\/(inline|footer)-comments/ },
];
const MOMENTS = [
  { moment: 'before the server saw it', fault: holdRequest },
  { moment: 'after the server did it', fault: holdAnswer },
];
const cases = (steps: Case[]) => steps.flatMap((step) => MOMENTS.map((moment) => ({ ...step, ...moment })));

/** WordPress keeps a person's sessions in one row: of two sign-ins at the same moment, one is lost. */
let lastTurn: Promise<void> = Promise.resolve();
function inTurn(work: () => Promise<void>): Promise<void> {
  const turn = lastTurn.then(work);
  lastTurn = turn.catch(() => undefined);
  return turn;
}

interface Wiki {
  /** Where the proxy sends on to. */
  loopbackUrl: string;
  hostname: string;
  /** Makes a page; its path below the origin. */
  createGuide: () => Promise<string>;
  signIn: (page: Page, base: string) => Promise<void>;
  /** How many comments of the page hold the question. */
  filed: (path: string) => Promise<number>;
}

async function stopAt(
  wiki: Wiki,
  { method, path, fault }: (typeof MOMENTS)[number] & Case,
  expect: ExpectStatic,
): Promise<void> {
  const proxy = await startFaultProxy(wiki.loopbackUrl);
  const base = proxy.urlFor(wiki.hostname);
  const guide = await wiki.createGuide();
  const { reader, browser } = await personWith({ url: base, signIn: (page) => wiki.signIn(page, base) });
  try {
    await reader.open(base + guide);
    await reader.select(SENTENCE);
    await browser.clickIcon(reader.page);
    const drawer = await reader.drawer();
    await drawer.frame.getByRole('img', { name: 'Picture of the page' }).waitFor();
    await drawer.frame.getByText('It is signed').waitFor(); // what the drawer asks by itself is over
    const rule = proxy.add({ method, path, times: 1, fault });
    await drawer.send(question);
    await rule.reached;
    await browser.stopWorker();
    rule.release();
    await reader.page.close(); // nobody looks: what goes on, goes on by itself
    await expect.poll(() => wiki.filed(guide), { timeout: 150_000 }).toBe(1);
    const again = await browser.context.newPage();
    await again.goto(base + guide);
    await again.locator('docket-overlay').waitFor({ state: 'attached' });
    await expect
      .poll(() => again.evaluate(() => [...CSS.highlights.keys()].filter((name) => name.startsWith('docket')).length), {
        timeout: 150_000,
      })
      .toBeGreaterThan(0);
    expect(await wiki.filed(guide)).toBe(1);
  } finally {
    await browser.close();
    await proxy.stop();
  }
}

describe('on WordPress', () => {
  const site = sharedWordPress();
  const wiki: Wiki = {
    loopbackUrl: site.loopbackUrl,
    hostname: new URL(site.url).hostname,
    // a slug of its own: WordPress may give two pages the same one when they are made at the same moment
    createGuide: async () => (await site.createPage({ ...GUIDE, slug: `guide-${crypto.randomUUID()}` })).path,
    signIn: (page, base) => inTurn(() => onWordPress(site, 'editor', base).signIn(page)),
    async filed(path) {
      const id = await site.php(`return url_to_postid(home_url($args['path']));`, { path });
      return (await site.commentsOn(Number(id))).filter(({ content }) => content.includes(question)).length;
    },
  };
  test.concurrent.for(cases(WORDPRESS))(
    'the worker is stopped at $step, $moment',
    { timeout: 300_000 },
    async (one, { expect }) => {
      await stopAt(wiki, one, expect);
    },
  );
});

describe('on Confluence Cloud', () => {
  let cloud: Confluence;
  beforeAll(async () => {
    cloud = await startConfluence();
    cloud.createSpace({ key: 'OPS', name: 'Operations' });
  });
  afterAll(() => cloud.stop());
  let pages = 0;

  const wiki = (): Wiki => ({
    loopbackUrl: cloud.loopbackUrl,
    hostname: new URL(cloud.url).hostname,
    createGuide: async () => {
      pages += 1;
      return cloud.createPage({ space: 'OPS', title: `${GUIDE.title} ${String(pages)}`, html: GUIDE.html }).path;
    },
    async signIn(page, base) {
      const { name, value } = cloud.signIn(cloud.users.member);
      await page.context().addCookies([{ name, value, url: base, httpOnly: true }]);
    },
    async filed(path) {
      const id = /pages\/(\d+)/.exec(path)?.[1] ?? '';
      const bodies = await Promise.all(
        ['inline', 'footer'].map(async (kind) => {
          const { name, value } = cloud.signIn(cloud.users.admin);
          const address = `${cloud.loopbackUrl}/wiki/api/v2/pages/${id}/${kind}-comments?body-format=storage&limit=250`;
          return (await fetch(address, { headers: { cookie: `${name}=${value}` } })).text();
        }),
      );
      return bodies.join('').split(question).length - 1;
    },
  });
  test.concurrent.for(cases(CONFLUENCE))(
    'the worker is stopped at $step, $moment',
    { timeout: 300_000 },
    async (one, { expect }) => {
      await stopAt(wiki(), one, expect);
    },
  );
});
