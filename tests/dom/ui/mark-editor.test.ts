import { beforeEach, describe, expect, test } from 'vitest';
import type { CaptureEdits } from '@/lib/domain/capture';
import { MarkEditor } from '@/lib/ui/mark-editor.svelte';
import { speakEnglish } from './english';
import { aCapture } from './examples';

beforeEach(speakEnglish);

const edit = (edits: CaptureEdits = { crop: null, marks: [] }) => new MarkEditor({ capture: aCapture(), edits });
const nothing = { selection: null, handle: null };
const rect = { x: 100, y: 100, width: 200, height: 50 };

function draw(editor: MarkEditor): void {
  editor.press({ x: 100, y: 100 }, nothing);
  editor.drag({ x: 300, y: 150 });
  editor.release(true);
}

describe('with the pointer', () => {
  test('a drag draws with the tool in hand, and the new mark is selected', () => {
    const editor = edit();
    draw(editor);
    editor.use('hide');
    draw(editor);
    expect(editor.edits.marks).toEqual([
      { kind: 'box', rect },
      { kind: 'hide', rect },
    ]);
    expect(editor.selected).toBe(1);
  });

  test('a drag with the crop tool chooses the part that is kept', () => {
    const editor = edit();
    editor.use('crop');
    draw(editor);
    expect(editor.edits.crop).toEqual(rect);
  });

  test('a mark is moved by its middle and resized by its handle', () => {
    const editor = edit({ crop: null, marks: [{ kind: 'box', rect }] });
    editor.press({ x: 150, y: 120 }, { selection: 0, handle: null });
    editor.drag({ x: 160, y: 110 });
    editor.release(true);
    expect(editor.edits.marks[0]?.rect).toEqual({ ...rect, x: 110, y: 90 });
    editor.press({ x: 310, y: 140 }, { selection: 0, handle: { x: 1, y: 1 } });
    editor.drag({ x: 330, y: 150 });
    editor.release(true);
    expect(editor.edits.marks[0]?.rect).toEqual({ x: 110, y: 90, width: 220, height: 60 });
  });

  test('a gesture that the browser took away leaves nothing', () => {
    const editor = edit();
    editor.press({ x: 0, y: 0 }, nothing);
    editor.drag({ x: 100, y: 100 });
    expect(editor.edits.marks).toHaveLength(1);
    editor.release(false);
    expect(editor.edits.marks).toEqual([]);
    expect(editor.canUndo).toBe(false);
  });
});

describe('with the keyboard', () => {
  test('a mark is put into the middle, moved, resized and taken away, and each is said', () => {
    const editor = edit();
    editor.use('hide');
    editor.addInMiddle();
    expect(editor.spoken).toContain('Hidden place');
    const [first] = editor.edits.marks;
    editor.nudge({ x: 1, y: 0 }, { resize: false, fine: false });
    editor.nudge({ x: 0, y: 1 }, { resize: true, fine: true });
    const moved = editor.edits.marks[0]?.rect;
    expect(moved?.x).toBe((first?.rect.x ?? 0) + 8);
    expect(moved?.height).toBe((first?.rect.height ?? 0) + 1);
    editor.remove();
    expect(editor.edits.marks).toEqual([]);
    expect(editor.spoken).toContain('removed');
  });

  test('a key held down is undone as one step', () => {
    const editor = edit({ crop: null, marks: [{ kind: 'box', rect }] });
    editor.select(0);
    for (let press = 0; press < 20; press++) editor.nudge({ x: 1, y: 0 }, { resize: false, fine: true });
    expect(editor.edits.marks[0]?.rect.x).toBe(120);
    editor.undo();
    expect(editor.edits.marks[0]?.rect.x).toBe(100);
    expect(editor.canUndo).toBe(false);
  });
});

describe('undo and redo', () => {
  test('go through every step and back, and a new step ends what could be redone', () => {
    const editor = edit();
    draw(editor);
    editor.use('crop');
    draw(editor);
    editor.undo();
    expect(editor.edits).toEqual({ crop: null, marks: [{ kind: 'box', rect }] });
    editor.undo();
    expect(editor.edits).toEqual({ crop: null, marks: [] });
    editor.redo();
    expect(editor.edits.marks).toHaveLength(1);
    editor.use('hide');
    draw(editor);
    expect(editor.canRedo).toBe(false);
  });

  test('what came with the picture is not undone away', () => {
    const before: CaptureEdits = { crop: null, marks: [{ kind: 'hide', rect }] };
    const editor = edit(before);
    editor.undo();
    expect(editor.edits).toEqual(before);
  });
});

test('taking the crop frame away keeps the marks', () => {
  const editor = edit({ crop: rect, marks: [{ kind: 'box', rect }] });
  editor.select('crop');
  editor.remove();
  expect(editor.edits).toEqual({ crop: null, marks: [{ kind: 'box', rect }] });
});

describe('an arrow', () => {
  test('points where the drag ended, may be level, and turns from corner to corner', () => {
    const editor = edit();
    editor.use('arrow');
    editor.press({ x: 300, y: 100 }, nothing);
    editor.drag({ x: 100, y: 100 });
    editor.release(true);
    expect(editor.edits.marks).toMatchObject([{ kind: 'arrow', tip: { x: 0, y: 1 }, rect: { x: 100, width: 200 } }]);
    const tips = [1, 2, 3, 4].map(() => {
      editor.turn();
      return editor.mark?.kind === 'arrow' ? [editor.mark.tip.x, editor.mark.tip.y] : null;
    });
    expect(tips).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ]);
  });
});

describe('a text', () => {
  const write = (editor: MarkEditor, words: string, at = { x: 1200, y: 790 }) => {
    editor.use('text');
    editor.press(at, nothing);
    editor.release(true);
    editor.write(words);
  };

  test('begins where it was clicked, is as wide as its words and stays within the picture', () => {
    const editor = edit();
    write(editor, 'Which of the two?');
    const [mark] = editor.edits.marks;
    expect(mark).toMatchObject({ kind: 'text', text: 'Which of the two?' });
    expect((mark?.rect.x ?? 0) + (mark?.rect.width ?? 0)).toBeLessThanOrEqual(1280);
    expect((mark?.rect.y ?? 0) + (mark?.rect.height ?? 0)).toBeLessThanOrEqual(800);
  });

  test('what is typed is one change for undo, and its name says it', () => {
    const editor = edit();
    write(editor, 'H');
    editor.write('Here');
    expect(editor.nameOf(0)).toContain('Here');
    editor.undo();
    expect(editor.edits.marks).toMatchObject([{ text: 'Text' }]);
    editor.undo();
    expect(editor.edits.marks).toEqual([]);
  });

  test('grows with its frame and keeps its proportions', () => {
    const editor = edit();
    write(editor, 'Here', { x: 100, y: 100 });
    const before = editor.edits.marks[0]?.rect;
    editor.nudge({ x: 0, y: 4 }, { resize: true, fine: false });
    const after = editor.edits.marks[0]?.rect;
    expect(after?.height).toBeGreaterThan(before?.height ?? 0);
    expect(after?.width).toBeGreaterThan(before?.width ?? 0);
  });
});
