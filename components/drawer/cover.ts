/** The second version of the observer tells what is really seen; Firefox has none of it. */
interface SeenEntry extends IntersectionObserverEntry {
  isVisible?: boolean;
}

/** What is known of whether anything of the page lies over an element. */
export interface Cover {
  /** Whether something does. In the first moment, while the browser cannot have seen the element yet, this waits. */
  isOver(): Promise<boolean>;
  stop(): void;
}

/**
 * While the drawer slides in and until the page's process was asked what lies over it, the browser calls everything
 * unseen. Only within this time is that not believed: a page must not be able to cover a button, take the click and
 * uncover it again.
 */
const FIRST_SIGHT_MS = 1_000;
const NOTHING_IS: Cover = { isOver: () => Promise.resolve(false), stop: () => {} };

/**
 * Watches whether anything of the page lies over an element, however transparent: a page may try to lead a click astray.
 * Nothing ever does where the browser cannot tell, and in a document that no page frames.
 * @see https://w3c.github.io/IntersectionObserver/v2/
 */
export function watchCover(element: Element): Cover {
  const framed = window.parent !== window;
  if (!framed || !('isVisible' in IntersectionObserverEntry.prototype)) return NOTHING_IS;
  let covered = true;
  const { promise: firstSight, resolve: settle } = Promise.withResolvers<void>();
  const timer = setTimeout(settle, FIRST_SIGHT_MS);
  const options: IntersectionObserverInit & { trackVisibility: boolean; delay: number } = {
    trackVisibility: true,
    delay: 100, // the least that the standard allows
    threshold: [0.9],
  };
  const observer = new IntersectionObserver((entries: SeenEntry[]) => {
    covered = entries.at(-1)?.isVisible !== true;
    if (!covered) settle();
  }, options);
  observer.observe(element);
  return {
    isOver: () => firstSight.then(() => covered),
    stop() {
      clearTimeout(timer);
      observer.disconnect();
    },
  };
}
