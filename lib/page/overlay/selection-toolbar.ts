import type { FocusKeeper } from './focus-keeper';
import type { Host } from './host';
import type { Notices } from './notice';
import { placeToolbar } from './place-toolbar';
import { readSelectedLines } from './selected-lines';
import { watchSelection, type SelectedWith } from './selection-watch';
import { buildToolbar, type Toolbar, type ToolbarChoice } from './toolbar';
import type { Say } from './words';

/** Touch handles hang below the text and are as high as this. */
const GAP: Record<SelectedWith, number> = { mouse: 8, keys: 8, touch: 28 };

export interface SelectionToolbar {
  readonly isShown: boolean;
  focus(): void;
  hide(): void;
}

/**
 * Shows the toolbar at what the reader selects, once the selection has settled.
 * @param ask.mayAsk - Whether the selection now is something to ask about here.
 * @param ask.coveredAtEnd - How much of the window's end side is covered (by the drawer), in CSS pixels.
 */
export function createSelectionToolbar(
  parts: { host: Host; keeper: FocusKeeper; notices: Notices; say: Say },
  ask: { mayAsk: () => boolean; shortcut: () => string | null; coveredAtEnd: () => number },
  chosen: (choice: ToolbarChoice) => void,
  signal: AbortSignal,
): SelectionToolbar {
  const { host, keeper, notices, say } = parts;
  let toolbar: Toolbar | null = null;
  /** What was selected when the reader sent the toolbar away: it stays away until the selection is another. */
  let dismissed: Range | null = null;
  let by: SelectedWith = 'mouse';

  const hide = () => {
    toolbar?.remove();
    toolbar = null;
  };
  const dismiss = () => {
    const selection = document.getSelection();
    dismissed = selection?.type === 'Range' ? selection.getRangeAt(0).cloneRange() : null;
    hide();
  };
  const place = () => {
    const selection = document.getSelection();
    const lines = selection === null ? null : readSelectedLines(selection);
    if (toolbar === null) return;
    if (lines === null) {
      hide();
      return;
    }
    const { width, height } = toolbar.element.getBoundingClientRect();
    const { left, top } = placeToolbar(lines, { width, height }, freeView(ask.coveredAtEnd()), GAP[by]);
    const origin = host.element.getBoundingClientRect();
    toolbar.element.style.left = `${left - origin.left}px`;
    toolbar.element.style.top = `${top - origin.top}px`;
  };
  const show = (how: SelectedWith) => {
    const selection = document.getSelection();
    if (selection?.type !== 'Range' || isSame(dismissed, selection.getRangeAt(0)) || !ask.mayAsk()) {
      hide();
      return;
    }
    dismissed = null;
    by = how;
    if (toolbar === null) {
      toolbar = buildToolbar(say, ask.shortcut(), {
        chosen(choice) {
          chosen(choice); // first, while the focus is still where it was
          dismiss();
        },
        left() {
          dismiss();
          keeper.giveBack();
        },
      });
      host.root.append(toolbar.element);
      if (by === 'keys') notices.murmur(say('overlayKeys'));
    }
    place();
  };

  watchSelection(host.element, { settled: show, cleared: hide }, signal);
  const passive = { capture: true, passive: true, signal };
  addEventListener('resize', () => toolbar !== null && place(), passive);
  document.addEventListener(
    'scroll', // the window's own scrolling moves it with the text; only a scroller inside the page needs us
    ({ target }) => toolbar !== null && target !== document && place(),
    passive,
  );
  signal.addEventListener('abort', hide);
  return {
    get isShown() {
      return toolbar !== null;
    },
    focus() {
      keeper.note();
      toolbar?.focus();
    },
    hide: dismiss,
  };
}

function isSame(a: Range | null, b: Range): boolean {
  return (
    a !== null &&
    a.startContainer === b.startContainer &&
    a.startOffset === b.startOffset &&
    a.endContainer === b.endContainer &&
    a.endOffset === b.endOffset
  );
}

function freeView(coveredAtEnd: number) {
  const { clientWidth } = document.documentElement;
  const rtl = getComputedStyle(document.documentElement).direction === 'rtl';
  return { left: rtl ? coveredAtEnd : 0, right: clientWidth - (rtl ? 0 : coveredAtEnd), top: 0, bottom: innerHeight };
}
