import { CONFLUENCE_BODY, readContentType, readPageId, stripConfluenceNames } from './confluence-shared';
import { foldBlanks, readMeta } from './elements';
import { headingText, readHeadings } from './headings';
import { noPage, type Recognition } from './recognition';

/** Only Cloud has it (Jira Cloud too, which is told apart before). Proof: tests/fixtures/pages/cloud-view.html */
const CLOUD_ID = 'ajs-cloud-id';
/** The current editor's renderer; comments use it as well, so those inside them do not count. Proof: cloud-view.html */
const RENDERERS = ['[data-testid="page-content-only"] .ak-renderer-document', '.ak-renderer-document'];
/** Pages still on the old editor. Proof: tests/fixtures/pages/cloud-legacy.html */
const LEGACY = '#main-content.wiki-content';
/** A live page opens in its editor even to read. Proof: tests/fixtures/pages/cloud-live.html */
const LIVE = '[data-content-subtype="live"]';
const LIVE_EDITORS = ['#ak-editor-textarea.ProseMirror', '[data-content-subtype="live"] .ProseMirror'];
const EDITOR = '[data-testid="editor-wrapper"] .ProseMirror, [data-fabric-mode="edit"]';
const TITLES = '[data-testid="title-text"], #title-text';
const LIVE_TITLE = '[data-testid="editor-title"], [data-test-id="editor-title"], textarea[name="editpages-title"]';
/** Comments below and beside the page. Not every `data-testid` with "comment" in it: the page's own wrappers have such names. */
const COMMENTS =
  '#comments-section, .comment, [data-testid="page-comments-wrapper"], [data-testid^="comment-thread"], ' +
  '[data-testid="comments-panel"], [data-testid="inline-comments-panel"]';
const ADDED = `${COMMENTS}, .toc-macro, [data-testid="table-of-contents"]`;

/** `/wiki/spaces/KEY/pages/ID/Title`, blog posts, and the two old forms. Custom domains: the host says nothing. */
const PAGE_PATHS = [
  /^(?<base>.*?)\/spaces\/(?<key>[^/]+)\/(?<type>pages|blog)\/(?:\d{4}\/\d{2}\/\d{2}\/)?(?<id>\d+)(?:\/|$)/,
  /^(?<base>.*?)\/pages\/viewpage\.action$/,
];
const EDITOR_PATH = /\/(?:pages\/(?:edit(?:-v2|-embed)?|create)|blog\/edit(?:-v2)?|create-content)(?:\/|$)/;
const NO_PAGE_PATH =
  /\/wiki\/(?:home|search|people|recent|drafts|starred|tasks|admin|spacedirectory|dashboard\.action)|\/spaces\/[^/]+\/(?:pages|blog|calendars|analytics|whiteboard|database|folder)\/?(?:\?|$)|\/(?:whiteboard|database|folder|embed)\/\d+/;

/** A page, blog post or live page as Confluence Cloud shows it; `null` if this is not Cloud. */
export function recogniseCloud(page: Document, address: URL): Recognition | null {
  if (!isCloud(page)) return null;
  const path = address.pathname;
  const live = page.querySelector(LIVE) !== null;
  if (NO_PAGE_PATH.test(path)) return noPage('confluence-no-page');
  const contentRoot = findContent(page, live);
  if (!live && (EDITOR_PATH.test(path) || (contentRoot === null && page.querySelector(EDITOR) !== null))) {
    return noPage('editor');
  }
  const place = readPlace(address);
  const pageId = place?.pageId ?? currentMetaId(page, address);
  const contentType = place?.contentType ?? readContentType(page);
  if (pageId === null || contentType === null) return noPage('confluence-no-page');
  if (contentRoot === null) return noPage('no-content');
  const title = readTitle(page);
  return {
    kind: 'confluence-cloud',
    why: live ? 'confluence-live-page' : 'confluence-view',
    pageId,
    contentType,
    spaceKey: place?.spaceKey ?? readMeta(page, 'ajs-space-key'),
    title,
    version:
      pageId === readPageId(page) ? (readMeta(page, 'page-version') ?? readMeta(page, 'ajs-page-version')) : null,
    restRoot: null,
    baseUrl: findBaseUrl(page, address),
    siteName: readMeta(page, 'ajs-site-title') ?? address.host,
    contentRoot,
    headingsAmong: (shown) => readHeadings(shown, title),
    added: ADDED,
  };
}

function isCloud(page: Document): boolean {
  if (readMeta(page, CLOUD_ID) !== null) {
    return page.querySelector(CONFLUENCE_BODY) !== null || readMeta(page, 'ajs-context-path') !== null;
  }
  if (page.querySelector(`${LIVE}, [data-testid="page-content-only"]`) !== null) return true;
  // Cloud's product version is always 1000.0.0-<hash>; Data Center has numbers like 8.5.4.
  return page.querySelector(CONFLUENCE_BODY) !== null && /^1000\./.test(readMeta(page, 'ajs-version-number') ?? '');
}

/** What the address says. It comes first, because the metas go stale when Cloud moves on without a reload. */
function readPlace(address: URL): { pageId: string; contentType: 'page' | 'blogpost'; spaceKey: string | null } | null {
  for (const pattern of PAGE_PATHS) {
    const found = pattern.exec(address.pathname)?.groups;
    const pageId = found?.['id'] ?? address.searchParams.get('pageId');
    if (found === undefined || pageId === null || !/^\d+$/.test(pageId)) continue;
    const key = found['key'];
    return {
      pageId,
      contentType: found['type'] === 'blog' ? 'blogpost' : 'page',
      spaceKey: key === undefined ? null : decodeURIComponent(key),
    };
  }
  return null;
}

/** The id from the metas, where the address has none (space overview, tiny link) and they speak of the page shown. */
function currentMetaId(page: Document, address: URL): string | null {
  const stated = readMeta(page, 'ajs-page-title');
  const shown = page.querySelector(TITLES);
  const stale = stated !== null && shown !== null && headingText(shown) !== stated;
  return stale || hasMoved(page, address) ? null : readPageId(page);
}

/** Whether a page that is open was loaded at another address: its metas are the former page's. A saved page has not moved. */
function hasMoved({ defaultView: view }: Document, { href, pathname }: URL): boolean {
  if (view?.location.href !== href) return false;
  const [loaded] = view.performance.getEntriesByType('navigation');
  return loaded !== undefined && new URL(loaded.name).pathname !== pathname;
}

/** The site's address without Cloud's context path, which is `/wiki` on custom domains too. */
function findBaseUrl(page: Document, address: URL): string {
  const stated = readMeta(page, 'ajs-base-url') ?? readMeta(page, 'confluence-base-url') ?? '';
  const base = address.protocol.startsWith('http') ? address.origin : stated;
  return base.replace(/\/+$/, '').replace(/\/wiki$/, '');
}

function findContent(page: Document, live: boolean): Element | null {
  const selectors = live ? [...LIVE_EDITORS, ...RENDERERS] : [...RENDERERS, LEGACY];
  for (const selector of selectors) {
    const found = [...page.querySelectorAll(selector)].find((element) => element.closest(COMMENTS) === null);
    if (found !== undefined) return found;
  }
  return null;
}

function readTitle(page: Document): string {
  const shown = [...page.querySelectorAll(TITLES)].map(headingText).find((text) => text !== '');
  const field = page.querySelector<HTMLTextAreaElement | HTMLInputElement>(LIVE_TITLE);
  const title = (shown ?? (field === null ? '' : foldBlanks(field.value))) || foldBlanks(field?.textContent ?? '');
  if (title !== '') return title;
  const stated = readMeta(page, 'ajs-page-title') ?? readMeta(page, 'og:title');
  if (stated !== null) return stated;
  const siteTitle = readMeta(page, 'ajs-site-title') ?? 'Confluence';
  const spaceName = readMeta(page, 'ajs-space-name');
  const bare = stripConfluenceNames(foldBlanks(page.title), siteTitle, spaceName);
  return spaceName === null ? bare.replace(/ - [^-]+$/, '') : bare; // "Title - Space - Confluence"
}
