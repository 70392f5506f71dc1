import type { Client } from 'confluence.js/core';
import { searchContentByCQL } from 'confluence.js/v1';
import type { Site } from '@/lib/domain/page';
import type { OutlinePart, OutlinesAsked } from '@/lib/domain/ports';
import { changesQuery } from '../confluence/changes-query';
import { OUTLINED, outlineIn } from '../confluence/outlines';
import { readShape } from '../replies';
import { cursorOf } from './comments';
import { SearchShape } from './shapes';

/** The sections of pages and blog posts, changed last at the end. */
export async function readOutlines(client: Client, site: Site, asked: OutlinesAsked): Promise<OutlinePart> {
  const { type, expand, limit } = OUTLINED;
  const cql = `${changesQuery(asked, type)} order by lastmodified`;
  const ask = { cql, limit, expand };
  const reply = await searchContentByCQL(client, asked.cursor === null ? ask : { ...ask, cursor: asked.cursor });
  const { results, _links: links } = readShape(SearchShape, reply);
  const start = links.base ?? `${site.baseUrl.replace(/\/wiki$/, '')}/wiki`;
  const next = cursorOf(links.next);
  return {
    pages: results.map((result) => outlineIn(site, result, start)).filter((page) => page !== null),
    cursor: results.length === 0 || next === asked.cursor ? null : next,
  };
}
