import { overlaps, type Box } from './box';
import { make, px } from './element';
import { placeBadge } from './place-badge';
import { badgeSize, dressBadge, type Tally } from './section-badge';
import { boxesAround, boxesBeside, depthOf, readPlace, scrollerOf } from './surroundings';
import type { Say } from './words';

/** A section that has requests. `at` is its heading, or the content's first block for the text before all headings. */
export interface BadgeSpot {
  key: string;
  at: Element;
  heading: string | null;
  tally: Tally;
}

/** More than that near the viewport help nobody. */
const MOST = 60;
/** A heading that comes as near as this has to have its badge. In viewports, as all distances here. */
const NEAR = 0.75;
/** Then all that are not further away than this get theirs, so that scrolling seldom has to wait. */
const AROUND = 8;

export interface Badges {
  /** Replaces all badges; their order is the page's. */
  show(content: Element, spots: BadgeSpot[]): void;
  /** Looks where the headings are now. */
  place(): void;
  /** Gives the focus to the first one on the screen, else to the nearest; false if there is none. */
  focus(): boolean;
  /** Gives the focus to a section's, once it stands there. */
  focusOn(key: string): void;
  clear(): void;
}

/**
 * Badges beside headings. They stand in the document's own coordinates, so that scrolling the window costs nothing;
 * inside a page's own scroller they follow it. Only those near the viewport exist as elements.
 */
export function createBadges(
  host: { root: ShadowRoot; element: Element },
  say: Say,
  on: {
    /** @param byKey - Not with the pointer. */
    chosen: (spot: BadgeSpot, byKey: boolean) => void;
    /** J, or K (-1), while one has the focus: a key of one letter for nobody else (WCAG 2.1.4). */
    step: (spot: BadgeSpot, by: number) => void;
  },
  signal: AbortSignal,
): Badges {
  const layer = make('div', {});
  const pane = make('nav', { class: 'pane', 'aria-label': say('overlayBadges') }, layer);
  let content: Element | null = null;
  let scroller: Element | null = null;
  let depth: string | null = null;
  let spots: BadgeSpot[] = [];
  const buttons = new Map<string, HTMLButtonElement>();
  let frame = 0;
  let wished: string | null = null;

  /** Watches the next heading above and below those that were looked at, and those that take no room. */
  const nearby = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) place();
    },
    { rootMargin: `${NEAR * 100}%`, scrollMargin: `${NEAR * 100}%` },
  );
  /** Of the headings it tells only when one takes no room any more. */
  const layout = new ResizeObserver((entries) => {
    if (entries.some(({ target, contentRect }) => target === content || contentRect.height === 0)) place();
  });

  function place() {
    cancelAnimationFrame(frame);
    if (content !== null) frame = requestAnimationFrame(placeNow);
  }

  /** First all reading, then all writing: the page is laid out once. */
  function placeNow() {
    if (content === null) return;
    if (depth === null) {
      const now = scrollerOf(content);
      if (now !== scroller) scroller?.removeEventListener('scroll', follow);
      now?.addEventListener('scroll', follow, { passive: true });
      scroller = now;
      depth = depthOf(content);
    }
    const origin = originNow();
    const area = scroller?.getBoundingClientRect() ?? new DOMRect(0, 0, document.documentElement.clientWidth, 0);
    const everyHeight = { left: area.left + 2, right: area.right - 2, top: -Infinity, bottom: Infinity };
    const taken = boxesAround(content);
    const placed: { spot: BadgeSpot; x: number; y: number }[] = [];
    const wanted = spotsAround();
    for (const spot of spots.filter((it) => wanted.has(it))) {
      const found = readPlace(spot.at);
      if (found === null) continue;
      layout.observe(spot.at);
      const size = badgeSize(say, spot.tally);
      const beside: Box[] = [...boxesBeside(spot.at, content), ...taken];
      const free = beside.filter((it) => !overlaps(it, found.place.firstLine));
      const corner = placeBadge(found.place, size, [...found.lines, ...free], everyHeight);
      if (corner === null) continue;
      taken.push({
        left: corner.left,
        top: corner.top,
        right: corner.left + size.width,
        bottom: corner.top + size.height,
      });
      placed.push({ spot, x: corner.left - origin.x, y: corner.top - origin.y });
    }
    write(placed, area);
  }

  /** Those that get a badge now; the next beyond them are watched. */
  function spotsAround(): Set<BadgeSpot> {
    const byDistance = spots
      .map((spot) => ({ spot, away: distanceOf(spot.at) }))
      .sort((a, b) => Math.abs(a.away) - Math.abs(b.away));
    const shown = byDistance.filter(({ away }) => Math.abs(away) <= AROUND).slice(0, MOST);
    const rest = byDistance.slice(shown.length);
    nearby.disconnect();
    for (const next of [rest.find(({ away }) => away > NEAR), rest.find(({ away }) => away < -NEAR)])
      if (next !== undefined) nearby.observe(next.spot.at);
    for (const { spot, away } of rest) if (away === Infinity) nearby.observe(spot.at);
    return new Set(shown.map(({ spot }) => spot));
  }

  /** Where the layer's own corner is on the screen. */
  function originNow(): { x: number; y: number } {
    const { x, y } = (scroller ?? host.element).getBoundingClientRect();
    return scroller === null ? { x, y } : { x: x - scroller.scrollLeft, y: y - scroller.scrollTop };
  }

  function write(placed: { spot: BadgeSpot; x: number; y: number }[], area: DOMRect) {
    const stale = new Set(buttons.keys());
    let before: Element | null = null;
    for (const { spot, x, y } of placed) {
      const button = buttons.get(spot.key) ?? buttonFor(spot);
      stale.delete(spot.key);
      button.style.transform = `translate(${px(x)}, ${px(y)})`;
      if (button.parentNode === null) {
        if (before === null) layer.prepend(button);
        else before.after(button);
      }
      before = button;
      if (wished === spot.key) button.focus({ preventScroll: true });
    }
    wished = null;
    for (const key of stale) {
      buttons.get(key)?.remove();
      buttons.delete(key);
    }
    pane.classList.toggle('inner', scroller !== null);
    const box = `left:${px(area.left)};top:${px(area.top)};width:${px(area.width)};height:${px(area.height)};`;
    pane.style.cssText = `z-index:${depth ?? 'auto'};${scroller === null ? '' : box}`;
    layer.style.cssText = '';
    follow();
  }

  function buttonFor(spot: BadgeSpot): HTMLButtonElement {
    const button = make('button', { type: 'button' });
    dressBadge(button, say, spot.heading, spot.tally);
    button.addEventListener('click', ({ detail }) => on.chosen(spot, detail === 0));
    button.addEventListener('keydown', ({ key, ctrlKey, metaKey, altKey }) => {
      const by = { j: 1, k: -1 }[key];
      if (by !== undefined && !ctrlKey && !metaKey && !altKey) on.step(spot, by);
    });
    buttons.set(spot.key, button);
    return button;
  }

  function follow() {
    if (scroller !== null) layer.style.transform = `translate(${-scroller.scrollLeft}px, ${-scroller.scrollTop}px)`;
  }

  function forget() {
    cancelAnimationFrame(frame);
    nearby.disconnect();
    layout.disconnect();
    spots = [];
    content = null;
  }

  function clear() {
    forget();
    scroller?.removeEventListener('scroll', follow);
    scroller = null;
    buttons.clear();
    layer.replaceChildren();
    pane.remove();
  }

  addEventListener('resize', () => place(), { signal });
  document.fonts.addEventListener('loadingdone', () => place(), { signal });
  signal.addEventListener('abort', clear);

  return {
    show(newContent, newSpots) {
      if (newSpots.length === 0) {
        clear();
        return;
      }
      forget(); // the buttons stay, and with them the focus on one of them, until their new places are known
      content = newContent;
      spots = newSpots;
      for (const spot of newSpots) {
        const button = buttons.get(spot.key);
        if (button !== undefined) dressBadge(button, say, spot.heading, spot.tally);
      }
      depth = null; // read with the rest, once the browser has laid the page out
      if (pane.parentNode === null) host.root.prepend(pane);
      layout.observe(newContent);
    },
    place,
    focus() {
      const [...inOrder] = layer.querySelectorAll('button');
      const onScreen = inOrder.find((it) => overlaps(it.getBoundingClientRect(), viewport()));
      const target = onScreen ?? inOrder[0];
      target?.focus();
      return target !== undefined;
    },
    focusOn(key) {
      wished = key;
      place();
    },
    clear,
  };
}

/** From the screen to a heading: 0 on it, negative above it, infinite where it takes no room. */
function distanceOf(heading: Element): number {
  const { top, bottom, height } = heading.getBoundingClientRect();
  if (height === 0) return Infinity;
  return (Math.max(0, top - innerHeight) + Math.min(0, bottom)) / innerHeight;
}

function viewport(): Box {
  return { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
}
