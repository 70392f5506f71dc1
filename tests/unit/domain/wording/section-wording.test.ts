import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalDocument } from '@/lib/domain/document/canonical';
import type { Document } from '@/lib/domain/document/document';
import { readStorage } from '@/lib/domain/document/read-storage';
import { readWordpress } from '@/lib/domain/document/read-wordpress';
import { writeStorage } from '@/lib/domain/document/write-storage';
import { writeWordpress } from '@/lib/domain/document/write-wordpress';
import { wordingOf, withWording, type PageBody } from '@/lib/domain/wording/section-wording';
import { anyDocument } from '../document/any-document.ts';

const bodyOf = (format: PageBody['format'], source: string): PageBody => ({
  format,
  source,
  title: 'Guide',
  version: '1',
});
const WIKIS = [
  { format: 'storage' as const, write: writeStorage, read: readStorage },
  { format: 'wordpress' as const, write: writeWordpress, read: readWordpress },
];
const paragraph = (text: string): Document[number] => ({ kind: 'paragraph', of: [{ kind: 'text', text }] });
const heading = (text: string): Document[number] => ({ kind: 'heading', level: 2, of: [{ kind: 'text', text }] });
const withoutHeadings = (document: Document) => document.filter(({ kind }) => kind !== 'heading');
const section = { path: ['Reload'], occurrence: 0 };

describe.each(WIKIS)('a section in $format', ({ format, write, read }) => {
  test('has its own words only, its heading first', () => {
    const own = [heading('Reload'), paragraph('Restart it.')];
    const body = bodyOf(
      format,
      write([paragraph('Before'), heading('Start'), ...own, heading('Stop'), paragraph('x')]),
    );
    expect(wordingOf(body, section)).toEqual(own);
    expect(wordingOf(body, { path: [], occurrence: 0 })).toEqual([paragraph('Before')]);
    expect(wordingOf(body, { path: ['Nowhere'], occurrence: 0 })).toBeNull();
  });

  test('put back as it is changes nothing at all', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, anyDocument, (before, own, after) => {
        const source = write(
          canonicalDocument([...before, heading('Reload'), ...withoutHeadings(own), heading('Stop'), ...after]),
        );
        const body = bodyOf(format, source);
        const wording = wordingOf(body, section);
        if (wording === null) return; // one of the others has a higher level
        expect(withWording(body, section, wording)).toEqual({ source, lost: [] });
      }),
    );
  });

  test('gets any other wording, and everything around it stays', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, anyDocument, anyDocument, (before, own, after, next) => {
        const start = withoutHeadings(before);
        const end = [heading('Stop'), ...withoutHeadings(after)];
        const body = bodyOf(
          format,
          write(canonicalDocument([...start, heading('Reload'), ...withoutHeadings(own), ...end])),
        );
        const wanted = [heading('Reload again'), ...withoutHeadings(next)];
        const made = withWording(body, section, wanted);
        expect(read(made?.source ?? '')).toEqual(canonicalDocument([...start, ...wanted, ...end]));
      }),
    );
  });
});

describe('what is around changed words stays', () => {
  test('alignment of a WordPress paragraph, anchors of a heading', () => {
    const source = [
      '<!-- wp:heading --><h2 class="wp-block-heading" id="reload">Reload</h2><!-- /wp:heading -->',
      '<!-- wp:paragraph {"align":"center"} --><p class="has-text-align-center">Old words.</p><!-- /wp:paragraph -->',
    ].join('\n\n');
    const made = withWording(bodyOf('wordpress', source), section, [heading('Reloading'), paragraph('New words.')]);
    expect(made?.source).toBe(source.replace('Reload</h2>', 'Reloading</h2>').replace('Old words.', 'New words.'));
  });

  test('in layouts, panels and between them', () => {
    const cell = (inside: string) => `<ac:layout-cell><div>${inside}</div></ac:layout-cell>`;
    const source = `<ac:layout><ac:layout-section>${cell('<h2 local-id="1">Reload</h2><p>One.</p><p>Two.</p>')}${cell('<p>Three.</p>')}</ac:layout-section></ac:layout>`;
    const wanted = [heading('Reload'), paragraph('One.'), paragraph('2.'), paragraph('And.'), paragraph('Three.')];
    const made = withWording(bodyOf('storage', source), section, wanted);
    expect(made?.source).toBe(
      source
        .replace('Two.', '2.')
        .replace(
          '</p></div></ac:layout-cell><ac:layout-cell>',
          '</p><p>And.</p></div></ac:layout-cell><ac:layout-cell>',
        ),
    );
  });

  test('a post from before the block editor stays one', () => {
    const source = 'Intro.\n\n<h2>Reload</h2>\nOld words.\n\nMore.';
    const made = withWording(bodyOf('wordpress', source), section, [
      heading('Reload'),
      paragraph('New.'),
      paragraph('More.'),
      paragraph('Last.'),
    ]);
    expect(made?.source).toBe('Intro.\n\n<h2>Reload</h2>\nNew.\n\nMore.\n\n<p>Last.</p>\n\n');
  });
});

test('a section is found by its heading as WordPress shows it, with its own quotes and dashes', () => {
  const raw = '<h2>Don\'t "reload" -- restart...</h2>\n\nOld.';
  const shown = { path: ['Don’t “reload” — restart…'], occurrence: 0 };
  expect(wordingOf(bodyOf('wordpress', raw), shown)).toHaveLength(2);
});
