import type { Label, Page } from './content.ts';
import type { Wiki } from './wiki.ts';

/** Labels have one id on the whole site. A page has each at most once. */
export function addLabel(wiki: Wiki, page: Page, prefix: string, name: string): void {
  if (page.labels.some((label) => label.prefix === prefix && label.name === name)) return;
  const key = `${prefix}:${name}`;
  const id = wiki.labelIds.get(key) ?? wiki.nextId();
  wiki.labelIds.set(key, id);
  const label: Label = { id, prefix, name };
  page.labels.push(label);
}
