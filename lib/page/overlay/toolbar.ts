import type { AskKind } from '@/lib/domain/event';
import type { ToolbarOffers } from '@/lib/domain/views';
import { make } from './element';
import type { Say } from './words';

/** What opens in the drawer, or that Docket is to be hidden. */
export type ToolbarChoice = 'hide' | { view: 'compose' | 'flag'; kind: AskKind | null };

export interface Toolbar {
  element: HTMLElement;
  /** Moves the focus to its first button. */
  focus(): void;
  remove(): void;
}

const NEXT_KEYS = { ltr: ['ArrowRight', 'ArrowLeft'], rtl: ['ArrowLeft', 'ArrowRight'] } as const;

/**
 * Builds the toolbar for a selection. It takes no focus and keeps the selection when it is clicked;
 * arrow keys move inside it, as the ARIA practices ask of a toolbar.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/
 */
export function buildToolbar(
  say: Say,
  { shortcut, mayFlag }: ToolbarOffers,
  on: { chosen: (choice: ToolbarChoice) => void; left: () => void },
): Toolbar {
  const button = (choice: ToolbarChoice, className: string, name: string, content: Node | string) => {
    const it = make('button', { type: 'button', class: className, tabindex: '-1', 'aria-label': name }, content);
    it.addEventListener('click', () => on.chosen(choice));
    return it;
  };
  const ask = button({ view: 'compose', kind: null }, 'main', say('overlayAsk'), say('overlayAsk'));
  const wrong = button({ view: 'compose', kind: 'error' }, '', say('overlayWrong'), say('overlayWrong'));
  const flag = mayFlag ? [button({ view: 'flag', kind: null }, '', say('overlayFlag'), say('overlayFlag'))] : [];
  const hide = button('hide', 'off', say('overlayHide'), crossedEye());
  hide.title = say('overlayHide');
  const key = make(
    'span',
    { class: 'key' },
    shortcut === null ? say('overlayPictureByIcon') : say('overlayPicture', shortcut),
  );
  const buttons = [ask, wrong, ...flag, hide];
  ask.tabIndex = 0;

  const element = make(
    'div',
    {
      class: 'pill toolbar',
      dir: 'auto',
      role: 'toolbar',
      'aria-label': say('overlayToolbar'),
      'aria-keyshortcuts': 'F6',
    },
    ask,
    wrong,
    ...flag,
    key,
    hide,
  );
  element.addEventListener('pointerdown', (event) => event.preventDefault());
  element.addEventListener('mousedown', (event) => event.preventDefault()); // this one keeps focus and selection
  element.addEventListener('keydown', (event) => {
    const [next, previous] = NEXT_KEYS[getComputedStyle(element).direction === 'rtl' ? 'rtl' : 'ltr'];
    const at = buttons.findIndex((it) => it.matches(':focus'));
    const to = { [next]: at + 1, [previous]: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (event.key === 'Escape') on.left();
    else if (to !== undefined) moveTo(to);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  const moveTo = (index: number) => {
    const target = buttons.at(index % buttons.length);
    for (const it of buttons) it.tabIndex = it === target ? 0 : -1;
    target?.focus();
  };
  return { element, focus: () => moveTo(0), remove: () => element.remove() };
}

function crossedEye(): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', 'M1 8q7-9 14 0-7 9-14 0m5 0a2 2 0 0 0 4 0 2 2 0 0 0-4 0M3 13 13 3');
  svg.append(path);
  return svg;
}
