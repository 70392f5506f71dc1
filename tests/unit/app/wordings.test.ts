import { describe, expect, test } from 'vitest';
import { createWordings } from '@/lib/app/wordings';
import type { Document } from '@/lib/domain/document/document';
import { carriedOver, type KnownSection } from '@/lib/domain/flags/known-section';
import type { SiteId } from '@/lib/domain/ids';
import type { BodyTarget, Platform } from '@/lib/domain/ports';
import { fail, ok } from '@/lib/domain/result';
import type { PageBody } from '@/lib/domain/wording/section-wording';
import type { KeptWording } from '@/lib/domain/wording/stores';

const siteId = 'wordpress:https://docs.example/' as SiteId; // a site of the test's own
const of = { siteId, pageKey: `${siteId}#7`, sectionId: 's1' };
const text = (words: string): Document[number] => ({ kind: 'paragraph', of: [{ kind: 'text', text: words }] });
const heading: Document[number] = { kind: 'heading', level: 2, of: [{ kind: 'text', text: 'Reload' }] };
const BASE = [heading, text('Old.')];
const NEXT = [heading, text('New.')];

/** A wiki with one page, and what it was asked. */
function aWiki(start = '<h2>Reload</h2><p>Old.</p><h2>Stop</h2><p>x</p>') {
  let body: PageBody = { format: 'storage', source: start, title: 'Guide', version: '1' };
  const written: { source: string; note: string }[] = [];
  let lose: 'answer' | 'request' | null = null;
  const bodies: BodyTarget = {
    read: async () => ok({ body, mayWrite: true, owner: { id: '9', name: 'Ada Lind' } }),
    async write(_page, from, source, note) {
      if (lose === 'request') return fail({ kind: 'no-answer' });
      if (from.version !== body.version) return fail({ kind: 'refused', why: 'page-changed' });
      body = { ...body, source, version: String(Number(body.version) + 1) };
      written.push({ source, note });
      return lose === 'answer' ? fail({ kind: 'no-answer' }) : ok(null);
    },
  };
  let sections: KnownSection[] = [
    { id: 's1', path: ['Reload'], occurrence: 0, bodyHash: null, characters: 4, before: [] },
    { id: 's2', path: ['Gone'], occurrence: 0, bodyHash: null, characters: 4, before: [] },
  ];
  const kept = new Map<string, KeptWording>();
  const wordings = createWordings({
    outlines: {
      page: async (pageKey) => ({
        pageKey,
        siteId,
        title: 'Guide',
        url: 'https://docs.example/guide',
        contentType: 'page',
        views: null,
        viewedAt: 0,
        sections,
      }),
      saveSections: async (_key, now) => void (sections = now),
    },
    store: {
      find: async ({ sectionId }) => kept.get(sectionId) ?? null,
      save: async (one) => void kept.set(one.sectionId, one),
      forget: async ({ sectionId }) => void kept.delete(sectionId),
    },
    findPlatform: async () => ({ site: { id: siteId, kind: 'confluence-cloud' }, bodies }) as Platform, // what is asked of it here
    clock: { now: () => 1 },
  });
  return {
    wordings,
    written,
    kept,
    sections: () => sections,
    source: () => body.source,
    edit: (source: string) => (body = { ...body, source, version: String(Number(body.version) + 1) }),
    lose: (what: typeof lose) => (lose = what),
  };
}

describe('another wording for a section', () => {
  test('is read from the page, kept while it is written, and forgotten once it is published', async () => {
    const { wordings, kept, written, source } = aWiki();
    expect(await wordings.read(of)).toEqual(
      ok({ wording: BASE, mayWrite: true, owner: { id: '9', name: 'Ada Lind' }, kept: null }),
    );
    await wordings.keep(of, BASE, NEXT, 'So far');
    expect(await wordings.read(of)).toMatchObject(ok({ kept: { base: BASE, next: NEXT, note: 'So far' } }));
    expect(await wordings.publish(of, BASE, NEXT, 'Clearer')).toEqual(ok([]));
    expect(written).toEqual([{ source: source(), note: 'Clearer' }]);
    expect(source()).toBe('<h2>Reload</h2><p>New.</p><h2>Stop</h2><p>x</p>');
    expect(kept.size).toBe(0);
  });

  test('that is the page’s own again is not kept', async () => {
    const { wordings, kept } = aWiki();
    await wordings.keep(of, BASE, NEXT, 'So far');
    await wordings.keep(of, BASE, BASE, '');
    expect(kept.size).toBe(0);
  });

  test('is not published over what somebody else made of the section, and goes beside what they did elsewhere', async () => {
    const { wordings, edit, written, kept, source } = aWiki();
    await wordings.keep(of, BASE, NEXT, 'So far');
    edit('<h2>Reload</h2><p>Theirs.</p>');
    expect(await wordings.publish(of, BASE, NEXT, '')).toEqual(fail({ kind: 'refused', why: 'page-changed' }));
    expect([written.length, kept.size]).toEqual([0, 1]);
    edit('<p>Before</p><h2>Reload</h2><p>Old.</p>');
    expect(await wordings.publish(of, BASE, NEXT, '')).toEqual(ok([]));
    expect(source()).toBe('<p>Before</p><h2>Reload</h2><p>New.</p>');
  });

  test('whose answer was lost is found to be there, and asked again it is written once', async () => {
    const { wordings, lose, written } = aWiki();
    lose('answer');
    expect(await wordings.publish(of, BASE, NEXT, '')).toEqual(ok([]));
    lose(null);
    expect(await wordings.publish(of, BASE, NEXT, '')).toEqual(ok([]));
    expect(written).toHaveLength(1);
  });

  test('that did not reach the wiki is still kept', async () => {
    const { wordings, lose, kept } = aWiki();
    await wordings.keep(of, BASE, NEXT, 'So far');
    lose('request');
    expect(await wordings.publish(of, BASE, NEXT, '')).toEqual(fail({ kind: 'no-answer' }));
    expect(kept.size).toBe(1);
  });

  test('under another heading is known again when it is asked for twice', async () => {
    const { wordings, written } = aWiki();
    const renamed: Document = [{ kind: 'heading', level: 2, of: [{ kind: 'text', text: 'Reloading' }] }, text('New.')];
    expect(await wordings.publish(of, BASE, renamed, '')).toEqual(ok([]));
    expect(await wordings.publish(of, BASE, renamed, '')).toEqual(ok([]));
    expect(written).toHaveLength(1);
  });

  test('keeps the section’s history under another heading, with other words and a new heading below', async () => {
    const { wordings, sections } = aWiki();
    const headed = (words: string): Document[number] => ({
      kind: 'heading',
      level: 2,
      of: [{ kind: 'text', text: words }],
    });
    const rewritten: Document = [headed('Reloading'), text('All new.'), headed('Restart'), text('As new.')];
    expect((await wordings.publish(of, BASE, rewritten, '')).ok).toBe(true);
    const section = (words: string) => ({ path: [words], occurrence: 0, bodyHash: words, characters: 8 });
    const now = ['Reloading', 'Restart', 'Stop'].map(section);
    const [mended] = carriedOver(sections(), now, () => 'new').sections;
    expect(mended).toMatchObject({ id: 's1', path: ['Reloading'] });
    expect(mended?.before.map(({ path }) => path)).toContainEqual(['Reload']);
  });

  test('can bring in no markup that the page does not have', async () => {
    const { wordings, written } = aWiki();
    const foreign: Document = [
      heading,
      { kind: 'kept', source: '<ac:structured-macro ac:name="html" />', label: 'html' },
    ];
    expect((await wordings.publish(of, BASE, foreign, '')).ok).toBe(false);
    expect(written).toEqual([]);
  });

  test('tells before it is published which comments lose their words', async () => {
    const marked = '<ac:inline-comment-marker ac:ref="r1">Old words here.</ac:inline-comment-marker>';
    const { wordings } = aWiki(`<h2>Reload</h2><p>${marked} And more of them.</p>`);
    expect(await wordings.check(of, [heading, text('And more of them.')])).toEqual(
      ok([{ ref: 'r1', words: 'Old words here.' }]),
    );
    expect(await wordings.check(of, [heading, text('Old words here. And more!')])).toEqual(ok([]));
  });

  test('of a section that is not on the page any more is refused', async () => {
    const { wordings } = aWiki();
    expect((await wordings.read({ ...of, sectionId: 's2' })).ok).toBe(false);
    expect((await wordings.read({ ...of, sectionId: 's3' })).ok).toBe(false);
  });

  test('is taken back to the letter, with marks and markup that the new one did not have', async () => {
    const start =
      '<h2 class="x">Reload</h2><p>Old <ac:inline-comment-marker ac:ref="r1">words</ac:inline-comment-marker> <u>here</u>.</p>';
    const { wordings, source } = aWiki(start);
    const read = await wordings.read(of);
    const base = read.ok ? read.value.wording : [];
    expect(await wordings.publish(of, base, NEXT, '')).toMatchObject({ ok: true, value: [{ ref: 'r1' }] });
    expect(source()).not.toContain('r1');
    expect((await wordings.publish(of, NEXT, base, '')).ok).toBe(true);
    expect(source()).toBe(start);
  });
});
