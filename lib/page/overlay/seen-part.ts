/**
 * How much of an element lies above the window, 0 to 1. It waits for the browser's own layout of the next frame: asking
 * for one would have a long page laid out at once. Of a hidden page it tells once it is seen.
 */
export function shareAbove(element: Element): Promise<number> {
  return new Promise((resolve) => {
    new IntersectionObserver(([entry], observer) => {
      observer.disconnect();
      const { top, height } = entry?.boundingClientRect ?? { top: 0, height: 0 };
      resolve(height === 0 ? 0 : Math.max(0, Math.min(1, -top / height)));
    }).observe(element);
  });
}
