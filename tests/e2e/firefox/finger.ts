import type { Page } from 'playwright-core';
import type { Finger } from '../finger.ts';
import { performIn, releaseIn } from './playwright-inside.ts';

/** @see https://w3c.github.io/webdriver-bidi/#command-input-performActions */
export function fingerInFirefox(page: Page): Finger {
  const perform = (...actions: object[]) =>
    performIn(page, { type: 'pointer', id: 'finger', parameters: { pointerType: 'touch' }, actions });
  const move = ({ x, y }: { x: number; y: number }) => ({ type: 'pointerMove', x: Math.round(x), y: Math.round(y) });
  return {
    down: (at) => perform(move(at), { type: 'pointerDown', button: 0 }),
    move: (to) => perform(move(to)),
    up: () => perform({ type: 'pointerUp', button: 0 }),
    cancel: () => releaseIn(page), // WebDriver BiDi has no pointercancel yet: what is down is let go
  };
}
