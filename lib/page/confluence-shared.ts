import { readMeta, readMetas } from './elements';

/** Confluence's own body id, on Data Center and on Cloud. Proof: tests/fixtures/pages/dc-view.html, cloud-live.html */
export const CONFLUENCE_BODY = 'body#com-atlassian-confluence';

/**
 * Jira shows the same renderer, editor and `ajs-*` metas as Confluence; only these tell it apart.
 * Proof: tests/fixtures/pages/jira-issue.html
 */
export function isJira(page: Document): boolean {
  return page.querySelector('body#jira') !== null || /^jira/i.test(readMeta(page, 'application-name') ?? '');
}

/** `page`, `blogpost`, or `null` if the metas name something else (a comment, a space, a draft). No meta counts as a page. */
export function readContentType(page: Document): 'page' | 'blogpost' | null {
  const types = readMetas(page, 'ajs-content-type'); // it may stand there twice, the second time for the editor
  if (types.length === 0) return 'page';
  return types.find((type) => type === 'page' || type === 'blogpost') ?? null;
}

/** Digits only: an empty or missing id is how the dashboard and "Page Not Found" differ from a page. */
export function readPageId(page: Document): string | null {
  return readMetas(page, 'ajs-page-id').find((id) => /^[1-9]\d*$/.test(id)) ?? null;
}

/** Takes " - Space - Site" off a document's title; the site's name is known, the space's name may be. */
export function stripConfluenceNames(documentTitle: string, siteTitle: string, spaceName: string | null): string {
  let title = documentTitle.trim();
  for (const name of [siteTitle, 'Confluence', ...(spaceName === null ? [] : [spaceName])]) {
    if (name !== '' && title.endsWith(` - ${name}`)) title = title.slice(0, -name.length - 3).trim();
  }
  return title;
}
