import { describe, expect, test } from 'vitest';
import { escapeXml } from '@/lib/domain/codec/write-storage';
import { plainBlock, type Document } from '@/lib/domain/document/document';
import { readMarkedText } from '@/lib/domain/wording/marked-text';
import { wordingOf, withWording } from '@/lib/domain/wording/section-wording';
import { parseStorage } from '../../../confluence/storage/parse.ts';
import { insertMarker, markerRefs } from '../../../confluence/storage/markers.ts';
import { PROSE } from './prose.ts';

const section = { path: ['Guide'], occurrence: 0 };
const bodyOf = (source: string) => ({ format: 'storage' as const, source, title: 'Guide', version: '1' });

/** Two marked places in each paragraph: four words near its start and four near its end. */
function markedPage(): { source: string; marks: Map<string, string> } {
  let source = `<h2>Guide</h2>${PROSE.map((text) => `<p>${escapeXml(text)}</p>`).join('')}<h2>Next</h2><p>Other.</p>`;
  const marks = new Map<string, string>();
  PROSE.forEach((text, at) => {
    const words = text.split(' ');
    for (const [place, from] of [2, words.length - 7].entries()) {
      const chosen = words.slice(from, from + 4).join(' ');
      const ref = `ref-${String(at)}-${String(place)}`;
      const index = countBefore(source, chosen, at);
      const marked = insertMarker(source, chosen, index, ref);
      if (marked === null) throw new Error(`Nowhere: ${chosen}`);
      source = marked;
      marks.set(ref, chosen);
    }
  });
  return { source, marks };
}

/** How often the words stand in the page before that paragraph. */
function countBefore(source: string, words: string, paragraph: number): number {
  const { text } = readMarkedText(source).outline;
  const before = text.slice(0, text.indexOf(PROSE[paragraph] ?? ''));
  return before.split(words).length - 1;
}

const change = (document: Document, edit: (text: string, at: number) => string | null): Document =>
  document.flatMap((block, at): Document => {
    if (block.kind !== 'paragraph') return [block];
    const text = edit(plainBlock(block), at - 1);
    return text === null ? [] : [{ kind: 'paragraph', of: [{ kind: 'text', text }] }];
  });

/** What is marked under each name in a page. */
function wordsMarked(source: string): Map<string, string> {
  const { outline, marks } = readMarkedText(source);
  const words = new Map<string, string>();
  for (const { ref, start, end } of marks) words.set(ref, (words.get(ref) ?? '') + outline.text.slice(start, end));
  return words;
}

describe('50 places that inline comments are about', () => {
  const { source, marks } = markedPage();
  const wording = wordingOf(bodyOf(source), section) ?? [];

  test('are all there to begin with, and after no change', () => {
    expect(markerRefs(source).size).toBe(50);
    expect(withWording(bodyOf(source), section, wording)).toEqual({ source, lost: [] });
  });

  test('stay on the words they were on when every paragraph gets a sentence before and one after', () => {
    const made = withWording(
      bodyOf(source),
      section,
      change(wording, (text) => `Please note this first. ${text} So much for that.`),
    );
    expect(made?.lost).toEqual([]);
    expect(wordsMarked(made?.source ?? '')).toEqual(marks);
    expect(() => parseStorage(made?.source ?? '')).not.toThrow();
  });

  test('at least 95 of 100 are found when words in and around them change and paragraphs move, and the others are told', () => {
    const reworded = change(wording, (text, at) => {
      const words = text.split(' ');
      words.splice(6, 1, 'really', words[6] ?? ''); // behind the first place
      if (at % 5 === 0) words[3] = 'altered'; // in it
      return `${at % 2 === 0 ? 'In short: ' : ''}${words.join(' ')}`;
    });
    const [first, ...others] = reworded;
    const moved = first === undefined ? [] : [first, ...others.slice(12), ...others.slice(0, 12)];
    const made = withWording(bodyOf(source), section, moved);
    const refs = markerRefs(made?.source ?? '');
    expect(refs.size).toBeGreaterThanOrEqual(48);
    expect((made?.lost ?? []).length + refs.size).toBe(50);
    const strayed = [...wordsMarked(made?.source ?? '')].filter(
      ([ref, words]) => !likeness(words, marks.get(ref) ?? ''),
    );
    expect(strayed).toEqual([]);
  });

  test('whose sentence is deleted are listed with their words', () => {
    const made = withWording(
      bodyOf(source),
      section,
      change(wording, (text, at) => (at === 3 ? null : text)),
    );
    expect(made?.lost).toEqual(['ref-3-0', 'ref-3-1'].map((ref) => ({ ref, words: marks.get(ref) })));
    expect(markerRefs(made?.source ?? '').size).toBe(48);
  });
});

/** At least two of the four words. */
function likeness(words: string, then: string): boolean {
  return then.split(' ').filter((word) => words.includes(word)).length >= 2;
}

test('a place over bold words and a link is marked again in as many pieces as it needs', () => {
  const marker = (inside: string) => `<ac:inline-comment-marker ac:ref="r">${inside}</ac:inline-comment-marker>`;
  const link =
    '<ac:link><ri:page ri:content-title="P" /><ac:plain-text-link-body><![CDATA[the page]]></ac:plain-text-link-body></ac:link>';
  const source = `<h2>Guide</h2><p>Old. ${marker(`Open <strong>all of</strong> ${link} now`)}, then close it.</p>`;
  const wording = wordingOf(bodyOf(source), section) ?? [];
  const next = wording.map((block) =>
    block.kind === 'paragraph' ? { ...block, of: [{ kind: 'text' as const, text: 'New. ' }, ...block.of] } : block,
  );
  const made = withWording(bodyOf(source), section, next);
  expect(made?.source).toBe(
    `<h2>Guide</h2><p>New. Old. ${marker('Open ')}<strong>${marker('all of')}</strong>${marker(` ${link} now`)}, then close it.</p>`,
  );
});

test('a mark that was copied elsewhere on the page is not drawn over all that lies between', () => {
  const marker = (inside: string) => `<ac:inline-comment-marker ac:ref="r">${inside}</ac:inline-comment-marker>`;
  const source = `<h2>Guide</h2><p>First ${marker('the green button')} here.</p><p>Between.</p><p>Then ${marker('the red one')} there.</p>`;
  const wording = wordingOf(bodyOf(source), section) ?? [];
  const made = withWording(
    bodyOf(source),
    section,
    change(wording, (text) => `${text} Really.`),
  );
  expect(wordsMarked(made?.source ?? '').get('r')).toBe('the green button');
});
