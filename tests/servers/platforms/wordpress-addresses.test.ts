import { expect, onTestFinished, test } from 'vitest';
import type { PageRef, Site } from '@/lib/domain/page';
import { sessionTransport } from '@/lib/platforms/transport';
import type { ShapeName } from '../../wordpress/releases';
import { startWordPress, type WordPressOptions } from '../../wordpress/start';
import type { WordPress } from '../../wordpress/wordpress';
import { startSharedOrigin } from '../shared-origin';
import { commentsOf, never, receiptOf, sinkOf } from './abilities';
import { asRecognised } from './as-recognised';
import { aJournal, anOpened, aParcel, PAGE_HTML } from './samples';
import { sessionFetch } from './session-fetch';
import { visitorPlatform } from './wordpress-visitor-wiki';
import { wordpressPlatform } from './wordpress-wiki';

async function aWordPress(options: WordPressOptions): Promise<WordPress> {
  const started = await startWordPress({ switches: { floodCheck: false }, ...options });
  onTestFinished(() => started.stop());
  return started.wordPress;
}

/** What the page side makes of a new page, with the origin taken out. */
async function seenOn(wordPress: WordPress) {
  const made = await wordPress.createPage({ title: 'The printer', html: PAGE_HTML });
  const { origin } = new URL(wordPress.loopbackUrl);
  const { site, page } = await asRecognised(origin + wordPress.language + made.path);
  const without = (address: string | null) => address?.replace(origin, '') ?? null;
  return {
    pageId: page.pageId === String(made.id),
    url: without(page.url),
    base: without(site.baseUrl),
    rest: without(site.restRoot),
    site,
    page,
  };
}

const SHAPES: [name: string, options: WordPressOptions, seen: { url: string; base: string; rest: string }][] = [
  ['plain permalinks', { permalinks: '' }, { url: '/?page_id=5', base: '', rest: '/index.php?rest_route=/' }],
  [
    'index.php permalinks',
    { permalinks: '/index.php/%postname%/' },
    { url: '/index.php/the-printer/', base: '', rest: '/index.php/wp-json/' },
  ],
  ['a subdirectory', { shape: 'subdirectory' }, { url: '/blog/the-printer/', base: '/blog', rest: '/blog/wp-json/' }],
  [
    'a subdirectory with plain permalinks',
    { shape: 'subdirectory', permalinks: '' },
    { url: '/blog/?page_id=5', base: '/blog', rest: '/blog/index.php?rest_route=/' },
  ],
  ['a folder of its own', { shape: 'own-folder' }, { url: '/the-printer/', base: '', rest: '/wp-json/' }],
  ['a network', { shape: 'network' }, { url: '/handbook/the-printer/', base: '/handbook', rest: '/handbook/wp-json/' }],
  ['a language', { shape: 'languages' }, { url: '/de/the-printer/', base: '/de', rest: '/de/wp-json/' }],
];

test.each(SHAPES)(
  'a page of a WordPress with %s tells where its site and its REST API are',
  async (_name, options, seen) => {
    expect(await seenOn(await aWordPress(options))).toMatchObject({ pageId: true, ...seen });
  },
);

test.each<ShapeName>(['subdirectory', 'own-folder', 'network', 'languages'])(
  'the way to the sign-in form leads there, in a WordPress of the shape "%s"',
  async (shape) => {
    const wordPress = await aWordPress({ shape });
    const { site, page } = await seenOn(wordPress);
    const found = await visitorPlatform(site).access?.signInAddress?.(page, false, never);
    const form = await fetch(found?.ok === true ? found.value : 'about:blank');
    expect([form.status, / id="loginform"/.test(await form.text())]).toEqual([200, true]);
  },
);

test('two sites on one origin keep apart: each with its own people, sign-in and comments', async () => {
  const blog = await aWordPress({ shape: 'subdirectory' });
  const docs = await aWordPress({ shape: 'second-subdirectory' });
  const front = await startSharedOrigin({ '/blog': blog.loopbackUrl, '/docs': docs.loopbackUrl });
  onTestFinished(() => front.stop());
  const host = `127.0.0.1:${front.port}`;
  const cookies = [...(await blog.cookiesFor('editor', host)), ...(await docs.cookiesFor('approved', host))];
  const { fetch } = sessionFetch(`http://${host}`, cookies);
  const asked: { site: Site; page: PageRef; author: string }[] = [];
  for (const wordPress of [blog, docs]) {
    const made = await wordPress.createPage({ title: 'The printer', html: PAGE_HTML });
    const { site, page } = await asRecognised(`http://${host}${made.path}`);
    const platform = wordpressPlatform(site, sessionTransport(site, { fetch }));
    receiptOf(await sinkOf(platform).file(aParcel(page, anOpened(`About ${made.path}`)), aJournal(), never));
    const [stored] = await wordPress.commentsOn(made.id);
    asked.push({ site, page, author: stored?.author ?? '' });
  }
  expect(asked.map(({ site, author }) => [site.baseUrl, author])).toEqual([
    [`http://${host}/blog`, 'editor'],
    [`http://${host}/docs`, 'approved'],
  ]);
  for (const { site, page } of asked) expect(await commentsOf(visitorPlatform(site), page)).toHaveLength(1);
});
