import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pageKeyOf } from '@/lib/domain/page';
import type { ChangedPages, ChangesAsked } from '@/lib/domain/ports';
import { never } from './abilities';
import type { TestWiki } from './test-wiki';
import { writers } from './writers';

const HOUR = 3_600_000;
/** One of each kind of wiki. */
const kinds = ['WordPress', 'Confluence Cloud', 'Data Center'].flatMap((kind) => {
  const found = writers.find(({ who, whyNot = null }) => who.includes(kind) && whyNot === null);
  return found === undefined ? [] : [found];
});

test('each kind of wiki is there', () => {
  expect(kinds).toHaveLength(3);
});

describe.each(kinds)('a whole site: $who', ({ start }) => {
  let wiki: TestWiki;
  beforeAll(async () => {
    wiki = await start();
  });
  afterAll(() => wiki.stop());

  async function changed(ask: Partial<ChangesAsked>): Promise<ChangedPages[]> {
    const source = wiki.platform().changes;
    if (source === undefined) throw new Error('tells no changes');
    const parts: ChangedPages[] = [];
    for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
      const part = await source.changedPages({ since: null, now: Date.now(), scope: [], cursor, ...ask }, never);
      if (!part.ok) throw new Error(JSON.stringify(part.problem));
      parts.push(part.value);
      cursor = part.value.cursor;
    }
    return parts;
  }
  const keysIn = (parts: ChangedPages[]) =>
    new Set(parts.flatMap(({ pages }) => pages.map(({ page }) => pageKeyOf(page))));

  test('pages on which something was said are told, in several parts, as a reader’s browser names them', async () => {
    const [many, few, none] = [await wiki.newPage(), await wiki.newPage(), await wiki.newPage()];
    await wiki.fill(many, 130);
    await wiki.fill(few, 1);
    const parts = await changed({});
    expect(parts.length).toBeGreaterThan(1);
    const keys = keysIn(parts);
    expect([many, few, none].map((page) => keys.has(pageKeyOf(page)))).toEqual([true, true, false]);
    const told = parts.flatMap(({ pages }) => pages).find(({ page }) => page.pageId === few.pageId)?.page;
    expect(told).toMatchObject({ siteId: few.siteId, contentType: few.contentType, url: few.url });
    const read = await wiki.platform().comments?.commentsOf(told ?? few, never);
    expect(read?.ok === true && read.value).toHaveLength(1);
  });

  test('a new word gives its page another mark', async () => {
    const page = await wiki.newPage();
    await wiki.fill(page, 1);
    const markOf = async () =>
      (await changed({})).flatMap(({ pages }) => pages).findLast((one) => one.page.pageId === page.pageId)?.mark;
    const before = await markOf();
    await wiki.fill(page, 2);
    expect(await markOf()).not.toBe(before);
  });

  test('only what lies within the chosen spaces or types is told', async () => {
    expect(keysIn(await changed({ scope: ['nothing-of-this-name'] }))).toEqual(new Set());
  });

  test('the wiki’s own search finds a page by some of the words of a question', async () => {
    const page = await wiki.newPage();
    const found = await wiki.platform().search?.find(['printer', 'green', 'unheardofword'], never);
    if (found?.ok !== true) throw new Error(JSON.stringify(found));
    expect(found.value.length).toBeGreaterThan(0);
    expect(found.value.every(({ url }) => url.startsWith(new URL(page.url).origin))).toBe(true);
    const nothing = await wiki.platform().search?.find(['unheardofword'], never);
    expect(nothing).toEqual({ ok: true, value: [] });
  });

  test('nothing older than asked for is told, as far as clocks and index allow', async () => {
    const page = await wiki.newPage();
    await wiki.fill(page, 1);
    const keys = keysIn(await changed({ since: Date.now() + 48 * HOUR, now: Date.now() + 48 * HOUR }));
    expect(keys.size).toBeLessThanOrEqual(keysIn(await changed({})).size);
  });
});
