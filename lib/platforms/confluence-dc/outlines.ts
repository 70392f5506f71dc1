import type { Client } from 'confluence.js/core';
import * as v from 'valibot';
import type { Site } from '@/lib/domain/page';
import type { OutlinePart, OutlinesAsked } from '@/lib/domain/ports';
import { changesQuery } from '../confluence/changes-query';
import { OUTLINED, outlineIn } from '../confluence/outlines';
import { readShape } from '../replies';
import { ask, CONTENT } from './content';

const ListShape = v.object({
  results: v.array(v.unknown()),
  limit: v.optional(v.number()),
  _links: v.optional(v.object({ next: v.optional(v.string()) }), {}),
});
/** Parts overlap by so many: what is changed meanwhile moves to the end, and the others up. */
const OVERLAP = 5;

/** The sections of pages and blog posts, changed last at the end. */
export async function readOutlines(client: Client, site: Site, asked: OutlinesAsked): Promise<OutlinePart> {
  const { type, expand, limit } = OUTLINED;
  const start = asked.cursor === null ? 0 : Number(asked.cursor);
  const cql = `${changesQuery(asked, type)} order by lastmodified`;
  const searchParams = { cql, expand: expand.join(','), limit, start };
  const list = readShape(ListShape, await ask(client, { url: `${CONTENT}/search`, searchParams }));
  const step = Math.max(1, (list.limit ?? list.results.length) - OVERLAP);
  const isLast = list.results.length === 0 || list._links.next === undefined;
  return {
    pages: list.results.map((result) => outlineIn(site, result, site.baseUrl)).filter((page) => page !== null),
    cursor: isLast ? null : String(start + step),
  };
}
