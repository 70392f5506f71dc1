import type { ChromeWindow } from './chrome-window.ts';
import type { Line } from './line.ts';

const channel = 'docket-discarded';

/**
 * Firefox leaves the documents of extensions out of WebDriver BiDi's events (bug 1755014), although every command works
 * on them. Told here are: that such a document exists, is read and loaded, and that its frame or tab is gone.
 */
export function tellOfExtensionDocuments(line: Line, window: ChromeWindow): () => Promise<void> {
  line.on('browsingContext.navigationCommitted', (params) => {
    const { context, url } = params as { context: string; url: string }; // as WebDriver BiDi has it
    if (url.startsWith('moz-extension:')) void enter(line, context, params).catch(ignoreGone);
  });
  line.on('script.message', ({ channel: from, data }) => {
    if (from !== channel) return;
    const gone = JSON.parse((data as { value: string }).value) as { context: string; parent: string | null }; // said below
    line.tell('browsingContext.contextDestroyed', { ...gone, url: '', children: null, userContext: 'default' });
  });
  return () => window.listen(channel, SAY_WHAT_IS_DISCARDED);
}

const SAY_WHAT_IS_DISCARDED = `
  const { NavigableManager } = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
  Services.obs.addObserver((context, _topic, why) => {
    if (why === 'replace' || context.currentRemoteType !== 'extension') return;
    const idOf = (one) => NavigableManager.getIdForBrowsingContext(one);
    const id = idOf(context);
    if (id !== null) tell(JSON.stringify({ context: id, parent: idOf(context.parent) }));
  }, 'browsing-context-discarded')`;

/** Any command makes Firefox look after a document, and then its realm is told of. */
async function enter(line: Line, context: string, params: Record<string, unknown>): Promise<void> {
  for (const [event, isOver, dom] of [
    ['domContentLoaded', `document.readyState !== 'loading'`, 'DOMContentLoaded'],
    ['load', `document.readyState === 'complete'`, 'load'],
  ] as const) {
    await line.command('script.evaluate', {
      expression: `new Promise((done) => ${isOver} ? done() : addEventListener('${dom}', () => done()))`,
      target: { context },
      awaitPromise: true,
    });
    line.tell(`browsingContext.${event}`, params);
  }
}

/** The document went while it was waited for: then there is nothing to tell. */
function ignoreGone(error: unknown): void {
  if (!/no such frame|Firefox has ended|discarded|destroyed/i.test(String(error))) throw error;
}
