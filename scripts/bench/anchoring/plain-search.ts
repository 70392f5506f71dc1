import search from 'approx-string-match';

/** The plainest way to find an edited quote, for its time alone: approximate search for each through the page's text. */
export function anchor(document: Document, { exact }: { exact: string }): { start: number | null; end?: number } {
  const text = document.body.textContent;
  const [best] = search(text, exact, Math.min(256, Math.floor(exact.length / 2))).sort((a, b) => a.errors - b.errors);
  return best === undefined ? { start: null } : { start: best.start, end: best.end };
}
