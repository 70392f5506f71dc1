/** What the reader selected with; decides how long to wait for more. */
export type SelectedWith = 'mouse' | 'keys' | 'touch';

/** A mouse says when it is done; keys and touch handles do not. */
const PAUSE_MS: Record<SelectedWith, number> = { mouse: 0, keys: 200, touch: 300 };

/**
 * Tells when the reader has finished selecting, and when nothing is selected any more.
 * Selections that a script of the page makes by itself are not the reader's and are left alone.
 * @param on.growing - It is being made: what it needs in the end can be made ready.
 * @param ours - Our own element: what happens in it says nothing about the selection.
 */
export function watchSelection(
  ours: Element,
  on: { begun: () => void; growing: () => void; settled: (by: SelectedWith) => void; cleared: () => void },
  signal: AbortSignal,
): void {
  let by: SelectedWith | null = null;
  let held = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const settle = () => {
    clearTimeout(timer);
    const how = by;
    if (how !== null && !held) timer = setTimeout(() => on.settled(how), PAUSE_MS[how]);
  };
  const isEmpty = () => {
    const selection = document.getSelection();
    return selection?.type !== 'Range' && (selection?.toString() ?? '') === ''; // in a shadow tree it looks collapsed
  };

  const listen = (target: EventTarget, type: string, listener: (event: Event) => void) =>
    target.addEventListener(type, listener, { capture: true, passive: true, signal });
  listen(window, 'pointerdown', (event) => {
    if (event.target === ours) return;
    by = event instanceof PointerEvent && event.pointerType === 'touch' ? 'touch' : 'mouse';
    held = true;
    // A new selection begins; that the old one is gone may be told only after this one was made
    if (by === 'mouse' && event instanceof PointerEvent && event.button === 0) on.begun();
  });
  listen(window, 'pointerup', () => {
    if (!held) return;
    held = false;
    if (!isEmpty()) settle();
  });
  listen(window, 'pointercancel', () => void (held = false)); // a touch became a scroll or a long press
  listen(window, 'blur', ({ target }) => {
    if (target === window) held = false; // not a field that loses the focus because the mouse went down elsewhere
  });
  listen(window, 'keydown', (event) => {
    if (event.target !== ours && !held) by = 'keys';
  });
  listen(document, 'selectionchange', () => {
    if (!isEmpty()) {
      if (held) on.growing();
      return settle();
    }
    clearTimeout(timer);
    on.cleared();
  });
  signal.addEventListener('abort', () => clearTimeout(timer));
}
