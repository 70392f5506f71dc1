import type { Client } from 'confluence.js/core';
import { searchContentByCQL } from 'confluence.js/v1';
import * as v from 'valibot';
import type { PageRef, Site } from '@/lib/domain/page';
import type { ChangedPage, ChangedPages, ChangesAsked } from '@/lib/domain/ports';
import { changesQuery } from '../confluence/changes-query';
import { ownAddress, plainDetail, readShape } from '../replies';
import { cursorOf } from './comments';
import { SearchShape } from './shapes';

const LIMIT = 100;

const ChangedShape = v.object({
  id: v.union([v.string(), v.number()]),
  title: v.optional(v.string(), ''),
  version: v.optional(v.object({ number: v.optional(v.number(), 1) }), { number: 1 }),
  _links: v.object({ webui: v.string() }),
});
/** A comment's address is its page's, with the comment in focus. */
const PAGE_PATH = /^\/spaces\/[^/]+\/(?:pages|blog(?:\/\d+\/\d+\/\d+)?)\/(?<id>\d+)/;

/** Pages and posts by their comments, the ones changed last at the end. */
export async function changedPages(client: Client, site: Site, asked: ChangesAsked): Promise<ChangedPages> {
  const cql = `${changesQuery(asked)} order by lastmodified`;
  const ask = { cql, limit: LIMIT, expand: ['version'] };
  const reply = await searchContentByCQL(client, asked.cursor === null ? ask : { ...ask, cursor: asked.cursor });
  const { results, _links: links } = readShape(SearchShape, reply);
  const pages = new Map<string, ChangedPage>();
  for (const result of results) {
    const read = v.safeParse(ChangedShape, result);
    const page = read.success ? pageOf(site, read.output, links.base) : null;
    if (read.success && page !== null) {
      pages.set(page.pageId, { page, mark: `${String(read.output.id)}:${String(read.output.version.number)}` });
    }
  }
  const next = cursorOf(links.next);
  return {
    pages: [...pages.values()],
    cursor: results.length === 0 || next === asked.cursor ? null : next,
    looked: results.length,
    total: null,
  };
}

function pageOf(site: Site, { title, _links }: v.InferOutput<typeof ChangedShape>, base?: string): PageRef | null {
  const [path = ''] = _links.webui.split('?');
  const pageId = PAGE_PATH.exec(path)?.groups?.['id'];
  const start = base ?? `${site.baseUrl.replace(/\/wiki$/, '')}/wiki`;
  const url = ownAddress(start + path, site.origin, '');
  if (pageId === undefined || url === '') return null;
  const contentType = path.includes('/blog/') ? 'blogpost' : 'page';
  const named = plainDetail(title.replace(/^Re: /, ''));
  return { siteId: site.id, kind: site.kind, pageId, contentType, url, title: named, version: null };
}
