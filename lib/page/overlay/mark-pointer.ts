import type { EventId } from '@/lib/domain/ids';
import type { ThreadMark } from '@/lib/domain/views';
import { make } from './element';
import type { Host } from './host';

interface MarkedRange {
  mark: ThreadMark;
  range: AbstractRange;
}

/** The pointer has to rest this long before a highlight says what it is. */
const REST_MS = 250;
/** What answers a click by itself. */
const INTERACTIVE =
  'a[href], button, input, select, textarea, summary, label, [role="button"], [contenteditable]:not([contenteditable="false"])';

/**
 * Makes highlights answer to the pointer: resting on one tells what it is, a click opens its request.
 * Links and buttons under it stay the page's. Highlights are no elements, so this looks which of them lies under the pointer.
 */
export function watchMarks(
  host: Host,
  marked: () => MarkedRange[],
  on: { hint: (marks: ThreadMark[]) => string; chosen: (request: EventId) => void },
  signal: AbortSignal,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hint: HTMLElement | null = null;
  const passive = { capture: true, passive: true, signal };
  const clear = () => {
    clearTimeout(timer);
    hint?.remove();
    hint = null;
    removeEventListener('scroll', clear, passive);
  };
  const rest = (x: number, y: number) => {
    const under = marksAt(marked(), x, y);
    if (under.length === 0) {
      clear();
      return;
    }
    hint = make('div', { class: 'pill hint', dir: 'auto' }, on.hint(under.map(({ mark }) => mark)));
    host.root.append(hint);
    const origin = host.element.getBoundingClientRect();
    const left = Math.max(8, Math.min(x, document.documentElement.clientWidth - hint.offsetWidth - 8));
    hint.style.left = `${left - origin.left}px`;
    hint.style.top = `${y + 16 - origin.top}px`;
  };
  addEventListener(
    'pointermove',
    ({ pointerType, clientX, clientY, buttons, target }) => {
      clear();
      if (pointerType !== 'mouse' || buttons !== 0 || target === host.element) return;
      timer = setTimeout(() => rest(clientX, clientY), REST_MS);
      addEventListener('scroll', clear, passive);
    },
    passive,
  );
  for (const type of ['pointerdown', 'keydown', 'blur']) addEventListener(type, clear, passive);
  addEventListener(
    'click',
    (event) => {
      const [target] = event.composedPath();
      if (event.defaultPrevented || event.button !== 0 || event.target === host.element) return;
      if (target instanceof Element && target.closest(INTERACTIVE) !== null) return;
      if (document.getSelection()?.type === 'Range') return;
      const [first] = marksAt(marked(), event.clientX, event.clientY);
      if (first !== undefined) on.chosen(first.mark.id);
    },
    { signal },
  );
  signal.addEventListener('abort', clear);
}

/** Marks under a point, the shortest first: it is the one on top where they nest. */
function marksAt(marked: MarkedRange[], x: number, y: number): MarkedRange[] {
  const range = document.createRange();
  const isHit = ({ range: { startContainer, startOffset, endContainer, endOffset } }: MarkedRange) => {
    if (!startContainer.isConnected || !endContainer.isConnected) return false;
    range.setStart(startContainer, Math.min(startOffset, lengthOf(startContainer)));
    range.setEnd(endContainer, Math.min(endOffset, lengthOf(endContainer)));
    return [...range.getClientRects()].some((it) => x >= it.left && x <= it.right && y >= it.top && y <= it.bottom);
  };
  const length = ({ mark }: MarkedRange) => mark.anchor.quote?.exact.length ?? 0;
  return marked.filter(isHit).sort((a, b) => length(a) - length(b));
}

/** The page may have shortened a text since: an offset beyond it would throw. */
function lengthOf(node: Node): number {
  return node instanceof CharacterData ? node.length : node.childNodes.length;
}
