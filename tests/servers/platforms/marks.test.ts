import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWordings } from '@/lib/app/wordings';
import { escapeXml } from '@/lib/domain/codec/write-storage';
import { plainBlock, type Document } from '@/lib/domain/document/document';
import { pageKeyOf, type PageRef } from '@/lib/domain/page';
import type { BodyTarget } from '@/lib/domain/ports';
import { Database } from '@/lib/store/database';
import { createOutlineStore } from '@/lib/store/outline-store';
import { createWordingStore } from '@/lib/store/wording-store';
import { markerRefs } from '../../confluence/storage/markers.ts';
import { never, receiptOf, sinkOf } from './abilities';
import { aJournal, anOpened, aParcel } from './samples';
import type { TestWiki } from './test-wiki';
import { writers } from './writers';
import { PROSE } from '../../unit/domain/wording/prose.ts';

const kinds = ['Confluence Cloud', 'Data Center'].flatMap((kind) => {
  const found = writers.find(({ who, whyNot = null }) => who.includes(kind) && whyNot === null);
  return found === undefined ? [] : [found];
});

const section = { path: ['Guide'], occurrence: 0 };

describe.each(kinds)('a page with 50 places that inline comments are about: $who', ({ start }) => {
  let wiki: TestWiki;
  let bodies: BodyTarget;
  beforeAll(async () => {
    wiki = await start();
    const target = wiki.staff().bodies;
    if (target === undefined) throw new Error('has no bodies');
    bodies = target;
  });
  afterAll(() => wiki.stop());

  async function read(page: PageRef) {
    const found = await bodies.read(page, never);
    if (!found.ok) throw new Error(JSON.stringify(found.problem));
    return found.value.body;
  }

  /** What the desk publishes with, after it read which sections the page has. */
  async function wordingsOn(page: PageRef) {
    const db = new Database(`marks of ${page.siteId}`);
    const outlines = createOutlineStore(db);
    const known = { ...section, bodyHash: null, characters: 1_000, id: 'guide', before: [] };
    await outlines.save({ page, sections: [known], readAt: 0 });
    const findPlatform = async () => wiki.staff();
    return createWordings({ outlines, store: createWordingStore(db), findPlatform, clock: { now: Date.now } });
  }

  /** Files two requests about words of each paragraph, as readers do. */
  async function commented(): Promise<PageRef> {
    const page = await wiki.newPage();
    const source = `<h2>Guide</h2>${PROSE.map((text) => `<p>${escapeXml(text)}</p>`).join('')}<h2>Next</h2>`;
    await bodies.write(page, await read(page), source, '', never);
    for (const text of PROSE) {
      const words = text.split(' ');
      for (const from of [2, words.length - 7]) {
        const quote = {
          exact: words.slice(from, from + 4).join(' '),
          prefix: `${words.slice(0, from).join(' ')} `.slice(-32),
          suffix: ` ${words.slice(from + 4).join(' ')}`.slice(0, 32),
        };
        const anchor = { quote, position: null, section: { ...section, headingId: null, bodyHash: null } };
        const asked = anOpened(`What is meant by ${quote.exact}?`, { anchor });
        receiptOf(await sinkOf(wiki.platform()).file(aParcel(page, asked), aJournal(), never));
      }
    }
    return page;
  }

  test('at least 95 of 100 survive a fix, and those that do not are told before it is published', async () => {
    const page = await commented();
    const all = markerRefs((await read(page)).source);
    expect(all.size).toBe(50);
    const wordings = await wordingsOn(page);
    const { siteId } = page;
    const of = { siteId, pageKey: pageKeyOf(page), sectionId: 'guide' };
    const before = await wordings.read(of);
    if (!before.ok) throw new Error(JSON.stringify(before.problem));
    const base = before.value.wording;
    const next = base.map((block, at): Document[number] => {
      if (block.kind !== 'paragraph') return block;
      const words = plainBlock(block).split(' ');
      words.splice(7, 2); // behind the first place
      return {
        kind: 'paragraph',
        of: [{ kind: 'text', text: `${at % 3 === 0 ? 'Note first: ' : ''}${words.join(' ')}` }],
      };
    });
    const withoutOne = next.filter((_, at) => at !== 9); // one paragraph goes with both of its places
    const told = await wordings.check(of, withoutOne);
    expect(told).toMatchObject({ ok: true, value: { length: 2 } });
    expect(markerRefs((await read(page)).source)).toEqual(all); // so far it was only asked
    expect(await wordings.publish(of, base, withoutOne, 'Shorter')).toEqual(told);
    const left = markerRefs((await read(page)).source);
    expect(left.size).toBe(48);
    expect(new Set([...left, ...(told.ok ? told.value : []).map(({ ref }) => ref)])).toEqual(all);
  });
});
