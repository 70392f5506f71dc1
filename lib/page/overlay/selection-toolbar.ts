import type { ToolbarOffers } from '@/lib/domain/views';
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
 * @param ask.prepare - The reader is selecting: the answer will be wanted soon.
 * @param ask.selected - What is selected now; `null` where it is nothing to ask about.
 * @param ask.coveredAtEnd - How much of the window's end side is covered (by the drawer), in CSS pixels.
 */
export function createSelectionToolbar(
  parts: { host: Host; keeper: FocusKeeper; notices: Notices; say: Say },
  ask: {
    prepare: () => void;
    selected: () => Range[] | null;
    offers: () => ToolbarOffers;
    coveredAtEnd: () => number;
  },
  chosen: (choice: ToolbarChoice) => void,
  signal: AbortSignal,
): SelectionToolbar {
  const { host, keeper, notices, say } = parts;
  let toolbar: Toolbar | null = null;
  /** What was selected when the reader sent the toolbar away: it stays away until the selection is another. */
  let dismissed: Ends | null = null;
  let by: SelectedWith = 'mouse';

  const passive = { capture: true, passive: true };
  const hide = () => {
    toolbar?.remove();
    toolbar = null;
    document.removeEventListener('scroll', follow, passive);
  };
  const dismiss = () => {
    dismissed = endsNow();
    hide();
  };
  /** The same words selected anew are another selection. */
  const begun = () => void (dismissed = null);
  const cleared = () => {
    begun();
    hide();
  };
  const place = (ranges: Range[]) => {
    const lines = readSelectedLines(ranges);
    if (toolbar === null || lines === null) {
      hide();
      return;
    }
    const { width, height } = toolbar.element.getBoundingClientRect();
    const { left, top } = placeToolbar(lines, { width, height }, freeView(ask.coveredAtEnd()), GAP[by]);
    const origin = host.element.getBoundingClientRect();
    toolbar.element.style.left = `${left - origin.left}px`;
    toolbar.element.style.top = `${top - origin.top}px`;
  };
  const placeAgain = () => {
    if (toolbar !== null) place(ask.selected() ?? []);
  };
  /** The window's own scrolling moves it with the text; only a scroller inside the page needs us. */
  const follow = ({ target }: Event) => {
    if (target !== document) placeAgain();
  };
  const show = (how: SelectedWith) => {
    const ranges = ask.selected();
    if (ranges === null || isSame(dismissed, endsNow())) {
      hide();
      return;
    }
    dismissed = null;
    by = how;
    if (toolbar === null) {
      toolbar = buildToolbar(say, ask.offers(), {
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
      document.addEventListener('scroll', follow, passive);
      if (by === 'keys') notices.murmur(say('overlayKeys'));
    }
    place(ranges);
  };

  watchSelection(host.element, { begun, growing: ask.prepare, settled: show, cleared }, signal);
  addEventListener('resize', placeAgain, { ...passive, signal });
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

type Ends = [start: Node | null, startAt: number, end: Node | null, endAt: number];

/** Of the selection as the browser tells it: where it lies in the page's text is not asked. */
function endsNow(): Ends | null {
  const now = document.getSelection();
  return now === null ? null : [now.anchorNode, now.anchorOffset, now.focusNode, now.focusOffset];
}

function isSame(a: Ends | null, b: Ends | null): boolean {
  return a?.every((end, index) => end === b?.[index]) ?? false;
}

function freeView(coveredAtEnd: number) {
  const { clientWidth } = document.documentElement;
  const rtl = getComputedStyle(document.documentElement).direction === 'rtl';
  return { left: rtl ? coveredAtEnd : 0, right: clientWidth - (rtl ? 0 : coveredAtEnd), top: 0, bottom: innerHeight };
}
