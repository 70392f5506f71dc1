import type { Client } from 'confluence.js/core';
import * as v from 'valibot';
import type { PageRef, Site } from '@/lib/domain/page';
import type { ChangedPage, ChangedPages, ChangesAsked } from '@/lib/domain/ports';
import { changesQuery } from '../confluence/changes-query';
import { ownAddress, plainDetail, readShape } from '../replies';
import { ask, CONTENT } from './content';

const LIMIT = 100;
/** Parts overlap by so many: what is deleted or changed meanwhile moves the others up. */
const OVERLAP = 10;

const id = v.pipe(v.union([v.string(), v.number()]), v.transform(String));
const ChangedShape = v.object({
  id,
  version: v.optional(v.object({ number: v.optional(v.number(), 1) }), { number: 1 }),
  container: v.object({ id, type: v.string(), title: v.optional(v.string(), '') }),
  _links: v.object({ webui: v.string() }),
});
const ListShape = v.object({
  results: v.array(v.unknown()),
  limit: v.optional(v.number()),
  totalSize: v.optional(v.number()),
  _links: v.optional(v.object({ next: v.optional(v.string()) }), {}),
});

/** Pages and posts by their comments, the ones changed last at the end. */
export async function changedPages(client: Client, site: Site, asked: ChangesAsked): Promise<ChangedPages> {
  const start = asked.cursor === null ? 0 : Number(asked.cursor);
  const cql = `${changesQuery(asked)} order by lastmodified`;
  const searchParams = { cql, expand: 'container,version', limit: LIMIT, start };
  const list = readShape(ListShape, await ask(client, { url: `${CONTENT}/search`, searchParams }));
  const pages = new Map<string, ChangedPage>();
  for (const result of list.results) {
    const read = v.safeParse(ChangedShape, result);
    const page = read.success ? pageOf(site, read.output) : null;
    if (read.success && page !== null) {
      pages.set(page.pageId, { page, mark: `${read.output.id}:${String(read.output.version.number)}` });
    }
  }
  const step = Math.max(1, (list.limit ?? list.results.length) - OVERLAP);
  const isLast = list.results.length === 0 || list._links.next === undefined;
  return {
    pages: [...pages.values()],
    cursor: isLast ? null : String(start + step),
    looked: isLast ? list.results.length : step,
    total: list.totalSize ?? null,
  };
}

function pageOf(site: Site, { container, _links }: v.InferOutput<typeof ChangedShape>): PageRef | null {
  const { id: pageId, type: contentType, title } = container;
  const address = ownAddress(site.baseUrl + _links.webui, site.origin, '');
  if (address === '' || (contentType !== 'page' && contentType !== 'blogpost')) return null;
  const url = new URL(address); // the page's, with the comment in focus
  url.searchParams.delete('focusedCommentId');
  url.hash = '';
  const common = { siteId: site.id, kind: site.kind, pageId, contentType, version: null };
  return { ...common, url: url.href, title: plainDetail(title) };
}
