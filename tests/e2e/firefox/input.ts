import type { BidiFrame, BidiPage } from './playwright-inside.ts';

/**
 * Two kinds of input that Playwright's BiDi half does not do, or not everywhere: text for a field in a frame whose
 * element a closed shadow root hides, and a touch.
 */
export function mendInput(page: BidiPage): void {
  page.rawKeyboard.sendText = async (_progress, text) => {
    // From the innermost on: the frames around the one with the focus have it too.
    for (const frame of page._page.frames().toReversed()) if (await insertInto(frame, text)) return;
  };
  page.rawTouchscreen.tap = async (_progress, x, y) => {
    const actions = [
      { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ];
    const finger = { type: 'pointer', id: 'finger', parameters: { pointerType: 'touch' }, actions };
    await page._session.send('input.performActions', { context: page._session.sessionId, actions: [finger] });
  };
}

async function insertInto(frame: BidiFrame, text: string): Promise<boolean> {
  const context = await frame.mainContext();
  return context.evaluate((words) => {
    const { __pw_bidiInsertText: insert } = window as unknown as { __pw_bidiInsertText: (words: string) => unknown }; // Playwright's own
    if (!document.hasFocus() || document.activeElement === document.body) return false;
    return insert(words) === undefined; // or the frame in it that has the focus
  }, text);
}
