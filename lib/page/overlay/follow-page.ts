import { watchPage } from '../navigation';
import { createPace } from '../pace';
import { openPage, type ShownPage } from './shown-page';

/** While somebody writes in the page, its text is read anew only after a pause as long as this. */
const PAUSE_MS = 500;

/**
 * Tells which page is shown, now and after every navigation inside the tab, and when its content has changed.
 * @param on.shown - `null` as soon as a page is left, and where there is nothing to ask about.
 * @param on.texts - These text nodes read otherwise now; told at once.
 * @param on.changed - Something is otherwise; told as often as the page can bear.
 */
export function followPage(
  on: {
    shown: (page: ShownPage | null) => void;
    texts: (changed: ReadonlySet<Node>) => void;
    changed: () => Promise<void>;
  },
  signal: AbortSignal,
): void {
  let page: ShownPage | null = null;
  let pause: ReturnType<typeof setTimeout> | undefined;
  const pace = createPace(on.changed);
  const cancel = () => {
    clearTimeout(pause);
    pace.cancel();
  };
  const show = (next: ShownPage | null) => {
    cancel();
    page = next;
    on.shown(next);
  };
  watchPage(
    window,
    {
      left: () => show(null),
      shown: (seen) => show(seen.kind === 'none' ? null : openPage(seen, new URL(location.href))),
      changed(records) {
        page?.forget();
        if (page?.isEditable() === true) {
          clearTimeout(pause);
          pause = setTimeout(() => pace.ask(), PAUSE_MS);
          return;
        }
        on.texts(new Set(records.filter(({ type }) => type === 'characterData').map(({ target }) => target)));
        pace.ask();
      },
    },
    signal,
  );
  signal.addEventListener('abort', cancel);
}
