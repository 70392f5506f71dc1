import { CONFLUENCE_BODY, readContentType, readPageId, stripConfluenceNames } from './confluence-shared';
import { foldBlanks, readMeta, resolveLink } from './elements';
import { headingText, readHeadings } from './headings';
import { noPage, type Recognition } from './recognition';

/**
 * Where Data Center shows a page's text. Themes change the shell, but keep it. Other `.wiki-content` are comments.
 * Proof: tests/fixtures/pages/dc-view.html (theme with several h1: dc-theme.html)
 */
const CONTENT = ['#main-content.wiki-content', '#content.view .wiki-content', '.wiki-content'];
const COMMENTS = '.comment, .comment-content, .comment-body, #comments-section, .quick-comment-container, form';
const TITLE = '#title-text';
/** The page's and the blog post's editors. Proof: tests/fixtures/pages/dc-editor.html */
const EDITOR = 'form#editpageform, form#createpageform, form#editblogpostform, form#createblogpostform';
const SIGN_IN = 'form#loginform, form[name="loginform"], form[action*="dologin.action"]';
/** What macros and Confluence add among the content. */
const ADDED =
  '.toc-macro, .page-metadata, .comment, #comments-section, #likes-and-labels-container, .pageSection.group, ' +
  '.aui-dialog, .plugin_pagetree, .blog-post-listing .wiki-content';

/** A page or blog post as Data Center (or the older Server) shows it; `null` if this is no Confluence at all. */
export function recogniseDataCenter(page: Document, address: URL): Recognition | null {
  const pageId = readPageId(page);
  const isConfluence = page.querySelector(CONFLUENCE_BODY) !== null || readMeta(page, 'confluence-base-url') !== null;
  if (!isConfluence && (pageId === null || readMeta(page, 'ajs-base-url') === null)) {
    return page.querySelector(CONTENT[0] ?? '') === null ? null : noPage('confluence-export');
  }
  if (page.querySelector(EDITOR) !== null) return noPage('editor');
  if (pageId === null) return noPage(explainMissingPage(page));
  const contentType = readContentType(page);
  if (contentType === null) return noPage('confluence-no-page');
  const contentRoot = findContent(page);
  if (contentRoot === null) return noPage(page.querySelector(SIGN_IN) === null ? 'confluence-no-page' : 'sign-in');
  const baseUrl = findBaseUrl(page, address);
  if (baseUrl === null) return noPage('confluence-no-page');
  const title = readTitle(page);
  const latestId = readMeta(page, 'ajs-latest-page-id');
  return {
    kind: 'confluence-dc',
    why: latestId !== null && latestId !== pageId ? 'confluence-old-version' : 'confluence-view',
    pageId,
    contentType,
    spaceKey: readMeta(page, 'ajs-space-key') ?? readMeta(page, 'confluence-space-key'),
    title,
    version: readMeta(page, 'page-version'), // `ajs-version-number` is the product's, not the page's
    restRoot: null,
    baseUrl,
    siteName: readMeta(page, 'ajs-site-title') ?? new URL(baseUrl).host,
    contentRoot,
    headingsAmong: (shown) => readHeadings(shown, title),
    added: ADDED,
  };
}

/** The base URL with its context path. It is what the administrator set, so another origin than the tab's is not believed. */
function findBaseUrl(page: Document, address: URL): string | null {
  const stated = resolveLink(page, address, readMeta(page, 'ajs-base-url') ?? readMeta(page, 'confluence-base-url'));
  const contextPath = readMeta(page, 'ajs-context-path') ?? readMeta(page, 'confluence-context-path') ?? '';
  const shown = address.protocol.startsWith('http') ? address.origin + contextPath : null;
  if (shown !== null && stated?.origin !== address.origin) return shown.replace(/\/+$/, '');
  return (stated?.href ?? shown)?.replace(/\/+$/, '') ?? null;
}

function findContent(page: Document): Element | null {
  for (const selector of CONTENT) {
    const found = [...page.querySelectorAll(selector)].find((element) => element.closest(COMMENTS) === null);
    if (found !== undefined) return found;
  }
  return null;
}

function readTitle(page: Document): string {
  const heading = page.querySelector(TITLE);
  const stated = readMeta(page, 'ajs-page-title') ?? (heading === null ? '' : headingText(heading));
  if (stated !== '') return stated;
  const spaceName = readMeta(page, 'ajs-space-name');
  return stripConfluenceNames(foldBlanks(page.title), readMeta(page, 'ajs-site-title') ?? '', spaceName);
}

function explainMissingPage(page: Document): 'sign-in' | 'page-not-found' | 'dashboard' | 'confluence-no-page' {
  if (page.querySelector(SIGN_IN) !== null) return 'sign-in';
  if (page.querySelector('body.dashboard, #dashboard, #all-updates') !== null) return 'dashboard';
  return /not found|does not exist/i.test(page.title) ? 'page-not-found' : 'confluence-no-page';
}
