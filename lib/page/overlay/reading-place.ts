/** Where in the window people read: a third from its top. */
const READING_LINE = 1 / 3;

export interface ReadingPlace {
  /** The node under the last click of the right button, if nothing was done since; else the one at the reading line. */
  node(content: Element): Node | null;
}

/** Follows the right mouse button, so that "Ask about this" in its menu means what was clicked. */
export function watchReadingPlace(signal: AbortSignal): ReadingPlace {
  let clicked: Node | null = null;
  let listening: AbortController | null = null;
  const passive = { capture: true, passive: true };
  const forget = () => {
    listening?.abort();
    listening = clicked = null;
  };
  addEventListener(
    'contextmenu',
    (event) => {
      forget();
      const [target] = event.composedPath();
      clicked = target instanceof Node ? target : null;
      listening = new AbortController(); // only until something is done: who listens to the wheel slows it down
      for (const type of ['pointerdown', 'keydown', 'wheel'])
        addEventListener(type, forget, { ...passive, signal: listening.signal });
    },
    { ...passive, signal },
  );
  signal.addEventListener('abort', forget);
  return {
    node(content) {
      if (clicked?.isConnected === true && content.contains(clicked)) return clicked;
      const { left, right } = content.getBoundingClientRect();
      const under = document.elementsFromPoint((left + right) / 2, innerHeight * READING_LINE);
      return under.find((it) => content.contains(it) && it !== content) ?? null;
    },
  };
}
