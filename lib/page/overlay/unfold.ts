/**
 * Opens what folds a place away, as the reader's own click would: native details, Confluence's expand macro (its control
 * stands before its content), tabs and accordions by their ARIA attributes.
 */
export function unfold(place: Element | null): void {
  for (let at = place; at !== null; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement) at.open = true;
    else if (getComputedStyle(at).display === 'none') controlOf(at)?.click();
  }
}

function controlOf(panel: Element): HTMLElement | null {
  const before = panel.previousElementSibling;
  if (before instanceof HTMLElement && before.matches('.expand-control')) return before;
  const label = document.getElementById(panel.getAttribute('aria-labelledby') ?? '');
  const tab = label?.matches('button, [role="tab"], [role="button"]') === true ? label : null; // never a link that leads away
  return document.querySelector<HTMLElement>(`[aria-controls="${CSS.escape(panel.id || 'none')}"]`) ?? tab;
}
