import type { PageRef, Site } from '@/lib/domain/page';
import { ownAddress } from '../replies';

/**
 * Where people see a comment: Confluence's own link, or the page with the comment in focus.
 * @param base - `_links.base` of the reply, `https://site/wiki`; the links begin behind it.
 */
export function addressOf(
  site: Site,
  page: PageRef,
  comment: { id: string; _links: { webui?: string | undefined } },
  base: string | undefined,
): string {
  const { webui } = comment._links;
  const instead = new URL(page.url);
  instead.searchParams.set('focusedCommentId', comment.id);
  const start = base ?? `${site.baseUrl.replace(/\/wiki$/, '')}/wiki`;
  return ownAddress(webui === undefined ? undefined : start + webui, site.origin, instead.href);
}
