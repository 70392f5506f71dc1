import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Document } from '@/lib/domain/document/document';
import type { PageRef } from '@/lib/domain/page';
import type { BodyRead, BodyTarget, Platform } from '@/lib/domain/ports';
import type { Result } from '@/lib/domain/result';
import { withWording, wordingOf } from '@/lib/domain/wording/section-wording';
import { never } from './abilities';
import type { TestWiki } from './test-wiki';
import { writers } from './writers';

/** One of each kind of wiki, as somebody who reads; the staff of each wiki edits. */
const kinds = ['WordPress subscriber', 'Confluence Cloud', 'Data Center'].flatMap((kind) => {
  const found = writers.find(({ who, whyNot = null }) => who.includes(kind) && whyNot === null);
  return found === undefined ? [] : [found];
});
const INTRO = { path: [], occurrence: 0 };
const NEW: Document = [{ kind: 'paragraph', of: [{ kind: 'text', text: 'New words & <more>, [as they are].' }] }];

function valueIn<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

describe.each(kinds)('a page as its wiki keeps it: $who', ({ start }) => {
  let wiki: TestWiki;
  beforeAll(async () => {
    wiki = await start();
  });
  afterAll(() => wiki.stop());

  const bodiesOf = ({ bodies }: Platform): BodyTarget => {
    if (bodies === undefined) throw new Error('has no bodies');
    return bodies;
  };
  const read = async (page: PageRef): Promise<BodyRead> => valueIn(await bodiesOf(wiki.staff()).read(page, never));
  const reworded = ({ body }: BodyRead) => withWording(body, INTRO, NEW)?.source ?? '';

  test('another wording of a section is published, and read back as it was written', async () => {
    const page = await wiki.newPage();
    const before = await read(page);
    expect(before.mayWrite).toBe(true);
    expect(wordingOf(before.body, INTRO)?.length).toBeGreaterThan(0);
    valueIn(await bodiesOf(wiki.staff()).write(page, before.body, reworded(before), 'Clearer', never));
    const after = await read(page);
    expect(wordingOf(after.body, INTRO)).toEqual(NEW);
    expect(after.body.title).toBe(before.body.title);
  });

  test('what somebody else published meanwhile is not overwritten', async () => {
    const page = await wiki.newPage();
    const before = await read(page);
    valueIn(await bodiesOf(wiki.staff()).write(page, before.body, reworded(before), '', never));
    const again = await bodiesOf(wiki.staff()).write(page, before.body, `${before.body.source}<p>x</p>`, '', never);
    expect(again).toEqual({ ok: false, problem: { kind: 'refused', why: 'page-changed' } });
    expect(wordingOf((await read(page)).body, INTRO)).toEqual(NEW);
  });

  test('who may not edit is told so, reads the words all the same, and changes nothing', async () => {
    const page = await wiki.newPage();
    const seen = valueIn(await bodiesOf(wiki.platform()).read(page, never));
    if (seen.mayWrite) return; // on this wiki everybody edits
    const before = await read(page);
    expect(wordingOf(seen.body, INTRO)).toEqual(wordingOf(before.body, INTRO));
    const written = await bodiesOf(wiki.platform()).write(page, before.body, reworded(before), '', never);
    expect(written.ok).toBe(false);
    expect(await read(page)).toEqual(before);
  });

  test('whose page it is is told to those who edit and to those who read', async () => {
    const page = await wiki.newPage();
    const [edits, reads] = [await read(page), valueIn(await bodiesOf(wiki.platform()).read(page, never))];
    expect(edits.owner?.name).toMatch(/\S/);
    expect(reads.owner).toEqual(edits.owner);
  });

  test('a page that is gone is told as that', async () => {
    const page = await wiki.newPage();
    await wiki.deletePage(page);
    const gone = await bodiesOf(wiki.staff()).read(page, never);
    expect(gone).toMatchObject({ ok: false, problem: { kind: 'refused', why: 'page-gone' } });
  });
});
