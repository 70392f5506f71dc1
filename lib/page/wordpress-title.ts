import { foldText } from '@/lib/domain/section';
import { foldBlanks, isHidden, readMeta, readMetas } from './elements';
import { headingText } from './headings';

/** Where themes and builders show an entry's title. Proof: the pages wordpress-*.html under tests/fixtures/pages */
const TITLES =
  '.wp-block-post-title, .entry-title, .post-title, .page-title, .elementor-widget-theme-post-title .elementor-heading-title, ' +
  '.tdb-title-text, .brxe-post-title, .fl-post-title, .fusion-post-title, .hkb-article__title, #eckb-article-title, ' +
  '.eckb-article-title, .betterdocs-entry-title, .amp-wp-title, [itemprop="headline"], .article-title, .entry-header h1';
const ELSEWHERE =
  '.wp-block-query, .wp-block-post-template, .related-posts, .related, .yarpp-related, aside, .widget, #comments, ' +
  '.comments-area, nav, footer, .site-branding, .wp-block-site-title, .elementor-posts, [role="dialog"]';
const SITE_NAMES =
  '.wp-block-site-title, .site-title, #site-title, .site-name, #logo-text, #blog-title, .elementor-widget-theme-site-title';
const SEPARATOR = /\s+[|\-–—·•»«›~:]+\s+|\s*[|»«]\s*/u;

/** The site's names as the page gives them, the most certain first: without them a title ends in " – Site". */
export function readSiteNames(page: Document, address: URL): string[] {
  const feed = page.querySelector('link[rel="alternate"][type="application/rss+xml"]')?.getAttribute('title') ?? '';
  const names = [
    ...readMetas(page, 'og:site_name'),
    foldBlanks(feed.split(/\s[»›]\s/u)[0] ?? ''),
    ...[...page.querySelectorAll(SITE_NAMES)].slice(0, 2).map((element) => foldBlanks(element.textContent)),
    ...readMetas(page, 'application-name'),
    address.host.replace(/^www\./, ''),
  ];
  return [...new Set(names.filter((name) => name !== '' && name.length < 80))];
}

/**
 * The entry's title without the site's name: the shown heading that the document's own title begins with or holds,
 * else the theme's title element, else the first `h1` of the content, else what the metas say.
 */
export function findTitle(page: Document, pageId: string, contentRoot: Element, siteNames: string[]): string {
  const stated = [readMeta(page, 'og:title'), foldBlanks(page.title), readMeta(page, 'twitter:title')].flatMap(
    (title) => (title === null || title === '' ? [] : [stripSiteName(title, siteNames)]),
  );
  const names = new Set(siteNames.map(foldLetters));
  const shown = [...page.querySelectorAll(`${TITLES}, h1`)]
    .filter((element) => element.closest(ELSEWHERE) === null && !isHidden(element))
    .map((element) => ({ element, text: headingText(element) }))
    .filter(({ text }) => text !== '' && text.length < 400 && !names.has(foldLetters(text)));
  const confirmed = shown.filter(({ text }) => stated.some((title) => agrees(title, text)));
  const best =
    confirmed.find(({ text }) => stated.some((title) => foldLetters(title) === foldLetters(text))) ??
    confirmed.find(({ element }) => element.localName === 'h1') ??
    confirmed[0];
  if (best !== undefined) return best.text;
  const own = page.querySelector(`#post-${pageId}, .post-${pageId}:not(body)`);
  const marked = shown.filter(({ element }) => element.matches(TITLES) && (own?.contains(element) ?? true));
  const first = marked[0] ?? shown.find(({ element }) => element.localName === 'h1' && !contentRoot.contains(element));
  return first?.text ?? stated[0] ?? shown[0]?.text ?? '';
}

/** Letters and digits alone: titles differ in dashes, quotes and blanks between `<title>`, metas and heading. */
function foldLetters(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** True if a shown heading is (the longer part of) what the document calls itself. */
function agrees(stated: string, shown: string): boolean {
  const [title, heading] = [foldLetters(stated), foldLetters(shown)];
  if (heading === '' || title === '') return false;
  return (
    title === heading || (title.startsWith(heading) && heading.length * 2 >= title.length) || heading.startsWith(title)
  );
}

/** Takes the site's name off either end of a document's title. */
export function stripSiteName(title: string, siteNames: string[]): string {
  const names = siteNames.map(foldLetters);
  const parts = title.split(SEPARATOR);
  const isName = (part: string | undefined): boolean => part !== undefined && names.includes(foldLetters(part));
  if (parts.length < 2) return title;
  const last = parts.at(-1) ?? '';
  if (isName(last)) return title.slice(0, title.lastIndexOf(last)).replace(/\s*[|\-–—·•»«›~:]+\s*$/u, '');
  const first = parts[0] ?? '';
  return isName(first) ? title.slice(first.length).replace(/^\s*[|\-–—·•»«›~:]+\s*/u, '') : title;
}
