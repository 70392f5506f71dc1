import { DomUtils } from 'htmlparser2';
import * as v from 'valibot';
import type { Site } from '@/lib/domain/page';
import type { WikiHit } from '@/lib/domain/views';
import { ownAddress, plainDetail, readShape } from '../replies';
import type { WordpressClient } from './client';
import { readMarkup } from './visitor/markup';

const HitsShape = v.array(v.object({ title: v.string(), url: v.string() }));
const MOST = 10;

/**
 * Posts and pages with all of these words, else with fewer of them: WordPress looks for every word that it is given.
 * @see https://developer.wordpress.org/rest-api/reference/search-results/
 */
export async function searchPages(
  client: WordpressClient,
  site: Site,
  words: string[],
  signal: AbortSignal,
): Promise<WikiHit[]> {
  const wp = await client.open('nothing', signal);
  for (const wanted of [words, words.slice(0, 2), words.slice(0, 1)]) {
    if (wanted.length === 0 || (wanted.length === words.length && wanted !== words)) continue;
    const ask = { search: wanted.join(' '), type: 'post', per_page: MOST, _fields: 'title,url' };
    const found = readShape(HitsShape, await wp.root('wp/v2/search').param(ask).get());
    const hits = found.flatMap(({ title, url }) => {
      const name = plainDetail(DomUtils.textContent(readMarkup(title)));
      const address = ownAddress(url, site.origin, '');
      return name === '' || address === '' ? [] : [{ title: name, url: address, excerpt: '' }];
    });
    if (hits.length > 0) return hits;
  }
  return [];
}
