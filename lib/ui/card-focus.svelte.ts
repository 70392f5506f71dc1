import { takeFreeFocus } from './keep-focus';
import type { ReplyBox } from './reply-box.svelte';

/** Attached to the card of what was clicked on the page: it comes into view, and gets the focus if nobody has it. */
export function intoView(focused: boolean): (card: HTMLElement) => void {
  return (card) => {
    if (!focused) return;
    card.scrollIntoView({ block: 'nearest' });
    takeFreeFocus(card);
  };
}

/** Gives the focus that a reply field had to the button that brings it back, once the field is put away. */
export function followReplyField(box: () => ReplyBox | null, button: () => HTMLButtonElement | undefined): void {
  let wrote = false;
  $effect(() => {
    const isOpen = box()?.open === true;
    const target = button();
    if (wrote && !isOpen && target !== undefined) takeFreeFocus(target);
    wrote = isOpen;
  });
}
