import { make } from './element';

const SHOWN_MS = 8_000;

export interface Notices {
  /** Says one sentence at the edge of the window, with a button where something can be done about it. */
  show(text: string, action?: { name: string; run: () => void }): void;
  /** Says something to screen readers only. */
  murmur(text: string): void;
  clear(): void;
}

/** Short sentences outside the drawer: each replaces the one before and goes by itself, later while it is pointed at or focused. */
export function createNotices(root: ShadowRoot, signal: AbortSignal): Notices {
  const unseen = make('div', { class: 'unseen', role: 'status' });
  let pill: HTMLElement | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  root.append(unseen);

  const clear = () => {
    clearTimeout(timer);
    pill?.remove();
    pill = null;
  };
  const clearLater = () => {
    clearTimeout(timer);
    timer = setTimeout(() => (pill?.matches(':hover, :focus-within') === true ? clearLater() : clear()), SHOWN_MS);
  };
  signal.addEventListener('abort', clear);
  return {
    show(text, action) {
      clear();
      unseen.textContent = text; // a status that was there before its text is read out in every screen reader
      pill = make('div', { class: 'pill notice', dir: 'auto' }, make('span', {}, text));
      if (action !== undefined) {
        const button = make('button', { type: 'button' }, action.name);
        button.addEventListener('click', () => {
          clear();
          action.run();
        });
        pill.append(button);
      }
      root.append(pill);
      clearLater();
    },
    murmur: (text) => void (unseen.textContent = text),
    clear,
  };
}
