import { watchPage } from '../navigation';
import { openPage, type ShownPage } from './shown-page';

/** Changes of a page come in bursts; its marks are placed anew at most this often. */
const REPAINT_MS = 100;
/** While somebody writes in the page, its text is read anew only after a pause as long as this. */
const PAUSE_MS = 500;

/**
 * Tells which page is shown, now and after every navigation inside the tab, and when its content has changed.
 * @param on.shown - `null` as soon as a page is left, and where there is nothing to ask about.
 */
export function followPage(
  on: { shown: (page: ShownPage | null) => void; changed: () => void },
  signal: AbortSignal,
): void {
  let page: ShownPage | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = (next: ShownPage | null) => {
    clearTimeout(timer);
    timer = undefined;
    page = next;
    on.shown(next);
  };
  watchPage(
    window,
    {
      left: () => show(null),
      shown: (seen) => show(seen.kind === 'none' ? null : openPage(seen, new URL(location.href))),
      changed() {
        page?.forget();
        const editable = page?.isEditable() === true;
        if (editable) clearTimeout(timer);
        if (timer !== undefined && !editable) return;
        timer = setTimeout(
          () => {
            timer = undefined;
            on.changed();
          },
          editable ? PAUSE_MS : REPAINT_MS,
        );
      },
    },
    signal,
  );
  signal.addEventListener('abort', () => clearTimeout(timer));
}
