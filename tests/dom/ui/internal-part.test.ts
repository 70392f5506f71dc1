import { Editor } from '@tiptap/core';
import { EditorState, Selection, TextSelection } from '@tiptap/pm/state';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { internalParts, publicParts, type ArticleDocument } from '@/lib/domain/article/parts';
import { plainDocument, type DocumentBlock } from '@/lib/domain/document/document';
import { fromEditor } from '@/lib/ui/editor/from-editor';
import { isInternal, toggleInternal } from '@/lib/ui/editor/internal-part';
import { articleExtensions, EXTENSIONS } from '@/lib/ui/editor/schema';
import { toEditor } from '@/lib/ui/editor/to-editor';
import { markedArticle } from '../../unit/domain/article/marked-article.ts';

const editor = new Editor({ extensions: articleExtensions('For staff only', () => {}), injectCSS: false });
afterAll(() => {
  editor.destroy();
});

const line = (text: string): DocumentBlock => ({ kind: 'paragraph', of: [{ kind: 'text', text }] });
const steps: DocumentBlock = {
  kind: 'list',
  ordered: true,
  items: [{ of: [{ kind: 'text', text: 'first step' }], lists: [] }],
};
const internal = (...of: DocumentBlock[]) => ({ kind: 'internal' as const, of });
const show = (document: ArticleDocument) => {
  const { schema, plugins } = editor.state;
  editor.view.updateState(EditorState.create({ doc: schema.nodeFromJSON(toEditor(document)), plugins }));
};
const shown = () => fromEditor(editor.getJSON());
const wordsOf = (parts: DocumentBlock[][]) => plainDocument(parts.flat());

/** Where some words begin and end. */
function placeOf(words: string): { from: number; to: number } {
  let from = -1;
  editor.state.doc.descendants((node, at) => {
    if (node.isText && node.text?.includes(words) === true) from = at + node.text.indexOf(words);
  });
  return { from, to: from + words.length };
}
const select = (first: string, last = first) =>
  editor.commands.setTextSelection({ from: placeOf(first).from, to: placeOf(last).to });
const toggle = () => editor.commands.command(({ tr }) => toggleInternal(tr));
/** As the browser tells the editor. */
const press = (key: string) => {
  const event = new KeyboardEvent('keydown', { key });
  return editor.view.someProp('handleKeyDown', (handle) => handle(editor.view, event)) ?? false;
};

beforeEach(() => {
  show([line('before'), steps, line('between'), line('after')]);
});

describe('a part for staff only', () => {
  test('is made of the chosen blocks, public again with the same button, and both can be undone', () => {
    const start = shown();
    select('first step', 'between');
    toggle();
    expect(shown()).toEqual([line('before'), internal(steps, line('between')), line('after')]);
    expect(isInternal(editor.state)).toBe(true);
    toggle();
    expect(shown()).toEqual(start);
    expect(isInternal(editor.state)).toBe(false);
    editor.commands.undo();
    expect(internalParts(shown())).toEqual([[steps, line('between')]]);
    editor.commands.undo();
    expect(shown()).toEqual(start);
    editor.commands.redo();
    expect(internalParts(shown())).toEqual([[steps, line('between')]]);
  });

  test('gives back one block and keeps those around it', () => {
    show([internal(line('one'), line('two'), line('three'))]);
    select('two');
    toggle();
    expect(shown()).toEqual([internal(line('one')), line('two'), internal(line('three'))]);
  });

  test('takes in what is public where a choice is of both, and gives nothing away', () => {
    show([internal(line('one'), line('two')), line('three')]);
    select('two', 'three');
    toggle();
    expect(shown()).toEqual([internal(line('one')), internal(line('two'), line('three'))]);
  });

  test('is a group with a name', () => {
    select('between');
    toggle();
    const group = editor.view.dom.querySelector('[role=group]');
    expect(group?.getAttribute('aria-label')).toBe('For staff only');
    expect(group?.textContent).toBe('between');
  });

  test.each([
    ['Backspace at its beginning', 'secret', 'start', 'Backspace'],
    ['Backspace below it', 'after', 'start', 'Backspace'],
    ['Delete above it', 'before', 'end', 'Delete'],
    ['Delete at its end', 'more', 'end', 'Delete'],
  ] as const)('stays whole at %s', (_, words, side, key) => {
    const document = [line('before'), internal(line('secret'), line('more')), line('after')];
    show(document);
    editor.commands.setTextSelection(side === 'start' ? placeOf(words).from : placeOf(words).to);
    press(key);
    expect(shown()).toEqual(document);
  });

  test('keeps a new line at its end, which is public after the button', () => {
    show([internal(line('secret')), line('after')]);
    editor.commands.setTextSelection(placeOf('secret').to);
    press('Enter');
    press('Enter');
    editor.commands.insertContent('more');
    expect(shown()).toEqual([internal(line('secret'), line('more')), line('after')]);
    press('Enter');
    toggle();
    editor.commands.insertContent('open');
    expect(shown()).toEqual([internal(line('secret'), line('more')), line('open'), line('after')]);
  });

  test('keeps the rest of its words when a choice over its edge is deleted, and that can be undone', () => {
    const document = [line('before this'), internal(line('very secret')), line('after')];
    show(document);
    select('this', 'very');
    press('Backspace');
    expect(wordsOf([publicParts(shown())])).not.toContain('secret');
    expect(wordsOf(internalParts(shown()))).toContain('secret');
    editor.commands.undo();
    expect(shown()).toEqual(document);
    editor.commands.redo();
    expect(wordsOf([publicParts(shown())])).not.toContain('secret');
  });

  test('stays one when it is cut and put elsewhere', () => {
    show([line('before'), internal(line('secret one'), line('secret two')), line('after')]);
    select('one', 'secret two');
    const { dom } = editor.view.serializeForClipboard(editor.state.selection.content());
    press('Backspace');
    editor.commands.setTextSelection(placeOf('after').from + 2);
    editor.view.pasteHTML(dom.innerHTML);
    expect(wordsOf([publicParts(shown())])).not.toMatch(/secret|one|two/);
    expect(wordsOf(internalParts(shown()))).toMatch(/one\nsecret two/);
    expect(wordsOf([publicParts(shown())])).toContain('after');
  });

  test('lets a word of it be put elsewhere as a part for staff alone', () => {
    show([internal(line('very secret')), line('after')]);
    select('secret');
    const { dom } = editor.view.serializeForClipboard(editor.state.selection.content());
    editor.commands.setTextSelection(placeOf('after').from);
    editor.view.pasteHTML(dom.innerHTML);
    expect(shown()).toEqual([internal(line('very secret')), line('after'), internal(line('secret'))]);
    editor.commands.setTextSelection(placeOf('very').to);
    editor.view.pasteHTML(dom.innerHTML);
    expect(internalParts(shown())[0]).toEqual([line('verysecret secret')]);
  });

  test('is not made by what is pasted from elsewhere', () => {
    show([]);
    editor.view.pasteHTML('<div role="group" aria-label="For staff only" class="internal"><p>foreign</p></div>');
    expect(shown()).toEqual([line('foreign')]);
  });

  test('is not known to the editor of pages', () => {
    const other = new Editor({ extensions: EXTENSIONS, injectCSS: false });
    expect(other.schema.nodes['internal']).toBeUndefined();
    other.destroy();
  });
});

/** What people do to text, without the button. */
const EDITS: Record<string, () => unknown> = {
  Backspace: () => press('Backspace'),
  Delete: () => press('Delete'),
  Enter: () => press('Enter'),
  Tab: () => press('Tab'),
  typing: () => {
    editor.view.dispatch(editor.state.tr.insertText('typed'));
  },
  bullets: () => editor.commands.toggleBulletList(),
  numbers: () => editor.commands.toggleOrderedList(),
  heading: () => editor.commands.setHeading({ level: 2 }),
  text: () => editor.commands.setParagraph(),
  code: () => editor.commands.setCodeBlock(),
  note: () => editor.commands.wrapIn('note', { tone: 'tip' }),
  'no note': () => editor.commands.lift('note'),
  table: () => editor.commands.insertTable({ rows: 2, cols: 2 }),
  'moving words': () => {
    const { tr, selection } = editor.state;
    const { dom } = editor.view.serializeForClipboard(selection.content());
    editor.view.dispatch(tr.deleteSelection());
    editor.view.dispatch(editor.state.tr.setSelection(Selection.atStart(editor.state.doc)));
    editor.view.pasteHTML(dom.innerHTML);
  },
};

test('whatever is done to an article, no internal word becomes public without the button', () => {
  const share = fc.integer({ min: 0, max: 1_000 }).map((part) => part / 1_000);
  const edit = fc.record({ from: share, to: share, what: fc.constantFrom(...Object.keys(EDITS)) });
  fc.assert(
    fc.property(markedArticle, fc.array(edit, { maxLength: 6 }), (article, edits) => {
      show(article.document);
      for (const { from, to, what } of edits) {
        const { doc, tr } = editor.state;
        const place = (at: number) => doc.resolve(Math.round(at * doc.content.size));
        editor.view.dispatch(tr.setSelection(TextSelection.between(place(from), place(to))));
        EDITS[what]?.();
        editor.state.doc.check();
        const open = JSON.stringify(publicParts(shown()));
        expect(article.internal.filter((word) => open.includes(word))).toEqual([]);
      }
    }),
    { numRuns: 150, seed: 7 },
  );
});
