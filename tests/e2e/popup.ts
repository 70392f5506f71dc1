import type { CDPSession, Page } from 'playwright-core';
import type { DocketBrowser } from './browser.ts';

/** The popup of the toolbar icon. Playwright does not list it, so it is reached by the browser's own protocol. */
export interface Popup {
  text(): Promise<string>;
  /** Clicks the button with this name as a person would: it counts as a gesture. */
  click(name: string): Promise<void>;
  /** What an expression comes to in the popup's document. */
  evaluate(expression: string): Promise<unknown>;
}

/** Clicks the icon on a page that Docket is not switched on for, and waits until its popup says something. */
export async function openPopup(browser: DocketBrowser, page: Page): Promise<Popup> {
  const devtools = await browser.context.browser()?.newBrowserCDPSession();
  if (devtools === undefined) throw new Error('The browser is gone');
  const attached = new Promise<string>((resolve) => {
    devtools.on('Target.targetCreated', ({ targetInfo }) => {
      if (targetInfo.url.endsWith('/popup.html')) resolve(targetInfo.targetId);
    });
    devtools.on('Target.targetInfoChanged', ({ targetInfo }) => {
      if (targetInfo.url.endsWith('/popup.html')) resolve(targetInfo.targetId);
    });
  });
  await devtools.send('Target.setDiscoverTargets', { discover: true });
  await browser.clickIcon(page);
  const target = await sessionWith(devtools, await attached);
  const said = `new Promise((done) => {
    const look = () => document.querySelector('main[aria-busy=false]') ? (watch.disconnect(), done(true)) : undefined;
    const watch = new MutationObserver(look);
    watch.observe(document, { childList: true, subtree: true, attributes: true });
    look();
  })`;
  await target(said);
  return {
    evaluate: target,
    text: async () => String(await target('document.body.innerText')),
    async click(name) {
      const wanted = JSON.stringify(name);
      await target(
        `[...document.querySelectorAll('button')].find((one) => one.textContent.trim() === ${wanted}).click()`,
      );
    },
  };
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
