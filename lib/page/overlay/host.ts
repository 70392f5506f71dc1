import tokens from '@/components/tokens.css?inline';
import styles from './overlay.css?inline';

const HOST_TAG = 'docket-overlay';
/** A page that keeps removing our element wins after this many tries in a row. */
const REMOUNT_LIMIT = 20;

/** The one element of ours in the page, and what lies behind it. */
export interface Host {
  element: HTMLElement;
  root: ShadowRoot;
  /** Takes everything of ours off the screen without any change of layout, and puts it back. */
  conceal(concealed: boolean): void;
}

/** The drawer's tokens for a shadow root: what they say of `:root` holds for the host element. */
export function tokensForHost(css: string): string {
  return css.replace(/:root((?:\[[^\]]*\]|:not\([^)]*\))+)?/g, (_, condition?: string) =>
    condition === undefined ? ':host' : `:host(${condition})`,
  );
}

/**
 * Puts our element into the page, and again whenever the page takes it out. An element of an earlier copy of this script is removed.
 * @param open - Whether page scripts may look inside; only in the end-to-end build.
 * @param on.remounted - It was taken out and put back: frames inside have lost their document.
 * @param on.superseded - A newer copy of this script took over.
 */
export function mountHost(
  open: boolean,
  signal: AbortSignal,
  on: { remounted: () => void; superseded: () => void },
): Host {
  for (const older of document.querySelectorAll(HOST_TAG)) older.remove();
  const element = document.createElement(HOST_TAG);
  const root = element.attachShadow({ mode: open ? 'open' : 'closed' });
  root.adoptedStyleSheets = [sheetOf(tokensForHost(tokens)), sheetOf(styles)];
  document.documentElement.append(element);

  let left = REMOUNT_LIMIT;
  const observer = new MutationObserver(() => {
    if (element.isConnected) return;
    if (document.querySelector(HOST_TAG) !== null) return on.superseded();
    if (left === 0) return;
    left -= 1;
    watch();
    document.documentElement.append(element);
    on.remounted();
  });
  const watch = () => {
    observer.disconnect();
    for (const parent of [document, document.documentElement]) observer.observe(parent, { childList: true });
  };
  watch();
  signal.addEventListener('abort', () => {
    observer.disconnect();
    element.remove();
  });
  return {
    element,
    root,
    conceal: (concealed) => void element.toggleAttribute('data-concealed', concealed),
  };
}

/** A style sheet that no Content Security Policy of the page applies to. */
export function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
