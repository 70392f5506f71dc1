import type { Client } from 'confluence.js/core';
import { searchByCQL } from 'confluence.js/v1';
import * as v from 'valibot';
import type { Site } from '@/lib/domain/page';
import type { WikiHit } from '@/lib/domain/views';
import { ownAddress, plainDetail, readShape } from '../replies';

const LinksShape = v.optional(v.object({ webui: v.optional(v.string()) }));
/** Cloud wraps the content, Data Center's results are flat (mcp-atlassian #1130). */
const PagesShape = v.object({
  results: v.array(
    v.object({
      title: v.optional(v.string(), ''),
      excerpt: v.optional(v.nullable(v.string()), ''),
      url: v.optional(v.string()),
      _links: LinksShape,
      content: v.optional(v.object({ _links: LinksShape })),
    }),
  ),
  _links: v.optional(v.object({ base: v.optional(v.string()) }), {}),
});

const MOST = 10;
/** Marks that the search puts around what it found. */
const FOUND_MARKS = /@@@(?:end)?hl@@@/g;

/**
 * Pages and posts with all of these words, else those with any, as Confluence's own index ranks them.
 * @param words - Letters, digits, `_` and `-` only; none: nothing is asked.
 */
export async function searchPages(client: Client, site: Site, words: string[]): Promise<WikiHit[]> {
  if (words.length === 0) return [];
  const [all, any] = [' and ', ' or '].map((by) => words.map((word) => `text ~ "${word}"`).join(by));
  const found = await ask(client, site, all ?? '');
  return found.length > 0 || words.length === 1 ? found : ask(client, site, any ?? '');
}

async function ask(client: Client, site: Site, where: string): Promise<WikiHit[]> {
  const reply: unknown = await searchByCQL(client, { cql: `type in (page, blogpost) and (${where})`, limit: MOST });
  const { results, _links: links } = readShape(PagesShape, reply);
  const base = links.base ?? site.baseUrl;
  return results.flatMap(({ title, excerpt, url, content, _links }) => {
    const path = content?._links?.webui ?? _links?.webui ?? url;
    const address = path === undefined ? '' : ownAddress(base + path, site.origin, '');
    const name = plainDetail(title.replace(FOUND_MARKS, ''));
    return address === '' || name === ''
      ? []
      : [{ title: name, url: address, excerpt: plainDetail((excerpt ?? '').replace(FOUND_MARKS, '')) }];
  });
}
