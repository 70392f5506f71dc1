/** The second version of the observer tells what is really seen; Firefox has none of it. */
interface SeenEntry extends IntersectionObserverEntry {
  isVisible?: boolean;
}

/**
 * Watches whether anything of the page lies over an element, however transparent: a page may try to lead a click astray.
 * Tells `false` for ever where the browser cannot tell, and in a document that no page frames.
 * @returns stops watching.
 * @see https://w3c.github.io/IntersectionObserver/v2/
 */
export function watchCover(element: Element, tell: (covered: boolean) => void): () => void {
  const framed = window.parent !== window;
  if (!framed || !('isVisible' in IntersectionObserverEntry.prototype)) {
    tell(false);
    return () => {};
  }
  tell(true); // until the browser has seen it
  const options: IntersectionObserverInit & { trackVisibility: boolean; delay: number } = {
    trackVisibility: true,
    delay: 100, // the least that the standard allows
    threshold: [0.9],
  };
  const observer = new IntersectionObserver((entries: SeenEntry[]) => {
    const newest = entries.at(-1);
    if (newest !== undefined) tell(newest.isVisible !== true);
  }, options);
  observer.observe(element);
  return () => observer.disconnect();
}
