import type { Site } from '../page';

/** Where Confluence serves a file of a page. Cloud's context path is `/wiki`, Data Center's is part of the site's address. */
export function attachmentAddress(
  { kind, baseUrl }: Pick<Site, 'kind' | 'baseUrl'>,
  pageId: string,
  fileName: string,
): string {
  const root = kind === 'confluence-cloud' ? `${baseUrl.replace(/\/wiki$/, '')}/wiki` : baseUrl;
  return `${root}/download/attachments/${pageId}/${encodeURIComponent(fileName)}`;
}
