import type { BidiFrame, BidiPage } from './playwright-inside.ts';

/**
 * Input that Playwright's BiDi half does not do, or not everywhere: text for a field in a frame whose element a closed
 * shadow root hides, a click more than once, and a touch.
 */
export function mendInput(page: BidiPage): void {
  const perform = async (source: object): Promise<void> => {
    await page._session.send('input.performActions', { context: page._session.sessionId, actions: [source] });
  };
  page.rawKeyboard.sendText = async (_progress, text) => {
    // From the innermost on: the frames around the one with the focus have it too.
    for (const frame of page._page.frames().toReversed()) if (await insertInto(frame, text)) return;
  };
  page.rawMouse._performActions = batched((actions) =>
    perform({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }),
  );
  page.rawTouchscreen.tap = (_progress, x, y) => {
    const move = { type: 'pointerMove', x: Math.round(x), y: Math.round(y) };
    const actions = [move, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }];
    return perform({ type: 'pointer', id: 'finger', parameters: { pointerType: 'touch' }, actions });
  };
}

/** What is asked for at one go becomes one command: Firefox counts no clicks over several. */
function batched(perform: (actions: object[]) => Promise<void>) {
  let batch: { actions: object[]; done: Promise<void> } | null = null;
  return (_progress: unknown, actions: object[]): Promise<void> => {
    if (batch === null) {
      const all: object[] = [];
      const done = Promise.resolve().then(() => {
        batch = null;
        return perform(all);
      });
      batch = { actions: all, done };
    }
    batch.actions.push(...actions);
    return batch.done;
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
