/** Where in the window people read: a third from its top. */
const READING_LINE = 1 / 3;

export interface ReadingPlace {
  /** The node under the last click of the right button, if nothing was done since; else the one at the reading line. */
  node(content: Element): Node | null;
}

/** Follows the right mouse button, so that "Ask about this" in its menu means what was clicked. */
export function watchReadingPlace(signal: AbortSignal): ReadingPlace {
  let clicked: Node | null = null;
  const passive = { capture: true, passive: true, signal };
  addEventListener(
    'contextmenu',
    (event) => {
      const [target] = event.composedPath();
      clicked = target instanceof Node ? target : null;
    },
    passive,
  );
  for (const type of ['pointerdown', 'keydown', 'wheel']) addEventListener(type, () => void (clicked = null), passive);
  return {
    node(content) {
      if (clicked?.isConnected === true && content.contains(clicked)) return clicked;
      const { left, right } = content.getBoundingClientRect();
      const under = document.elementsFromPoint((left + right) / 2, innerHeight * READING_LINE);
      return under.find((it) => content.contains(it) && it !== content) ?? null;
    },
  };
}
