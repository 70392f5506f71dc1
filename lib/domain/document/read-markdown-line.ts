import type { Definition, PhrasingContent } from 'mdast';
import type { Piece, Run } from './document';
import { isLink } from './read-line';

/** Addresses that stand elsewhere in the file, by their names. */
export type Definitions = ReadonlyMap<string, Definition>;

/** What stands in a line; of pictures their words. */
export function readMarkdownLine(
  nodes: readonly PhrasingContent[],
  definitions: Definitions,
  look: Omit<Run, 'kind' | 'text'> = {},
): Piece[] {
  return nodes.flatMap((node): Piece[] => {
    switch (node.type) {
      case 'text':
        return [{ kind: 'text', text: node.value, ...look }];
      case 'inlineCode':
        return [{ kind: 'text', text: node.value, ...look, code: true }];
      case 'break':
        return [{ kind: 'break' }];
      case 'html':
        return readHtml(node.value, look);
      case 'strong':
        return readMarkdownLine(node.children, definitions, { ...look, strong: true });
      case 'emphasis':
        return readMarkdownLine(node.children, definitions, { ...look, em: true });
      case 'link':
        return readMarkdownLine(node.children, definitions, linked(look, node.url));
      case 'linkReference':
        return readMarkdownLine(node.children, definitions, linked(look, definitions.get(node.identifier)?.url));
      case 'image':
      case 'imageReference':
        return [{ kind: 'text', text: node.alt ?? '', ...look }];
      default:
        return []; // footnotes and the like, which the parser does not look for
    }
  });
}

/** A comment is shown to nobody, other markup as it is written. */
function readHtml(source: string, look: Omit<Run, 'kind' | 'text'>): Piece[] {
  if (/^<br\s*\/?>$/i.test(source)) return [{ kind: 'break' }];
  return source.startsWith('<!--') ? [] : [{ kind: 'text', text: source, ...look }];
}

function linked(look: Omit<Run, 'kind' | 'text'>, url = ''): Omit<Run, 'kind' | 'text'> {
  return isLink(url) ? { ...look, href: url } : look;
}
