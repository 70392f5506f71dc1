import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canonicalDocument } from '@/lib/domain/document/canonical';
import { writeWordpress } from '@/lib/domain/document/write-wordpress';
import { anyDocument } from '../../unit/domain/document/any-document.ts';
import { whyNoDebian } from '../../wordpress/debian-packages.ts';
import type { Release } from '../../wordpress/releases.ts';
import { startWordPress, type StartedWordPress } from '../../wordpress/start.ts';
import { BlockEditor, type EditorBlock } from './block-editor.ts';

/** What the editor falls back to for what is no block of its own. */
const CLASSIC = ['core/freeform', 'core/html', 'core/missing'];

const whyNot = await whyNoDebian();
test.skip.each(whyNot === null ? [] : [whyNot])('the block editor of WordPress (debian): %s', () => {});
const releases: Release[] = whyNot === null ? ['6.5', 'nightly', 'debian'] : ['6.5', 'nightly'];

describe.each(releases)('the block editor of WordPress (%s)', (release) => {
  let wiki: StartedWordPress;
  let editor: BlockEditor;

  beforeAll(async () => {
    wiki = await startWordPress({ release });
    editor = await BlockEditor.open(wiki);
  });

  afterAll(async () => {
    editor.close();
    await wiki.stop();
  });

  const isComplaint = ({ name, isValid }: EditorBlock) => !isValid || CLASSIC.includes(name);

  test('opens every document without complaint', () => {
    fc.assert(
      fc.property(anyDocument, (any) => {
        const document = canonicalDocument(any);
        const blocks = editor.blocksOf(writeWordpress(document));
        expect(blocks.filter(isComplaint)).toEqual([]);
        expect(blocks.length).toBeGreaterThanOrEqual(document.length);
      }),
      { numRuns: 500 },
    );
  });

  test('complains about what it would not have written', () => {
    const block = '<!-- wp:heading --><h3 class="wp-block-heading">Words</h3><!-- /wp:heading -->';
    expect(editor.blocksOf(`${block}<p>Words</p>`).filter(isComplaint)).toMatchObject([
      { name: 'core/heading', isValid: false },
      { name: 'core/freeform' },
    ]);
  });
});
