import type { Page, Space } from '../state/content.ts';

/**
 * `/spaces/KEY/pages/ID/Title+with+plus`, below the context path, as the API's `webui` links have it; of a blog post
 * `/spaces/KEY/blog/2026/11/22/ID/Title`, by the day it was written.
 */
export function pagePath(page: Page, space: Space): string {
  const title = encodeURIComponent(page.title).replaceAll('%20', '+');
  const place = page.type === 'page' ? 'pages' : `blog/${page.createdAt.slice(0, 10).replaceAll('-', '/')}`;
  return `/spaces/${space.key}/${place}/${page.id}/${title}`;
}

/** The editor, below the context path. ASSUMPTION: blog posts have theirs at `/blog/edit-v2/ID`. */
export function editPath(page: Page, space: Space): string {
  return `/spaces/${space.key}/${page.type === 'page' ? 'pages' : 'blog'}/edit-v2/${page.id}`;
}

/** The code of a tiny link: the id's bytes, lowest first, in base64url without its trailing `A`s (PLATFORM-FACTS 4.1). */
export function tinyCode(pageId: string): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(pageId));
  // ASSUMPTION: `+` becomes `-` and `/` becomes `_`, as base64url has it; one report says the reverse.
  return bytes.toString('base64url').replace(/A+$/, '');
}

/** The id in a tiny link's code. */
export function pageIdOfTiny(code: string): string {
  const bytes = Buffer.alloc(8);
  Buffer.from(code.padEnd(11, 'A'), 'base64url').copy(bytes);
  return bytes.readBigUInt64LE().toString();
}

/** An attachment's bytes, below the context path. */
export function downloadPath(pageId: string, filename: string, version: number): string {
  return `/download/attachments/${pageId}/${encodeURIComponent(filename)}?version=${version}&api=v2`;
}
