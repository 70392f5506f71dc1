import * as v from 'valibot';
import { outlineOf, type PageOutline } from '@/lib/domain/flags/outline';
import type { Site } from '@/lib/domain/page';
import type { OutlinePart, OutlinesAsked } from '@/lib/domain/ports';
import { readBodyText } from '../body-text';
import { ownAddress, plainDetail, readShape } from '../replies';
import type { WordpressClient } from './client';

/** With their whole texts; a hundred of them would be a large answer. */
const PER_PAGE = 40;
/** Types that every WordPress has; others are read where the team chose them. */
const TYPES = ['pages', 'posts'];
/** Site time and this computer's may differ by so much. */
const OVERLAP_MS = 26 * 3_600_000;

const Rendered = v.object({ rendered: v.optional(v.string(), '') });
const PostsShape = v.array(
  v.object({
    id: v.number(),
    link: v.string(),
    title: v.optional(Rendered, { rendered: '' }),
    content: v.optional(Rendered, { rendered: '' }),
    parent: v.optional(v.number(), 0),
  }),
);
const CursorShape = v.object({ type: v.number(), page: v.number() });

/**
 * The sections of posts and pages, type by type, changed last at the end.
 * WordPress before 5.7 does not know `modified_after` and gives all, which is slower and right.
 */
export async function readOutlines(
  client: WordpressClient,
  site: Site,
  { since, scope, cursor }: OutlinesAsked,
  signal: AbortSignal,
): Promise<OutlinePart> {
  const types = scope.length > 0 ? scope : TYPES;
  const from = cursor === null ? { type: 0, page: 1 } : readShape(CursorShape, JSON.parse(cursor));
  const contentType = types[from.type];
  if (contentType === undefined) return { pages: [], cursor: null };
  const wp = await client.open('nothing', signal);
  const reply: unknown = await wp
    .root(`wp/v2/${contentType}`)
    .param({
      per_page: PER_PAGE,
      page: from.page,
      orderby: 'modified',
      order: 'asc',
      ...(since === null ? {} : { modified_after: new Date(since - OVERLAP_MS).toISOString() }),
      _fields: 'id,link,title,content,parent',
    })
    .get();
  const posts = readShape(PostsShape, reply);
  const pages = posts.flatMap(({ id, link, title, content, parent }): PageOutline[] => {
    const url = ownAddress(link, site.origin, '');
    if (url === '') return [];
    const { text, headings } = readBodyText(content.rendered);
    const named = plainDetail(readBodyText(title.rendered).text.trim());
    const page = {
      siteId: site.id,
      kind: site.kind,
      pageId: String(id),
      contentType,
      url,
      title: named === '' ? url : named,
      version: null,
    };
    return [{ page, ...(parent === 0 ? {} : { parent: String(parent) }), sections: outlineOf(text, headings) }];
  });
  const next = posts.length === PER_PAGE ? { ...from, page: from.page + 1 } : { type: from.type + 1, page: 1 };
  return { pages, cursor: next.type < types.length ? JSON.stringify(next) : null };
}
