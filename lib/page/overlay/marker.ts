import { offsetAt, type PageText } from '../text';

/**
 * Where Confluence marks the words of an inline comment: one element, or several of the same name where other markup
 * runs through them. `null`: nowhere.
 * @param name - A UUID, safe in a selector.
 * @see PLATFORM-FACTS 3.2: legacy and Data Center's `data-ref`, Cloud's `data-id`
 */
export function markerAt(page: PageText, name: string): { start: number; end: number } | null {
  const parts = page.root.querySelectorAll(`[data-ref="${name}"],[data-id="${name}"]`);
  const [first, last] = [parts[0], parts[parts.length - 1]];
  const start = first === undefined ? null : offsetAt(page, first, 0);
  const end = last === undefined ? null : offsetAt(page, last, last.childNodes.length);
  return start === null || end === null || end <= start ? null : { start, end };
}
