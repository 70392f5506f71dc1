import { commandHeld } from '../keys';
import type { Desk } from './desk.svelte';

/** What each key does; shown by `?`, in this order. */
export const DESK_KEYS: { keys: string; says: string }[] = [
  { keys: 'j', says: 'keyNext' },
  { keys: 'k', says: 'keyPrevious' },
  { keys: 'Enter', says: 'keyOpen' },
  { keys: 'Esc', says: 'keyBack' },
  { keys: 'r', says: 'keyAnswer' },
  { keys: 'c', says: 'keyNote' },
  { keys: 'e', says: 'keyClose' },
  { keys: 'a', says: 'keyAssign' },
  { keys: 'x', says: 'keyPick' },
  { keys: 'z', says: 'keyUndo' },
  { keys: '/', says: 'keySearch' },
  { keys: '?', says: 'keyHelp' },
];

/** One key anywhere on the desk. Keys that somebody types into a field stay theirs. */
export function handleKey(desk: Desk, event: KeyboardEvent, platform: string): void {
  if (event.defaultPrevented) return;
  if (event.key.toLowerCase() === 'k' && commandHeld(event, platform)) {
    event.preventDefault();
    desk.over = desk.over === 'palette' ? null : 'palette';
    return;
  }
  if (event.key === 'Escape') {
    goBack(desk, event);
    return;
  }
  if (desk.over !== null || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
  if (MOVES.includes(event.key) && !isOnList(event)) return; // a page scrolls, a button is pressed
  if (act(desk, event.key)) event.preventDefault();
}

const MOVES = ['ArrowDown', 'ArrowUp', 'Enter'];

function isOnList({ target }: KeyboardEvent): boolean {
  return target === document.body || (target instanceof HTMLElement && target.id === 'desk-list');
}

function act(desk: Desk, key: string): boolean {
  switch (key) {
    case 'j':
    case 'ArrowDown':
      desk.step(1);
      if (desk.open !== null) desk.openRequest(desk.current);
      return true;
    case 'k':
    case 'ArrowUp':
      desk.step(-1);
      if (desk.open !== null) desk.openRequest(desk.current);
      return true;
    case 'Enter':
      desk.openRequest(desk.current);
      return true;
    case 'x':
      desk.pick(desk.current);
      return true;
    case 'a':
      if (desk.subjects().length > 0) desk.over = 'assign';
      return true;
    case 'z':
      void desk.undoLast();
      return true;
    case '/':
      focusOn('desk-search');
      return true;
    case '?':
      desk.over = 'keys';
      return true;
    case 'r':
    case 'c':
    case 'e':
      if (desk.open === null) desk.openRequest(desk.current);
      desk.turnTo(key === 'r' ? 'answer' : key === 'c' ? 'note' : 'close');
      return true;
    default:
      return false;
  }
}

/** From the inside out: what lies over the desk, the field, what is picked, the request. */
function goBack(desk: Desk, event: KeyboardEvent): void {
  if (desk.over !== null) desk.over = null;
  else if (isTyping(event)) focusOn('desk-list');
  else if (desk.picked.length > 0) desk.clearPicked();
  else if (desk.place !== 'requests') desk.place = 'requests';
  else desk.closeRequest();
}

function isTyping({ target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

function focusOn(id: string): void {
  document.getElementById(id)?.focus();
}
