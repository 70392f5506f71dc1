import type { EventId } from '@/lib/domain/ids';

const STEPS: Record<string, number> = { j: 1, k: -1 };
const FIELDS = 'input, textarea, select, [contenteditable]';

/**
 * J and K go from request to request, as in mail programs; only while the focus is in the list (WCAG 2.1.4).
 * @param reached - The one that has the focus now.
 */
export function stepThrough(list: HTMLElement, reached: (requestId: EventId) => void): () => void {
  const onKey = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    const { target, ctrlKey, metaKey, altKey } = event;
    if (step === undefined || ctrlKey || metaKey || altKey || (target as Element).closest(FIELDS) !== null) return; // keys come from elements
    const cards = [...list.querySelectorAll<HTMLElement>('[data-request]')];
    const at = cards.findIndex((card) => card.contains(list.ownerDocument.activeElement));
    const card = cards[at < 0 && step < 0 ? cards.length - 1 : at + step];
    if (card === undefined) return;
    event.preventDefault();
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: 'nearest' });
    reached(card.dataset['request'] as EventId); // the card says whose it is
  };
  list.addEventListener('keydown', onKey);
  return () => list.removeEventListener('keydown', onKey);
}
