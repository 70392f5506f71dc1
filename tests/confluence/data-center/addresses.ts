import type { Comment, Page, Space } from '../state/content.ts';

/**
 * Where a page is seen, below the context path: by its title, or by its id where the title would not survive in an
 * address.
 */
export function pagePath(page: Page, space: Space): string {
  if (!/^[\p{L}\p{N} .,'()_-]+$/u.test(page.title)) return `/pages/viewpage.action?pageId=${page.id}`;
  return `/display/${space.key}/${encodeURIComponent(page.title).replaceAll('%20', '+')}`;
}

/** A comment in its page, as Data Center links to it: in focus, and with its element as the fragment. */
export function commentPath(comment: Comment, page: Page, space: Space): string {
  const path = pagePath(page, space);
  return `${path}${path.includes('?') ? '&' : '?'}focusedCommentId=${comment.id}#comment-${comment.id}`;
}
