import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pageKeyOf } from '@/lib/domain/page';
import type { PageOutline } from '@/lib/domain/flags/outline';
import type { OutlinesAsked } from '@/lib/domain/ports';
import { never } from './abilities';
import type { TestWiki } from './test-wiki';
import { writers } from './writers';

const HOUR = 3_600_000;
/** One of each kind of wiki. */
const kinds = ['WordPress', 'Confluence Cloud', 'Data Center'].flatMap((kind) => {
  const found = writers.find(({ who, whyNot = null }) => who.includes(kind) && whyNot === null);
  return found === undefined ? [] : [found];
});

describe.each(kinds)('the sections of a site: $who', ({ start }) => {
  let wiki: TestWiki;
  beforeAll(async () => {
    wiki = await start();
  });
  afterAll(() => wiki.stop());

  async function outlines(
    ask: Partial<OutlinesAsked> = {},
  ): Promise<{ parts: number; pages: Map<string, PageOutline> }> {
    const source = wiki.platform().outlines;
    if (source === undefined) throw new Error('tells no sections');
    const pages = new Map<string, PageOutline>();
    let parts = 0;
    for (let cursor: string | null = null; parts === 0 || cursor !== null; parts += 1) {
      const part = await source.outlines({ since: null, now: Date.now(), scope: [], cursor, ...ask }, never);
      if (!part.ok) throw new Error(JSON.stringify(part.problem));
      for (const outline of part.value.pages) pages.set(pageKeyOf(outline.page), outline);
      ({ cursor } = part.value);
    }
    return { parts, pages };
  }

  test('every page is told with its sections, in several parts, as a reader’s browser names it', async () => {
    const made = [];
    for (let number = 0; number < 60; number += 1) made.push(await wiki.newPage());
    const { parts, pages } = await outlines();
    expect(parts).toBeGreaterThan(1);
    for (const page of made) {
      const outline = pages.get(pageKeyOf(page));
      expect(outline?.page).toMatchObject({ contentType: page.contentType, url: page.url, title: page.title });
      if (wiki.name.includes('Confluence')) expect(outline?.parent).toMatch(/^\d+$/); // below their space's first page
      expect(outline?.sections.length).toBeGreaterThan(0);
      expect(outline?.sections.reduce((sum, { characters }) => sum + characters, 0)).toBeGreaterThan(20);
    }
  });

  test('what was changed lately is told by itself, and nothing of another space or type', async () => {
    const page = await wiki.newPage();
    const { pages } = await outlines({ since: Date.now() - HOUR });
    expect(pages.has(pageKeyOf(page))).toBe(true);
    const other = await outlines({ scope: [page.contentType === 'posts' ? 'pages' : 'NONE'] }).catch(() => null);
    expect(other?.pages.has(pageKeyOf(page)) ?? false).toBe(false);
  });
});
