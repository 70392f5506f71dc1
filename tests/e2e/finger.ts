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
  const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel', touchPoints: Point[]) => {
    await devtools.send('Input.dispatchTouchEvent', { type, touchPoints });
  };
  return {
    down: (at) => touch('touchStart', [at]),
    move: (to) => touch('touchMove', [to]),
    up: () => touch('touchEnd', []),
    cancel: () => touch('touchCancel', []),
  };
}
