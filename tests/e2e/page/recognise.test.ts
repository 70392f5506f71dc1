import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { useBrowser } from './in-browser';

const { openFixture, open } = useBrowser();

/** What a saved page must be told as. `in`: the element whose text is asked about. */
interface Seen {
  why: string;
  pageId: string;
  contentType: string;
  title: string;
  version: string | null;
  restRoot: string | null;
  baseUrl: string;
  headings: string[];
  in: string;
}

async function see(file: string): Promise<Seen | string> {
  const page = await openFixture(file);
  return page.evaluate(() => {
    const address = lib.savedAddress(document) ?? new URL('about:blank');
    const seen = lib.recognise(document, address);
    if (seen.kind === 'none') return seen.why;
    const { why, pageId, contentType, title, version, restRoot, baseUrl, contentRoot } = seen;
    const headings = lib.headingsOf(seen).map(({ text }) => text);
    const { id, className } = contentRoot;
    return {
      why,
      pageId,
      contentType,
      title,
      version,
      restRoot,
      baseUrl,
      headings,
      in: id ? `#${id}` : `.${className}`,
    };
  });
}

const GUIDE: Seen = {
  why: 'wordpress-singular',
  pageId: '42',
  contentType: 'posts',
  title: 'Reset a token',
  version: null,
  restRoot: 'https://docs.tidewater.example/wp-json/',
  baseUrl: 'https://docs.tidewater.example',
  headings: ['Before you start', 'On the command line', 'When it fails'],
  in: '.entry-content',
};
const docs = 'https://docs.tidewater.example';

const WORDPRESS: Record<string, Partial<Seen>> = {
  'wordpress-post.html': {
    restRoot: 'http://127.0.0.1:9499/index.php?rest_route=/',
    baseUrl: 'http://127.0.0.1:9499',
    in: '.entry-content wp-block-post-content is-layout-constrained',
  },
  'wordpress-classic.html': { headings: [...GUIDE.headings, 'Comments in the file'] },
  'wordpress-page.html': { contentType: 'pages' },
  'wordpress-elementor.html': { in: '.elementor-widget elementor-widget-theme-post-content' },
  'wordpress-elementor-page.html': {
    contentType: 'pages',
    headings: ['Before you start', 'When it fails'],
    in: '.elementor elementor-42',
  },
  'wordpress-divi.html': { in: '.et_pb_module et_pb_post_content' },
  'wordpress-beaver.html': { contentType: 'docs', in: '.fl-module-content fl-node-content' },
  'wordpress-avada.html': { in: '.post-content' },
  'wordpress-avada-layout.html': { in: '.fusion-content-tb fusion-content-tb-1' },
  'wordpress-bricks.html': { in: '.brxe-post-content' },
  'wordpress-oxygen.html': { in: '.ct-inner-content' },
  'wordpress-tagdiv.html': { in: '.td_block_wrap tdb_single_content' },
  'wordpress-tagdiv-classic.html': { in: '.td-post-content tagdiv-type' },
  'wordpress-betterdocs.html': { contentType: 'docs', in: '#betterdocs-single-content' },
  'wordpress-wedocs.html': { contentType: 'docs' },
  'wordpress-echo.html': { contentType: 'epkb_post_type_1', in: '#eckb-article-content-body' },
  'wordpress-heroic.html': { contentType: 'ht-kb', in: '.hkb-article__content' },
  'wordpress-wpbakery.html': { contentType: 'pages', in: '.page-content' },
  'wordpress-amp.html': { restRoot: null, in: '.amp-wp-article-content' },
  'wordpress-schema.html': { in: '.' },
  'wordpress-magazine.html': { in: '.article-content' },
  'wordpress-com.html': { restRoot: null, in: '.entry' },
  'wordpress-lexicon.html': { contentType: 'encyclopedia', title: 'Token', headings: [], in: '.lexicon-text' },
  'wordpress-no-article.html': { restRoot: `${docs}/blog/wp-json/`, baseUrl: `${docs}/blog`, in: '.text' },
  'wordpress-language.html': {
    title: 'Einen Schlüssel erneuern',
    restRoot: `${docs}/de/wp-json/`,
    baseUrl: `${docs}/de`,
    headings: ['Vorher'],
  },
  'wordpress-mirror.html': { restRoot: null, baseUrl: '' },
  'wordpress-pathinfo.html': { restRoot: `${docs}/handbook/index.php/wp-json/`, baseUrl: `${docs}/handbook` },
  'wordpress-no-body-class.html': { in: '.storycontent' },
};

const BARRIER: Seen = {
  why: 'confluence-view',
  pageId: '7340034',
  contentType: 'page',
  title: 'Raise a barrier',
  version: '12',
  restRoot: null,
  baseUrl: 'https://wiki.harbour.example',
  headings: ['Before, and after', '2. By hand', 'Вручную'],
  in: '#main-content',
};
const CLOUD: Partial<Seen> = {
  version: null,
  baseUrl: 'https://harbour.example',
  headings: ['Before', 'By hand'],
  in: '.ak-renderer-document',
};

const CONFLUENCE: Record<string, Partial<Seen>> = {
  'dc-view.html': {},
  'dc-theme.html': { contentType: 'blogpost', baseUrl: 'https://intranet.harbour.example/wiki' },
  'dc-old-version.html': { why: 'confluence-old-version', pageId: '7340033', version: '11' },
  'cloud-view.html': CLOUD,
  'cloud-blog.html': { ...CLOUD, pageId: '7340035', contentType: 'blogpost', title: 'News' },
  'cloud-legacy.html': { ...CLOUD, headings: BARRIER.headings, in: '#main-content' },
  'cloud-live.html': { ...CLOUD, why: 'confluence-live-page', in: '#ak-editor-textarea' },
};

const NONE: Record<string, string> = {
  'cloud-editor.html': 'editor',
  'cloud-search.html': 'confluence-no-page',
  'dc-attachments.html': 'confluence-no-page',
  'dc-comment-popup.html': 'confluence-no-page',
  'dc-dashboard.html': 'dashboard',
  'dc-editor.html': 'editor',
  'dc-export.html': 'confluence-export',
  'dc-not-found.html': 'page-not-found',
  'dc-sign-in.html': 'sign-in',
  'jira-issue.html': 'jira',
  'plain.html': 'not-a-wiki',
  'wordpress-archive.html': 'archive',
  'wordpress-attachment.html': 'attachment',
  'wordpress-dashboard.html': 'dashboard',
  'wordpress-editor.html': 'editor',
  'wordpress-front.html': 'front-page',
  'wordpress-login.html': 'sign-in',
  'wordpress-not-found.html': 'page-not-found',
  'wordpress-search.html': 'search-results',
};

describe('a documentation page is told with its id, title, sections and text', () => {
  test.each(Object.entries(WORDPRESS))('%s', async (file, seen) => {
    expect(await see(file)).toEqual({ ...GUIDE, ...seen });
  });
  test.each(Object.entries(CONFLUENCE))('%s', async (file, seen) => {
    expect(await see(file)).toEqual({ ...BARRIER, ...seen });
  });
});

describe('anything else is told apart, with the reason', () => {
  test.each(Object.entries(NONE))('%s is %s', async (file, why) => {
    expect(await see(file)).toBe(why);
  });
});

test('every saved page is tried', () => {
  const saved = readdirSync(resolve(import.meta.dirname, '../../fixtures/pages')).filter((name) =>
    name.endsWith('.html'),
  );
  expect(Object.keys({ ...WORDPRESS, ...CONFLUENCE, ...NONE }).sort()).toEqual(saved.sort());
});

test('a link that the page gives relative to itself is made absolute by its address', async () => {
  const page = await openFixture('wordpress-mirror.html');
  const restRoot = await page.evaluate(
    () => lib.describePage(document, 'https://docs.tidewater.example/guides/reset/').restRoot,
  );
  expect(restRoot).toBe('https://docs.tidewater.example/wp-json/index.html');
});

test('on Cloud the address outweighs metas that are left from the page before', async () => {
  const page = await openFixture('cloud-view.html');
  const pageIds = await page.evaluate(() =>
    ['https://harbour.example/wiki/spaces/HB/pages/5/Other', 'https://harbour.example/wiki/x/AbCd'].map(
      (address) => lib.describePage(document, address).pageId,
    ),
  );
  expect(pageIds).toEqual(['5', '999']);
});

test('a space’s overview, reached without a reload from a live page, whose head names no title, is not that live page', async () => {
  const page = await openFixture('cloud-live.html');
  const told = await page.evaluate(() => {
    const recogniseAt = (path: string): string => {
      history.pushState(null, '', path);
      const seen = lib.recognise(document, new URL(location.href));
      return seen.kind === 'none' ? seen.why : seen.pageId;
    };
    const atItsOwnAddress = recogniseAt(location.pathname);
    document.body.innerHTML =
      '<div data-testid="page-content-only"><h1 data-testid="title-text">Harbour</h1><div class="ak-renderer-document"><p>Welcome.</p></div></div>';
    return [atItsOwnAddress, recogniseAt('/wiki/spaces/HB/overview')];
  });
  expect(told).toEqual(['7340034', 'confluence-no-page']);
});

test.each([
  ['https://harbour.example/wiki/spaces/HB/pages/edit-v2/7340034', 'editor'],
  ['https://harbour.example/wiki/spaces/HB/pages', 'confluence-no-page'],
  ['https://harbour.example/wiki/home', 'confluence-no-page'],
])('nothing is offered at %s, whatever still stands in the page', async (address, why) => {
  const page = await openFixture('cloud-view.html');
  expect(await page.evaluate((from) => lib.recognise(document, new URL(from)), address)).toEqual({ kind: 'none', why });
});

test('a saved page names the address it came from', async () => {
  const page = await open('<!-- saved from url=(0031)https://docs.example/guides/one -->\n<title>One</title>');
  expect(await page.evaluate(() => lib.savedAddress(document)?.href)).toBe('https://docs.example/guides/one');
});
