import type { Page } from 'playwright-core';
import type { SideName } from './sides.ts';

/** What the page itself tells; all sides carry the same watcher, so that its own cost cancels out. */
interface Watched {
  /** From the page's `load` to the frame in which all highlights were there; `null`: not yet. */
  paintedMs: number | null;
  /** From letting the mouse go to the frame that showed the toolbar. */
  toolbarMs: number | null;
}

declare global {
  var bench: Watched & { quotesShown: () => string[]; toolbarShown: () => boolean };
}

/** Puts the watcher into every document of a page. @param marks - How many highlights make the page complete. */
export async function watch(page: Page, side: SideName, marks: number): Promise<void> {
  await page.addInitScript(
    ({ name, wanted }) => {
      if (window.top !== window) return;
      const docket = () => document.querySelector('docket-overlay')?.shadowRoot;
      const ranges = () =>
        ['open', 'answered', 'own'].flatMap((look) => [...(CSS.highlights.get(`docket-${look}`) ?? [])]);
      const words = (range: AbstractRange) => {
        const live = document.createRange();
        live.setStart(range.startContainer, range.startOffset);
        live.setEnd(range.endContainer, range.endOffset);
        return range.startContainer.isConnected ? live.toString() : '(stale)';
      };
      const marked = document.getElementsByTagName('hypothesis-highlight');
      const count = () => (name === 'docket' ? ranges().length : name === 'peer' ? marked.length : wanted);
      globalThis.bench = {
        paintedMs: null,
        toolbarMs: null,
        quotesShown: () => (name === 'docket' ? ranges().map(words) : [...marked].map((it) => it.textContent)),
        toolbarShown: () => {
          if (name === 'docket') return (docket()?.querySelector('.toolbar') ?? null) !== null;
          const adder = document.querySelector('hypothesis-adder')?.shadowRoot ?? null;
          const bar = adder?.querySelector('[data-component="AdderToolbar"]') ?? null;
          return bar?.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ?? false;
        },
      };
      const untilPainted = (from: number) => {
        if (count() >= wanted) globalThis.bench.paintedMs = performance.now() - from;
        else requestAnimationFrame(() => untilPainted(from));
      };
      addEventListener('load', () => requestAnimationFrame(() => untilPainted(performance.now())));
      addEventListener(
        'pointerup',
        () => {
          const from = performance.now();
          const untilShown = () => {
            if (globalThis.bench.toolbarShown()) globalThis.bench.toolbarMs = performance.now() - from;
            else if (performance.now() - from < 2_000) requestAnimationFrame(untilShown);
          };
          untilShown();
        },
        { capture: true },
      );
    },
    { name: side, wanted: marks },
  );
}

/** Waits for the page to be complete; `null` if that never happens. */
export async function paintedMs(page: Page, limitMs = 30_000): Promise<number | null> {
  return told(page, 'paintedMs', limitMs);
}

/** Waits for the toolbar at a selection; `null` if it never shows. */
export async function toolbarMs(page: Page): Promise<number | null> {
  return told(page, 'toolbarMs', 5_000);
}

async function told(page: Page, what: keyof Watched, timeout: number): Promise<number | null> {
  try {
    await page.waitForFunction((name) => globalThis.bench[name] !== null, what, { timeout });
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'TimeoutError') throw error;
  }
  return page.evaluate((name) => globalThis.bench[name], what);
}
