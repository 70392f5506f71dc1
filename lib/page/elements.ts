/** White space folded to single blanks, as a reader sees it. */
export function foldBlanks(text: string): string {
  return text.replace(/[\s\u200b\ufeff]+/g, ' ').trim();
}

/** The content of a `<meta>` by name or property, trimmed; `null` if it is missing or empty. */
export function readMeta(page: Document, name: string): string | null {
  return readMetas(page, name)[0] ?? null;
}

/** All non-empty contents of a `<meta>` that may stand in a page more than once. */
export function readMetas(page: Document, name: string): string[] {
  const found = page.querySelectorAll(`meta[name="${name}"], meta[property="${name}"]`);
  return [...found].map((meta) => foldBlanks(meta.getAttribute('content') ?? '')).filter((content) => content !== '');
}

/**
 * Makes a link of the page absolute, as its browser would; `null` where it cannot be:
 * a relative link in a saved file whose address nobody knows.
 */
export function resolveLink(page: Document, address: URL, href: string | null | undefined): URL | null {
  if (href === null || href === undefined || href.trim() === '') return null;
  const base = page.querySelector('base[href]')?.getAttribute('href') ?? '';
  const from = URL.canParse(base, address.href) ? new URL(base, address.href) : address;
  if (!URL.canParse(href, from.href)) return null;
  const link = new URL(href, from.href);
  return link.protocol === 'http:' || link.protocol === 'https:' ? link : null;
}

/** True for an element that its markup hides; says nothing about style sheets. Folded panels (tabs, accordions) count as shown. */
export function isHidden(element: Element): boolean {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    if (hidesItself(at) && !isFoldedPanel(at)) return true;
  }
  return false;
}

const HIDDEN_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
const FOLDED = /accordion|tab|expand|toggle|collaps|spoiler|panel|faq/i;

/** True if this element's own attributes hide it and what is in it. */
export function hidesItself(element: Element): boolean {
  if (!element.hasAttributes()) return false;
  return element.hasAttribute('hidden') || HIDDEN_STYLE.test(element.getAttribute('style') ?? '');
}

/** A part that a click unfolds is the page's text all the same. */
export function isFoldedPanel(element: Element): boolean {
  return (
    element.getAttribute('role') === 'tabpanel' ||
    element.hasAttribute('aria-labelledby') ||
    FOLDED.test(element.getAttribute('class') ?? '')
  );
}
