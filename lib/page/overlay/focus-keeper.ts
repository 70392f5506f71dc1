export interface FocusKeeper {
  /** Notes where the reader is before the focus comes to us; what was noted stays while it is with us. */
  note(): void;
  /** Puts focus and selection back, as far as they are still on the page. */
  giveBack(): void;
}

/** @param host - Our element in the page; what has the focus inside it counts as ours, and gets it back if it was first. */
export function createFocusKeeper({ element: ours, root }: { element: HTMLElement; root: ShadowRoot }): FocusKeeper {
  let before: { element: Element | null; selection: SelectionEnds | null } | null = null;
  return {
    note() {
      if (before === null || document.activeElement !== ours) {
        const { activeElement } = document;
        before = { element: activeElement === ours ? root.activeElement : activeElement, selection: readEnds() };
      }
    },
    giveBack() {
      const { element, selection } = before ?? { element: null, selection: null };
      before = null;
      if (element instanceof HTMLElement && element !== document.body && element.isConnected) {
        element.focus({ preventScroll: true });
      } else if (document.activeElement === ours) {
        ours.blur();
      }
      const now = document.getSelection();
      if (selection === null || now === null || now.type === 'Range') return;
      const [anchor, anchorAt, focus, focusAt] = selection;
      if (anchor.isConnected && focus.isConnected) now.setBaseAndExtent(anchor, anchorAt, focus, focusAt);
    },
  };
}

type SelectionEnds = [anchor: Node, anchorAt: number, focus: Node, focusAt: number];

function readEnds(): SelectionEnds | null {
  const selection = document.getSelection();
  if (selection?.type !== 'Range' || selection.anchorNode === null || selection.focusNode === null) return null;
  return [selection.anchorNode, selection.anchorOffset, selection.focusNode, selection.focusOffset];
}
