import tokens from '@/components/tokens.css?inline';
import styles from './overlay.css?inline';
import type { Scheme } from './page-scheme';

const HOST_TAG = 'docket-overlay';
/** A page that keeps removing our element wins after this many tries in a row. */
const REMOUNT_LIMIT = 20;

/** The one element of ours in the page, and what lies behind it. */
export interface Host {
  element: HTMLElement;
  root: ShadowRoot;
  /** Takes everything of ours off the screen without any change of layout, and puts it back. */
  conceal(concealed: boolean): void;
  /** Colours for what stands among the page's own text: they follow the page, not the system. */
  setScheme(scheme: Scheme): void;
}

/**
 * Puts our element into the page, and again whenever the page takes it out. An element of an earlier copy of this script is removed.
 * @param open - Whether page scripts may look inside; only in the end-to-end build.
 * @param locale - Of our words, so that they are read aloud as what they are.
 * @param on.remounted - It was taken out and put back: frames inside have lost their document.
 * @param on.superseded - A newer copy of this script took over.
 */
export function mountHost(
  { open, locale }: { open: boolean; locale: string },
  signal: AbortSignal,
  on: { remounted: () => void; superseded: () => void },
): Host {
  for (const older of document.querySelectorAll(HOST_TAG)) older.remove();
  const element = document.createElement(HOST_TAG);
  element.lang = locale;
  const root = element.attachShadow({ mode: open ? 'open' : 'closed' });
  root.adoptedStyleSheets = [sheetOf(tokens + styles)];
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
    setScheme: (scheme) => void element.toggleAttribute('data-dark', scheme === 'dark'),
  };
}

/** A style sheet that no Content Security Policy of the page applies to. */
export function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
