import type { PageRef, Site } from '@/lib/domain/page';

/**
 * Where people see a comment: by the page's id, which outlives its title. Data Center's own links differ from one part
 * of its API to the next.
 */
export function addressOf(site: Site, page: PageRef, commentId: string): string {
  const address = new URL(`${site.baseUrl}/pages/viewpage.action`);
  address.searchParams.set('pageId', page.pageId);
  address.searchParams.set('focusedCommentId', commentId);
  address.hash = `comment-${commentId}`;
  return address.href;
}
