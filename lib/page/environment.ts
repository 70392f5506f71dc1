/**
 * What the page alone knows of how it is seen: `1280×720 @2× · zoom 125% · v57`. The browser's name is added outside of it.
 * @param pageVersion - `null` where the page names none.
 */
export function windowLine(view: Window, pageVersion: string | null): string {
  const { innerWidth, innerHeight, devicePixelRatio } = view;
  const zoom = guessZoom(view);
  const parts = [`${innerWidth}×${innerHeight} @${Math.round(devicePixelRatio * 100) / 100}×`];
  if (zoom !== 100) parts.push(`zoom ${zoom}%`);
  if (pageVersion !== null) parts.push(`v${pageVersion}`);
  return parts.join(' · ');
}

/** Browsers do not tell the zoom; the window's width in CSS pixels shrinks by it while the outer one does not. */
function guessZoom(view: Window): number {
  if ('mozInnerScreenX' in view) return 100; // Firefox zooms both: all that differs there is a side bar
  const { outerWidth, innerWidth } = view;
  const guess = Math.round(((outerWidth / innerWidth) * 100) / 5) * 5;
  return Number.isFinite(guess) && guess >= 25 && guess <= 500 ? guess : 100;
}
