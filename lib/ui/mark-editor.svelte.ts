import type { CaptureEdits, Corner, ImageRect, ImageSize, Mark } from '@/lib/domain/capture';
import type { DraftPicture } from '@/lib/domain/draft';
import { EditHistory } from './edit-history.svelte';
import { centredRect, moveRect, rectBetween, resizeRect, spanBetween, type Handle, type Point } from './mark-geometry';
import { nameMark, newMark, textPlace, turned, withRect, withText, type MarkGround } from './mark-making';
import { measureText, type MeasureText } from './measure-text';
import { t } from './wording';

export type Tool = 'select' | Mark['kind'] | 'crop';
/** A mark by its place in the list, the crop frame, or nothing. */
export type Selection = number | 'crop' | null;

type Gesture =
  | { kind: 'draw'; from: Point }
  | { kind: 'move'; from: Point; rect: ImageRect }
  | { kind: 'resize'; from: Point; rect: ImageRect; handle: Handle };

/** How far an arrow key goes, in pixels of the screen. */
const STEP = 8;

/** Marks on one picture: drawn, moved, resized, taken away and brought back. All in image pixels; pixels are never touched. */
export class MarkEditor {
  readonly size: ImageSize;
  readonly #ground: MarkGround;
  readonly #history: EditHistory;
  #tool = $state<Tool>('box');
  #selected = $state<Selection>(null);
  #gesture: Gesture | null = null;
  /** What is shown while the pointer is down. */
  #live = $state.raw<CaptureEdits | null>(null);
  #spoken = $state('');

  readonly edits = $derived.by(() => this.#live ?? this.#history.now);

  constructor({ capture, edits }: DraftPicture, measure: MeasureText = measureText) {
    this.size = capture.size;
    this.#ground = { size: capture.size, scale: capture.scale, measure };
    this.#history = new EditHistory(edits);
  }

  get tool(): Tool {
    return this.#tool;
  }
  get selected(): Selection {
    return this.#selected;
  }
  /** The mark that is selected; `null` for the crop frame and for none. */
  get mark(): Mark | null {
    return typeof this.#selected === 'number' ? (this.edits.marks[this.#selected] ?? null) : null;
  }
  /** Image pixels per CSS pixel. */
  get scale(): number {
    return this.#ground.scale;
  }
  get canUndo(): boolean {
    return this.#history.canUndo;
  }
  get canRedo(): boolean {
    return this.#history.canRedo;
  }
  /** Read aloud when it changes. */
  get spoken(): string {
    return this.#spoken;
  }

  use(tool: Tool): void {
    this.#tool = tool;
    if (tool !== 'select') this.#selected = null;
  }

  select(selection: Selection): void {
    this.#selected = selection;
  }

  /** The pointer goes down: on a mark or its handle it moves that, elsewhere it draws. */
  press(from: Point, on: { selection: Selection; handle: Handle | null }): void {
    this.#selected = on.selection;
    const rect = this.#rectOf(on.selection);
    if (rect === null) this.#gesture = this.#tool === 'select' ? null : { kind: 'draw', from };
    else if (on.handle === null) this.#gesture = { kind: 'move', from, rect };
    else this.#gesture = { kind: 'resize', from, rect, handle: on.handle };
  }

  drag(to: Point): void {
    const gesture = this.#gesture;
    if (gesture === null) return;
    const by = { x: to.x - gesture.from.x, y: to.y - gesture.from.y };
    switch (gesture.kind) {
      case 'draw': {
        const between = this.#tool === 'arrow' ? spanBetween : rectBetween;
        const rect = between(gesture.from, to, this.size);
        this.#live = rect === null ? null : this.#added(rect, { x: by.x < 0 ? 0 : 1, y: by.y < 0 ? 0 : 1 });
        return;
      }
      case 'move':
        this.#live = this.#replaced(this.#selected, moveRect(gesture.rect, by, this.size));
        return;
      case 'resize':
        this.#live = this.#replaced(this.#selected, resizeRect(gesture.rect, gesture.handle, by, this.size));
    }
  }

  /** The pointer goes up. `kept` is false when the browser took the gesture away (scrolling, a second finger). */
  release(kept: boolean): void {
    const gesture = this.#gesture;
    const drawn = gesture?.kind === 'draw';
    if (kept && drawn && this.#live === null && this.#tool === 'text')
      this.#live = this.#added(textPlace(gesture.from, this.#ground));
    if (kept && this.#live !== null) {
      this.#history.commit(this.#live);
      if (drawn) this.#selectNewest();
    }
    this.#gesture = null;
    this.#live = null;
  }

  /** Puts a mark of the tool in hand into the middle, for the keyboard. */
  addInMiddle(): void {
    if (this.#tool === 'select') return;
    const whole = { x: 0, y: 0, ...this.size };
    const rect = centredRect(this.edits.crop ?? whole);
    this.#history.commit(this.#added(this.#tool === 'text' ? textPlace(rect, this.#ground) : rect));
    this.#selectNewest();
    this.#spoken = t('editorAdded', this.nameOf(this.#selected));
  }

  /** @param steps - How many key presses to the right and down. `fine`: one pixel each. */
  nudge(steps: Point, how: { resize: boolean; fine: boolean }): void {
    const rect = this.#rectOf(this.#selected);
    if (rect === null) return;
    const step = how.fine ? 1 : Math.max(1, Math.round(STEP * this.scale));
    const by = { x: steps.x * step, y: steps.y * step };
    const next = how.resize ? resizeRect(rect, { x: 1, y: 1 }, by, this.size) : moveRect(rect, by, this.size);
    this.#history.commit(this.#replaced(this.#selected, next), `${how.resize ? 'resize' : 'move'} ${this.#selected}`);
    this.#spoken = t('editorPlace', next.x, next.y, next.width, next.height);
  }

  /** What the selected text says; while it is typed, that is one change for undo. */
  write(text: string): void {
    const { mark } = this;
    if (mark?.kind === 'text') this.#put(withText(mark, text, this.#ground), `write ${String(this.#selected)}`);
  }

  /** Has the selected arrow point to the next corner, clockwise. */
  turn(): void {
    const { mark } = this;
    if (mark?.kind !== 'arrow') return;
    this.#put(turned(mark));
    this.#spoken = t('editorTurned');
  }

  /** Takes the selected mark, or the crop frame, away. */
  remove(): void {
    const selection = this.#selected;
    if (selection === null) return;
    const { crop, marks } = this.edits;
    const name = this.nameOf(selection);
    this.#history.commit(
      selection === 'crop' ? { crop: null, marks } : { crop, marks: marks.filter((_, index) => index !== selection) },
    );
    this.#selected = null;
    this.#spoken = t('editorRemoved', name);
  }

  undo(): void {
    this.#history.undo();
    this.#selected = null;
    this.#spoken = t('editorUndone');
  }

  redo(): void {
    this.#history.redo();
    this.#selected = null;
    this.#spoken = t('editorRedone');
  }

  /** What a mark is called, for buttons and for reading aloud. */
  nameOf(selection: Selection): string {
    if (selection === 'crop') return t('editorCropName');
    const mark = selection === null ? undefined : this.edits.marks[selection];
    return selection === null || mark === undefined ? '' : nameMark(mark, selection + 1);
  }

  #rectOf(selection: Selection): ImageRect | null {
    if (selection === null) return null;
    return selection === 'crop' ? this.edits.crop : (this.edits.marks[selection]?.rect ?? null);
  }

  #added(rect: ImageRect, tip: Corner = { x: 1, y: 0 }): CaptureEdits {
    const { crop, marks } = this.#history.now;
    if (this.#tool === 'select') return { crop, marks };
    if (this.#tool === 'crop') return { crop: rect, marks };
    return { crop, marks: [...marks, newMark(this.#tool, rect, tip, this.#ground)] };
  }

  /** Puts a mark in the selected one's place. */
  #put(changed: Mark, together?: string): void {
    const { crop, marks } = this.#history.now;
    this.#history.commit({ crop, marks: marks.map((mark, at) => (at === this.#selected ? changed : mark)) }, together);
  }

  #replaced(selection: Selection, rect: ImageRect): CaptureEdits {
    const { crop, marks } = this.#history.now;
    if (selection === 'crop') return { crop: rect, marks };
    return {
      crop,
      marks: marks.map((mark, index) => (index === selection ? withRect(mark, rect, this.#ground) : mark)),
    };
  }

  #selectNewest(): void {
    this.#selected = this.#tool === 'crop' ? 'crop' : this.edits.marks.length - 1;
  }
}
