import type WPAPI from 'wpapi';
import type { NativeComment } from '@/lib/domain/comment';
import type { PageRef, Site } from '@/lib/domain/page';
import { mapParallel } from '../parallel';
import { ownAddress, readShape } from '../replies';
import { CommentsShape, type WpComment } from './shapes';

const PER_PAGE = 100;
const PARALLEL = 4;
const FIELDS = 'id,parent,author,author_name,date_gmt,content,link,status';

/** One page of a post's approved comments; past the last one WordPress answers an empty list. */
export async function listComments(wp: WPAPI, page: PageRef, order: 'asc' | 'desc', number: number) {
  const reply: unknown = await wp
    .comments()
    .param({ post: Number(page.pageId), orderby: 'date_gmt', order, per_page: PER_PAGE, page: number, _fields: FIELDS })
    .get();
  const comments = readShape(CommentsShape, reply);
  const { totalPages, total } = pagingOf(reply);
  return { comments, totalPages, total, last: comments.length < PER_PAGE };
}

/** All approved comments of a post, oldest first. Pages after the first are read four at a time. */
export async function allComments(wp: WPAPI, page: PageRef): Promise<WpComment[]> {
  const first = await listComments(wp, page, 'asc', 1);
  if (first.last) return first.comments;
  const numbers = Array.from({ length: Math.max(1, first.totalPages ?? 1) - 1 }, (_, index) => index + 2);
  const rest = await mapParallel(numbers, PARALLEL, (number) => listComments(wp, page, 'asc', number));
  const all = [...first.comments, ...rest.flatMap((part) => part.comments)];
  // A header that a plugin or PHP notice swallowed, or comments that came meanwhile: on until a page is not full
  for (let number = numbers.length + 2, full = rest.at(-1)?.last !== true; full; number += 1) {
    const more = await listComments(wp, page, 'asc', number);
    all.push(...more.comments);
    full = !more.last;
  }
  const known = new Map(all.map((comment) => [comment.id, comment]));
  return [...known.values()].sort((a, b) => a.date_gmt - b.date_gmt || a.id - b.id);
}

/** A comment as the rest of Docket knows it. */
export function toNative(site: Site, page: PageRef, comment: WpComment): NativeComment {
  return {
    id: String(comment.id),
    parentId: comment.parent === 0 ? null : String(comment.parent),
    author: { id: comment.author === 0 ? null : String(comment.author), name: comment.author_name },
    createdAt: comment.date_gmt,
    body: comment.content.rendered,
    format: 'html',
    url: addressOf(site, page, comment),
    place: 'footer',
    visibility: comment.status === 'approved' ? 'public' : 'held',
    quote: null,
    resolution: null,
  };
}

/** Where people see a comment. */
export function addressOf(site: Site, page: PageRef, comment: { id: number; link: string }): string {
  return ownAddress(comment.link, site.origin, `${page.url}#comment-${comment.id}`);
}

/** What WordPress' headers say of a list; a plugin or PHP notice may have swallowed them. */
function pagingOf(reply: unknown): { totalPages: number | null; total: number | null } {
  const { _paging: paging } = reply as { _paging?: { totalPages: number; total: number } }; // set by our own transport alone
  return { totalPages: paging?.totalPages ?? null, total: paging?.total ?? null };
}
