import { Editor } from '@tiptap/core';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { canonicalDocument } from '@/lib/domain/document/canonical';
import { EXTENSIONS } from '@/lib/ui/editor/schema';
import { openEditor } from '@/lib/ui/editor/open-editor';
import { fromEditor } from '@/lib/ui/editor/from-editor';
import { toEditor } from '@/lib/ui/editor/to-editor';
import { anyDocument } from '../../unit/domain/document/any-document.ts';

const editor = new Editor({ extensions: EXTENSIONS, injectCSS: false });
afterAll(() => {
  editor.destroy();
});

test('another document that is shown comes without what was typed before it', () => {
  const line = (text: string) => ({ kind: 'paragraph' as const, of: [{ kind: 'text' as const, text }] });
  const element = document.createElement('div');
  const told: unknown[] = [];
  const asked = { label: 'Text', article: null, onlooks: () => {}, onchange: (next: unknown) => void told.push(next) };
  const opened = openEditor(element, { ...asked, document: [line('one')] });
  opened.makeBlock('heading-2');
  expect(told).toHaveLength(1);
  opened.show([line('two')]);
  opened.undo();
  expect(element.textContent).toBe('two');
  expect(element.querySelector('h2')).toBeNull();
  opened.makeBlock('heading-3');
  opened.undo();
  expect(element.querySelector('h3')).toBeNull();
  expect(told.at(-1)).toEqual([line('two')]);
  opened.close();
});

describe('the editor', () => {
  test('takes in any document and gives it back as it was', () => {
    fc.assert(
      fc.property(anyDocument, (any) => {
        const document = canonicalDocument(any);
        editor.commands.setContent(toEditor(document), { errorOnInvalidContent: true });
        expect(fromEditor(editor.getJSON())).toEqual(document);
      }),
      { numRuns: 300 },
    );
  });

  test('keeps foreign markup without ever making it part of the page', () => {
    const kept = { kind: 'kept' as const, source: '<img src=x onerror=alert(1)>', label: '<b>macro</b>' };
    editor.commands.setContent(toEditor([kept, { kind: 'paragraph', of: [{ kind: 'text', text: 'a ' }, kept] }]));
    expect(editor.view.dom.querySelector('img, b')).toBeNull();
    expect(editor.view.dom.textContent).toContain('<b>macro</b>');
    expect(fromEditor(editor.getJSON())).toEqual([
      kept,
      { kind: 'paragraph', of: [{ kind: 'text', text: 'a ' }, kept] },
    ]);
  });
});
