/**
 * Makes one element without parsing any markup, so that pages with Trusted Types do not stand in the way.
 * @param attributes - `null` leaves one out.
 */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string | null>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A length in whole pixels. */
export function px(length: number): string {
  return `${length.toFixed()}px`; // anything else makes V8 keep a table of 64 kB with numbers as strings
}
