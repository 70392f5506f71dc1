import { foldText } from '@/lib/domain/section';
import { foldBlanks, readMetas, resolveLink } from './elements';

const FEEDS = 'link[rel="alternate"][type="application/rss+xml"]';
/** WordPress joins a feed's title by `&raquo;` ("Site » Title Comments Feed"), the filter `feed_links_args`. */
const FEED_SEPARATOR = /\s[»›]\s/u;
/** Proof: tests/fixtures/pages/wordpress-classic.html, wordpress-post.html */
const SITE_NAMES =
  '.wp-block-site-title, .site-title, #site-title, .site-name, #logo-text, #blog-title, .elementor-widget-theme-site-title';
const SIGN = '[|\\-\u2013\u2014\u00b7\u2022\u00bb\u00ab\u203a~:]';
const SEPARATOR = new RegExp(`\\s+${SIGN}+\\s+|\\s*[|\u00bb\u00ab]\\s*`, 'u');

/** The site's names as the page gives them, the most certain first; the last one is its host. */
export function readSiteNames(page: Document, address: URL): string[] {
  const feed = page.querySelector(FEEDS)?.getAttribute('title') ?? '';
  const shown = [...page.querySelectorAll(SITE_NAMES)].slice(0, 2).map((element) => foldBlanks(element.textContent));
  const names = [
    ...readMetas(page, 'og:site_name'),
    FEED_SEPARATOR.test(feed) ? foldBlanks(feed.split(FEED_SEPARATOR)[0] ?? '') : '',
    ...shown,
    ...homeLinks(page, address),
    ...readMetas(page, 'application-name'),
    address.host.replace(/^www\./, ''),
  ];
  return [...new Set(names.filter((name) => name !== '' && name.length < 80))];
}

/** Headings and marked links that lead to the front page name the site. */
function homeLinks(page: Document, address: URL): string[] {
  return [...page.querySelectorAll('h1 a[href], a[rel~="home"]')]
    .filter(
      (link) =>
        link.getAttribute('rel') === 'home' || resolveLink(page, address, link.getAttribute('href'))?.pathname === '/',
    )
    .slice(0, 2)
    .map((link) => foldBlanks(link.textContent));
}

/** The title of the entry's own comment feed without the site's name, "Hello world! Comments Feed"; empty if it has none. */
export function readFeedTitle(page: Document): string {
  const titles = [...page.querySelectorAll(FEEDS)].map((link) => foldBlanks(link.getAttribute('title') ?? ''));
  const [site = ''] = titles[0]?.split(FEED_SEPARATOR) ?? [];
  const own = titles.slice(2).find((title) => title.startsWith(`${site} `)) ?? '';
  return own.slice(site.length).replace(/^\s*[»›]\s*/u, '');
}

/**
 * What is neither letter nor digit, by Unicode's blocks of signs. `\p{L}` says it better, but what browsers make of it
 * weighs 16 kB on every page.
 */
export const SIGNS =
  /[\0-/:-@[-`{-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf\xd7\xf7\u2000-\u2bff\u2e00-\u2e7f\u3000-\u303f\ufe10-\ufe6f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]+/g;

/** Letters and digits alone: titles differ in dashes, quotes and blanks between `<title>`, metas and heading. */
export function foldLetters(text: string): string {
  return foldText(text).replace(SIGNS, '');
}

/** Takes the site's name off either end of a document's title, again and again ("Site | Title | Site"). */
export function stripSiteName(title: string, siteNames: string[]): string {
  const names = new Set(siteNames.map(foldLetters));
  let parts = splitTitle(title);
  while (parts.length > 1 && names.has(foldLetters(parts.at(-1)?.text ?? ''))) parts = parts.slice(0, -1);
  while (parts.length > 1 && names.has(foldLetters(parts[0]?.text ?? ''))) parts = parts.slice(1);
  return parts.map(({ text, sign }, index) => (index === parts.length - 1 ? text : text + sign)).join('');
}

/** The parts of a title, each with the sign that follows it. */
export function splitTitle(title: string): { text: string; sign: string }[] {
  const parts: { text: string; sign: string }[] = [];
  let rest = title;
  for (let found = SEPARATOR.exec(rest); found !== null; found = SEPARATOR.exec(rest)) {
    parts.push({ text: rest.slice(0, found.index), sign: found[0] });
    rest = rest.slice(found.index + found[0].length);
  }
  return [...parts, { text: rest, sign: '' }];
}
