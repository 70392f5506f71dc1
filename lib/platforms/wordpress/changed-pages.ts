import { DomUtils } from 'htmlparser2';
import * as v from 'valibot';
import type { PageRef, Site } from '@/lib/domain/page';
import type { ChangedPage, ChangedPages, ChangesAsked } from '@/lib/domain/ports';
import { ownAddress, plainDetail, readShape } from '../replies';
import type { WordpressClient } from './client';
import { CommentShape } from './shapes';
import { readMarkup } from './visitor/markup';

const PER_PAGE = 100;
/** What is asked for again: this computer's clock and the server's may differ by so much. */
const OVERLAP_MS = 26 * 3_600_000;
const SECOND_MS = 1_000;

/** A comment with the post it is below, as far as this person may read that. */
export const ListedShape = v.array(
  v.object({
    ...v.pick(CommentShape, ['id', 'date_gmt']).entries,
    post: v.number(),
    _links: v.optional(v.object({ up: v.optional(v.array(v.object({ href: v.string() })), []) }), { up: [] }),
    _embedded: v.optional(
      v.object({
        up: v.optional(
          v.array(
            v.object({
              link: v.optional(v.string()),
              title: v.optional(v.object({ rendered: v.optional(v.string(), '') })),
            }),
          ),
          [],
        ),
      }),
      { up: [] },
    ),
  }),
);
type Listed = v.InferOutput<typeof ListedShape>[number];

/** From the second of the last comment on: what is deleted meanwhile moves nothing past us. `page`: more in one second than fit. */
interface Cursor {
  after: string | null;
  page: number;
}
const CursorShape = v.object({ after: v.nullable(v.string()), page: v.pipe(v.number(), v.integer(), v.minValue(1)) });

/** Posts by the comments below them, oldest comment first. WordPress tells when a comment was written, not when it was edited. */
export async function changedPages(
  client: WordpressClient,
  site: Site,
  { since, scope, cursor }: ChangesAsked,
  signal: AbortSignal,
): Promise<ChangedPages> {
  const from: Cursor =
    cursor === null
      ? { after: since === null ? null : new Date(since - OVERLAP_MS).toISOString(), page: 1 }
      : readShape(CursorShape, JSON.parse(cursor));
  const wp = await client.open('nothing', signal);
  const reply: unknown = await wp
    .comments()
    .param({
      ...(from.after === null ? {} : { after: from.after }),
      orderby: 'date_gmt',
      order: 'asc',
      per_page: PER_PAGE,
      page: from.page,
      _embed: 'up',
      _fields: 'id,post,date_gmt,_links.up,_embedded.up',
    })
    .get();
  const comments = readShape(ListedShape, reply);
  const { _paging: paging } = reply as { _paging?: { total: number } }; // set by our own transport alone
  const pages = new Map<string, ChangedPage>();
  for (const comment of comments) {
    const page = pageOf(site, comment);
    if (page === null || (scope.length > 0 && !scope.includes(page.contentType))) continue;
    pages.set(page.pageId, { page, mark: String(comment.id) });
  }
  return {
    pages: [...pages.values()],
    cursor: comments.length < PER_PAGE ? null : JSON.stringify(nextOf(from, comments)),
    looked: comments.length,
    total: cursor === null && paging !== undefined && Number.isFinite(paging.total) ? paging.total : null,
  };
}

function nextOf(from: Cursor, comments: Listed[]): Cursor {
  const [first, last] = [comments.at(0)?.date_gmt ?? 0, comments.at(-1)?.date_gmt ?? 0];
  const start = from.after === null ? -Infinity : Date.parse(from.after);
  // Imported comments have dates of their own in both books: what is found before the start would come again and again
  const goesOn = last > first && first >= start && last - SECOND_MS > start;
  return goesOn
    ? { after: new Date(last - SECOND_MS).toISOString(), page: 1 }
    : { after: from.after, page: from.page + 1 };
}

/** The post that a comment stands below; `null`: not one that this person may read. */
export function pageOf(site: Site, { post, _links, _embedded }: Listed): PageRef | null {
  const contentType = /\/wp\/v2\/([\w-]+)\/\d+/.exec(decodeURIComponent(_links.up[0]?.href ?? ''))?.[1];
  const { link, title } = _embedded.up[0] ?? {};
  const url = ownAddress(link, site.origin, '');
  if (contentType === undefined || url === '') return null;
  const named = plainDetail(DomUtils.textContent(readMarkup(title?.rendered ?? '')));
  return {
    siteId: site.id,
    kind: site.kind,
    pageId: String(post),
    contentType,
    url,
    title: named === '' ? url : named,
    version: null,
  };
}
