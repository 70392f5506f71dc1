import { readMetas, resolveLink } from './elements';
import { readHeadings } from './headings';
import { noPage, type NoPageReason, type Recognition } from './recognition';
import { ADDED, findContent, isCommentHeading } from './wordpress-content';
import { readSiteNames } from './site-name';
import { findTitle } from './wordpress-title';

/** Discovery link, WordPress REST API handbook, "Discovery". Also on archives. Proof: tests/fixtures/pages/wordpress-post.html */
const REST_LINK = 'link[rel="https://api.w.org/"]';
/** The page's own route, on singular pages since WordPress 5.5. Proof: tests/fixtures/pages/wordpress-post.html */
const OWN_ROUTE = 'link[rel="alternate"][type="application/json"]';
/** RSD discovery, printed by every WordPress of the last twenty years unless switched off. Proof: wordpress-classic.html */
const RSD_LINK = 'link[rel="EditURI"][href*="xmlrpc.php"]';
/** Classes that say more in the company of core's files. */
const COPIED = /(?:^|\s)(?:wp-|login|single|archive|home|page-template)/;
const CORE_FILES = '[src*="/wp-content/"], [href*="/wp-content/"], [src*="/wp-includes/"], [href*="/wp-includes/"]';

/** Body classes, WordPress template tag `body_class()`. Proof: the pages wordpress-*.html under tests/fixtures/pages */
const ID_CLASS = /(?:^|\s)(?:postid|page-id)-([1-9]\d*)(?=\s|$)/;
const NO_PAGE_CLASSES: [className: string, why: NoPageReason][] = [
  ['block-editor-page', 'editor'],
  ['wp-admin', 'dashboard'],
  ['elementor-editor-active', 'editor'],
  ['fl-builder-edit', 'editor'],
  ['et-fb', 'editor'],
  ['vc_editor', 'editor'],
  ['login', 'sign-in'],
  ['error404', 'page-not-found'],
  ['search', 'search-results'],
  ['attachment', 'attachment'],
  ['home', 'front-page'],
  ['blog', 'archive'],
];
const ARCHIVE_CLASSES = ['archive', 'category', 'tag', 'author', 'date', 'tax', 'post-type-archive'];

/** A post, page or entry of another type; `null` if this is not WordPress. */
export function recogniseWordPress(page: Document, address: URL): Recognition | null {
  const classes = page.body.className;
  if (!isWordPress(page, classes)) return null;
  const reason = explainNoPage(page, address, classes);
  if (reason !== null) return noPage(reason);
  const own = readOwnRoute(page);
  const pageId = ID_CLASS.exec(classes)?.[1] ?? own?.id ?? readArticleId(page);
  if (pageId === null) return noPage('wordpress-no-page');
  const contentRoot = findContent(page, pageId);
  if (contentRoot === null) return noPage('no-content');
  const siteNames = readSiteNames(page, address);
  const title = findTitle(page, address, pageId, siteNames);
  const restRoot = findRestRoot(page, address);
  return {
    kind: 'wordpress',
    why: 'wordpress-singular',
    pageId,
    contentType: own?.id === pageId ? own.route : guessRoute(classes),
    spaceKey: null,
    title,
    version: null,
    restRoot: restRoot?.href ?? null,
    baseUrl: findBaseUrl(page, address, restRoot),
    siteName: siteNames[0] ?? address.host,
    contentRoot,
    headingsAmong: (shown) =>
      readHeadings(shown, title).filter(({ element }) => !isCommentHeading(element, contentRoot)),
    added: ADDED,
  };
}

/** One sign that only WordPress gives, or two of those that copied themes and mirrors may carry. */
function isWordPress(page: Document, classes: string): boolean {
  if (page.querySelector(`${REST_LINK}, ${RSD_LINK}`) !== null) return true;
  if (readMetas(page, 'generator').some((generator) => /^WordPress/i.test(generator))) return true;
  if (/(?:^|\s)single-\w/.test(classes) && ID_CLASS.test(classes)) return true; // nothing else prints these two
  return page.querySelector(CORE_FILES) !== null && (ID_CLASS.test(classes) || COPIED.test(classes));
}

/** The first reason why this is not a single entry, or `null` for one. A singular class outweighs an archive's. */
function explainNoPage(page: Document, address: URL, classes: string): NoPageReason | null {
  const present = new Set(classes.split(/\s+/));
  if (/\/wp-login\.php$/.test(address.pathname)) return 'sign-in';
  const found = NO_PAGE_CLASSES.find(([className]) => present.has(className));
  const singular =
    present.has('single') || present.has('singular') || ID_CLASS.test(classes) || readOwnRoute(page) !== null;
  if (found !== undefined && !(singular && (found[0] === 'blog' || found[0] === 'search'))) return found[1];
  if (/\/wp-admin\//.test(address.pathname)) return 'dashboard';
  if (singular) return null;
  if (ARCHIVE_CLASSES.some((className) => present.has(className))) return 'archive';
  return readArticleId(page) === null ? 'wordpress-no-page' : null; // the theme leaves `body_class()` out
}

/**
 * The REST root as the page states it, in any of its shapes (`/wp-json/`, `index.php?rest_route=/`, below a language);
 * `null` if it states none, or only relative to an address that is not known.
 */
export function findRestRoot(page: Document, address: URL): URL | null {
  const stated = page.querySelector(REST_LINK)?.getAttribute('href');
  const root = resolveLink(page, address, stated);
  if (root !== null || stated !== undefined) return root;
  const own = page
    .querySelector(OWN_ROUTE)
    ?.getAttribute('href')
    ?.replace(/wp\/v2\/[\w-]+\/\d+\/?$/, '');
  return own === page.querySelector(OWN_ROUTE)?.getAttribute('href') ? null : resolveLink(page, address, own);
}

function readOwnRoute(page: Document): { route: string; id: string } | null {
  for (const link of page.querySelectorAll(OWN_ROUTE)) {
    const href = decodeURIComponent(link.getAttribute('href') ?? '');
    const [, route, id] = /\/wp\/v2\/([\w-]+)\/(\d+)\/?$/.exec(href) ?? [];
    if (route !== undefined && id !== undefined && !['categories', 'tags', 'users'].includes(route))
      return { route, id };
  }
  return null;
}

/** The id where a theme leaves `body_class()` out: the short link, the comment form, or the only entry of the page. */
function readArticleId(page: Document): string | null {
  const short = /[?&]p(?:age_id)?=(\d+)$/.exec(page.querySelector('link[rel="shortlink"]')?.getAttribute('href') ?? '');
  const form = page.querySelector('input[name="comment_post_ID"]')?.getAttribute('value');
  if (short?.[1] !== undefined) return short[1];
  if (form !== null && form !== undefined && /^\d+$/.test(form)) return form;
  if (page.querySelector('#comments, #respond, .comments-area') === null) return null; // an archive may list a single entry
  const articles = [...page.querySelectorAll('article[id^="post-"], div[id^="post-"].hentry')];
  return articles.length === 1 ? (/^post-(\d+)$/.exec(articles[0]?.id ?? '')?.[1] ?? null) : null;
}

/** The usual route of a type when the page does not name it: core's are plural, others mostly carry the type's own name. */
function guessRoute(classes: string): string {
  if (/(?:^|\s)page-id-\d/.test(classes)) return 'pages';
  const type = /(?:^|\s)single-(?!format|author|post(?:\s|$))([\w-]+?)(?=\s|$)/.exec(classes)?.[1];
  return type === undefined || /(?:^|\s)single-post(?:\s|$)/.test(classes) ? 'posts' : type;
}

function findBaseUrl(page: Document, address: URL, restRoot: URL | null): string {
  const rsd = resolveLink(page, address, page.querySelector(RSD_LINK)?.getAttribute('href'));
  if (restRoot !== null) {
    const path = restRoot.pathname.replace(/\/(?:index\.php(?:\/wp-json)?|[^/]*json[^/]*|)\/?$/, '');
    return (restRoot.origin + path).replace(/\/+$/, '');
  }
  if (rsd !== null) return (rsd.origin + rsd.pathname.replace(/\/xmlrpc\.php$/, '')).replace(/\/+$/, '');
  return address.protocol.startsWith('http') ? address.origin : '';
}
