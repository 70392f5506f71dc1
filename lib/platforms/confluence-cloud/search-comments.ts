import type { Client } from 'confluence.js/core';
import { searchContentByCQL } from 'confluence.js/v1';
import * as v from 'valibot';
import type { PageRef } from '@/lib/domain/page';
import { readShape } from '../replies';
import { cursorOf } from './comments';
import type { Origin } from './origins';
import { FoundShape, SearchShape, type CloudComment } from './shapes';

/** A comment as the search gives it: with its text as it is now, and who wrote it first. */
export interface Found {
  comment: CloudComment;
  origin: Origin;
  /** The comments above it, outermost first. */
  above: string[];
  base: string | undefined;
}

export interface Hits {
  found: Found[];
  /** False where there was more than is read, or something that could not be read. */
  complete: boolean;
}

const EXPAND = ['body.storage', 'version', 'history', 'ancestors'];
const LIMIT = 100;
const MOST_PAGES = 20;

/**
 * The comments of a page, answers included, out of the search index, which runs behind by up to some minutes. What it
 * finds is read from the database: texts and authors are those of now.
 * @param sinceMinutes - Only what changed in so many minutes; `null`: everything. A span and not a date, because dates
 * are read in a time zone that is not documented (PLATFORM-FACTS 3.9).
 */
export async function searchComments(client: Client, page: PageRef, sinceMinutes: number | null): Promise<Hits> {
  const lately = sinceMinutes === null ? '' : ` and lastmodified >= now("-${sinceMinutes}m")`;
  const ask = { cql: `type = comment and container = ${Number(page.pageId)}${lately}`, expand: EXPAND, limit: LIMIT };
  const hits: Hits = { found: [], complete: true };
  let cursor: string | null = null;
  for (let number = 0; number < MOST_PAGES; number += 1) {
    const reply = await searchContentByCQL(client, cursor === null ? ask : { ...ask, cursor });
    const { results, _links: links } = readShape(SearchShape, reply);
    for (const result of results) {
      const read = v.safeParse(FoundShape, result);
      if (read.success) hits.found.push(toFound(read.output, links.base));
      else hits.complete = false;
    }
    const next = cursorOf(links.next);
    if (next === null || next === cursor || results.length === 0) return hits;
    cursor = next;
  }
  return { ...hits, complete: false };
}

function toFound(result: v.InferOutput<typeof FoundShape>, base: string | undefined): Found {
  const { id, version, history, ancestors, body, _links } = result;
  const above = (ancestors ?? []).map((one) => one.id);
  const written = { number: version.number, authorId: version.by?.accountId ?? null, createdAt: version.when };
  return {
    comment: {
      id,
      parentCommentId: above.at(-1) ?? null,
      version: written,
      body,
      resolutionStatus: null,
      properties: { inlineOriginalSelection: null, inlineMarkerRef: null },
      _links,
    },
    origin: { authorId: history.createdBy.accountId, createdAt: history.createdDate },
    above,
    base,
  };
}
