import type { Document } from '../document/document';
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

/** A page's text with the addresses of the pictures that are attached to it, for where the page is not. */
export function withAttachments(document: Document, site: Pick<Site, 'kind' | 'baseUrl'>, pageId: string): Document {
  if (site.kind === 'wordpress') return document; // has no attachments of that kind
  return document.map((block) =>
    block.kind === 'picture' && block.url === null
      ? { ...block, url: attachmentAddress(site, pageId, block.file) }
      : block,
  );
}
