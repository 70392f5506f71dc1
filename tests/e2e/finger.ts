import type { Page } from 'playwright-core';
import { testedBrowser } from './browser.ts';

type Point = { x: number; y: number };

/** A finger on the screen, of which the browser tells the page as of a real one. */
export interface Finger {
  down(at: Point): Promise<void>;
  move(to: Point): Promise<void>;
  up(): Promise<void>;
  /** The system takes it for its own. */
  cancel(): Promise<void>;
}

export async function fingerOn(page: Page): Promise<Finger> {
  if (testedBrowser() === 'firefox') {
    const { fingerInFirefox } = await import('./firefox/finger.ts');
    return fingerInFirefox(page);
  }
  const devtools = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel', touchPoints: Point[]) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints });
  return {
    down: async (at) => void (await touch('touchStart', [at])),
    move: async (to) => void (await touch('touchMove', [to])),
    up: async () => void (await touch('touchEnd', [])),
    cancel: async () => void (await touch('touchCancel', [])),
  };
}
