import type { CDPSession } from 'playwright-core';

/** The popup that a click on the icon opens. Playwright does not list it, so it is reached by the browser's own protocol. */
export async function attachToPopup(
  devtools: CDPSession,
  clickIcon: () => Promise<void>,
): Promise<(expression: string) => Promise<unknown>> {
  const attached = new Promise<string>((resolve) => {
    devtools.on('Target.targetCreated', ({ targetInfo }) => {
      if (targetInfo.url.endsWith('/popup.html')) resolve(targetInfo.targetId);
    });
    devtools.on('Target.targetInfoChanged', ({ targetInfo }) => {
      if (targetInfo.url.endsWith('/popup.html')) resolve(targetInfo.targetId);
    });
  });
  await devtools.send('Target.setDiscoverTargets', { discover: true });
  await clickIcon();
  return sessionWith(devtools, await attached);
}

/** Runs expressions in the target, with a gesture. Nested sessions are the only ones that the popup's target allows. */
async function sessionWith(devtools: CDPSession, targetId: string): Promise<(expression: string) => Promise<unknown>> {
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
