import type { CDPSession } from 'playwright-core';
import type { DocketBrowser } from './browser.ts';

/** What an expression comes to in a document that Playwright does not list: the popup, the side panel. */
export type Evaluate = (expression: string) => Promise<unknown>;

/** Does something that shows a document of the extension, and waits for the first one with such an address. */
export async function openTarget(
  browser: DocketBrowser,
  fits: (url: string) => boolean,
  open: () => Promise<void>,
): Promise<Evaluate> {
  const devtools = await browser.context.browser()?.newBrowserCDPSession();
  if (devtools === undefined) throw new Error('The browser is gone');
  const shown = new Promise<string>((resolve) => {
    for (const event of ['Target.targetCreated', 'Target.targetInfoChanged'] as const) {
      devtools.on(event, ({ targetInfo }) => {
        if (fits(targetInfo.url)) resolve(targetInfo.targetId);
      });
    }
  });
  await devtools.send('Target.setDiscoverTargets', { discover: true });
  await open();
  return sessionWith(devtools, await shown);
}

/** Runs expressions in the target, with a gesture. Nested sessions are the only ones that the popup's target allows. */
async function sessionWith(devtools: CDPSession, targetId: string): Promise<Evaluate> {
  const { sessionId } = await devtools.send('Target.attachToTarget', { targetId, flatten: false });
  let lastId = 0;
  return (expression) =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      const hear = ({ sessionId: from, message }: { sessionId: string; message: string }): void => {
        const reply = JSON.parse(message) as Reply; // the protocol's own shape
        if (from !== sessionId || reply.id !== id) return;
        devtools.off('Target.receivedMessageFromTarget', hear);
        if (reply.result?.exceptionDetails === undefined) resolve(reply.result?.result.value);
        else reject(new Error(JSON.stringify(reply.result.exceptionDetails)));
      };
      devtools.on('Target.receivedMessageFromTarget', hear);
      const params = { expression, userGesture: true, awaitPromise: true, returnByValue: true };
      const message = JSON.stringify({ id, method: 'Runtime.evaluate', params });
      devtools.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
    });
}

interface Reply {
  id?: number;
  result?: { result: { value?: unknown }; exceptionDetails?: unknown };
}
