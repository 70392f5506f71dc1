/**
 * The browser's match pattern for an origin. Patterns know no port in Firefox, so it is left out everywhere:
 * the background checks the whole origin again at every call.
 * @see https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Match_patterns
 */
export function patternOf(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

/** The origin of a page that a wiki could serve; `null` for the browser's own pages, files and nonsense. */
export function webOriginOf(url: string | undefined): string | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const { protocol, origin } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? origin : null;
}
