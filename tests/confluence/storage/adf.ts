import { textOf } from './text.ts';
import type { StorageElement } from './parse.ts';

interface AdfNode {
  type: string;
  version?: number;
  attrs?: Record<string, unknown>;
  content?: AdfNode[];
  text?: string;
}

function block(element: StorageElement): AdfNode[] {
  const text = textOf(element).trim();
  const content: AdfNode[] = text === '' ? [] : [{ type: 'text', text }];
  const level = /^h([1-6])$/.exec(element.name)?.[1];
  if (level !== undefined) return [{ type: 'heading', attrs: { level: Number(level) }, content }];
  return content.length === 0 ? [] : [{ type: 'paragraph', content }];
}

/** The text of a page as an ADF document: headings and paragraphs only; lists, tables and marks become paragraphs. */
export function toAdf(root: StorageElement): AdfNode {
  const blocks = root.children.flatMap((child) => (child.kind === 'element' ? block(child) : []));
  return { type: 'doc', version: 1, content: blocks };
}
