import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PageBlock, TeamPages } from '@/lib/domain/ports';
import type { Result } from '@/lib/domain/result';
import { never, receiptOf, sinkOf } from './abilities';
import { aJournal, aParcel } from './samples';
import type { TestWiki } from './test-wiki';
import { writers } from './writers';
import { newEventId } from '@/lib/domain/ids';

/** One of each kind of wiki, as somebody who reads; the staff of each wiki sets things up. */
const kinds = ['WordPress subscriber', 'Confluence Cloud', 'Data Center'].flatMap((kind) => {
  const found = writers.find(({ who, whyNot = null }) => who.includes(kind) && whyNot === null);
  return found === undefined ? [] : [found];
});

const BLOCKS: PageBlock[] = [
  { kind: 'heading', text: 'Who answers' },
  { kind: 'paragraph', text: 'Mara & Tomas <both> [of us]' },
  { kind: 'list', items: ['Mara', 'Tomas'] },
];

function valueIn<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

describe.each(kinds)('a team’s own pages: $who', ({ start }) => {
  let wiki: TestWiki;
  let staff: TeamPages;
  let number = 0;
  beforeAll(async () => {
    wiki = await start();
    const pages = wiki.staff().teamPages;
    if (pages === undefined) throw new Error('makes no pages');
    staff = pages;
  });
  afterAll(() => wiki.stop());
  const make = async (kind: 'register' | 'desk', people: string[] = []) => {
    const title = `Docket ${kind} ${String((number += 1))} ${crypto.randomUUID()}`;
    return valueIn(await staff.create({ kind, title, blocks: BLOCKS, beside: await wiki.newPage(), people }, never));
  };

  test('a register is read by everybody, says who made it, and takes settings as comments', async () => {
    const made = await make('register');
    const seen = wiki.platform().teamPages;
    const read = valueIn((await seen?.read(made.page, never)) ?? { ok: false, problem: { kind: 'offline' } });
    expect(read).toEqual(made);
    const event = {
      kind: 'setting' as const,
      id: newEventId(),
      text: 'Mara answers',
      set: 'staff',
      key: '7',
      value: '{"name":"Mara"}',
    };
    receiptOf(await sinkOf(wiki.staff()).file(aParcel(made.page, event), aJournal(), never));
    const comments = valueIn((await wiki.platform().comments?.commentsOf(made.page, never)) ?? { ok: true, value: [] });
    expect(comments.map(({ author }) => author.id)).toEqual([made.creator.id]);
    expect(valueIn(await staff.write(made.page, [{ kind: 'paragraph', text: 'Anew' }], never))).toBeNull();
  });

  test('a desk page is for staff alone, and takes their comments', async () => {
    const made = await make('desk');
    const event = { kind: 'note' as const, id: newEventId(), of: newEventId(), text: 'Between us' };
    receiptOf(await sinkOf(wiki.staff()).file(aParcel(made.page, event), aJournal(), never));
    const seen = await wiki.platform().comments?.commentsOf(made.page, never);
    expect(seen?.ok === true ? seen.value : []).toEqual([]); // refused, or as if there were none
    const ours = valueIn((await wiki.staff().comments?.commentsOf(made.page, never)) ?? { ok: true, value: [] });
    expect(ours).toHaveLength(1);
  });

  test('labels and headings of a page are told, and an address that leads nowhere is', async () => {
    const page = await wiki.newPage();
    expect(await wiki.staff().labelled?.labelsOf(page, never)).toEqual({ ok: true, value: [] });
    const sections = wiki.platform().sections;
    expect(valueIn((await sections?.headingsAt(page.url, never)) ?? { ok: true, value: [] })).toContain('Repair');
    const nowhere = new URL('/nowhere-at-all/', page.url).href;
    expect(await sections?.headingsAt(nowhere, never)).toMatchObject({ ok: false });
    expect(await sections?.headingsAt('https://elsewhere.example/', never)).toMatchObject({ ok: false });
    const found = await staff.find((await make('register')).page.url, never);
    expect(valueIn(found).creator).toEqual((await make('register')).creator);
  });
});
