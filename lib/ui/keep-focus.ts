/**
 * For what comes in place of something that had the focus, and for views that open: takes the focus if it was lost or
 * stands on a box around it, never from a field or button that has it.
 */
export function takeFreeFocus(element: HTMLElement): void {
  const holder = document.activeElement;
  if (holder === null || holder.contains(element)) element.focus({ preventScroll: true });
}

/**
 * Catches the focus when the button that had it goes away or can no longer be pressed: it falls to the box around it, so
 * that Tab goes on from the same place. Left alone it would fall to the document, and a screen reader to its start.
 */
export function keepFocus(page: Document): void {
  let holder: Element | null = null;
  let around: HTMLElement[] = [];
  page.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element)) return;
    holder = target;
    around = boxesAround(target);
  });
  new MutationObserver(() => {
    if (!page.hasFocus() || holder === null || (holder.isConnected && !holder.matches(':disabled'))) return;
    if (page.activeElement !== holder && page.activeElement !== page.body) return;
    const box = around.find(({ isConnected }) => isConnected);
    if (box === undefined) return;
    box.tabIndex = -1;
    box.focus({ preventScroll: true });
  }).observe(page.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
}

function boxesAround(element: Element): HTMLElement[] {
  const box = element.parentElement;
  return box === null || box === document.body ? [] : [box, ...boxesAround(box)];
}
