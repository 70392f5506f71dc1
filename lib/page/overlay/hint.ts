import tokens from '@/components/tokens.css?inline';
import type { TabCalls } from '@/lib/messages/calls';
import more from '@/components/tokens-pages.css?inline';

const HOST_TAG = 'docket-hint';
const STYLES = `
aside { all: initial; color-scheme: light dark; position: fixed; inset: auto 16px 16px auto; z-index: 2147483646; box-sizing: border-box;
  display: grid; gap: 8px; max-inline-size: min(340px, calc(100vw - 32px)); padding: 16px;
  border: 1px solid var(--line); border-inline-start: 4px solid var(--mark-2); border-radius: var(--r3);
  background: var(--paper); color: var(--ink); font: var(--font); font-size: 14px; box-shadow: var(--shadow); }
strong { font-weight: 650; }
button { justify-self: end; min-block-size: 32px; padding: 4px 12px; border: 1px solid var(--line); border-radius: var(--r2);
  background: var(--paper); color: var(--ink); font: inherit; cursor: pointer; }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
@media print { aside { display: none; } }
@media (forced-colors: active) { aside, button { border-color: ButtonText; } }`;

export interface HintWords {
  locale: string;
  rtl: boolean;
  title: string;
  how: string;
  dismiss: string;
}

/**
 * Whether a call of the background to this tab ends the hint: a picture is taken (the hint is none of the page), a drawer
 * opens, or the site goes. Marks come by themselves, at any moment after the page was shown, and leave it standing.
 */
export function endsHint(call: string): boolean {
  return call !== ('showMarks' satisfies keyof TabCalls);
}

/**
 * Shows in a corner of the page, once, that Docket works there. It takes no focus, is read aloud when the reader pauses,
 * and goes at a press of its button, at Esc, and as soon as the reader does what it says. Returns how to take it away.
 * @param open - Whether page scripts may look inside; only in the end-to-end build.
 */
export function showHint(words: HintWords, open: boolean): () => void {
  document.querySelector(HOST_TAG)?.remove();
  const host = document.createElement(HOST_TAG);
  host.lang = words.locale;
  host.dir = words.rtl ? 'rtl' : 'ltr';
  const root = host.attachShadow({ mode: open ? 'open' : 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(tokens + more + STYLES);
  root.adoptedStyleSheets = [sheet];
  const box = document.createElement('aside');
  box.setAttribute('role', 'status');
  const title = document.createElement('strong');
  const how = document.createElement('span');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = words.dismiss;
  box.append(title, how, button);
  root.append(box);

  const ending = new AbortController();
  const remove = (): void => {
    ending.abort();
    host.remove();
  };
  const { signal } = ending;
  button.addEventListener('click', remove, { signal });
  const onKey = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') remove();
  };
  const onSelection = (): void => {
    if (document.getSelection()?.isCollapsed === false) remove();
  };
  document.addEventListener('keydown', onKey, { signal, capture: true });
  document.addEventListener('selectionchange', onSelection, { signal });
  document.documentElement.append(host);
  // Filled once it stands there: what a live region holds from the start is not read aloud
  title.textContent = words.title;
  how.textContent = words.how;
  return remove;
}
