import type { StorageElement, StorageNode, BodyText } from './parse.ts';

const BLOCKS = new Set(
  (
    'p h1 h2 h3 h4 h5 h6 ul ol li table thead tbody tfoot tr td th blockquote pre div hr ac:rich-text-body ac:layout ' +
    'ac:layout-section ac:layout-cell ac:task-list ac:task ac:task-body ac:structured-macro ac:image br'
  ).split(' '),
);

// ASSUMPTION: text inside code blocks, task ids and macro parameters is not what an inline comment can be tied to.
const SILENT = new Set(['ac:parameter', 'ac:plain-text-body', 'ac:task-id', 'ac:task-uuid', 'ac:task-status']);

export interface PlacedText {
  text: string;
  /** For each unit of `text`: the node and the index in it, or null for a break between blocks. */
  places: ({ node: BodyText; index: number } | null)[];
}

/**
 * A page's text as a reader sees it and an inline comment is matched against it: inline markup does not count, white
 * space is collapsed as a browser does, blocks are kept apart by a line break.
 * ASSUMPTION: a selection never reaches from one block into the next.
 */
export function placeText(root: StorageElement): PlacedText {
  const characters: string[] = [];
  const places: PlacedText['places'] = [];
  const add = (character: string, place: PlacedText['places'][number]): void => {
    characters.push(character);
    places.push(place);
  };
  const addShown = (character: string, place: PlacedText['places'][number]): void => {
    if (!/[ \t\r\n]/.test(character)) add(character, place);
    else if (!/^[ \n]?$/.test(characters.at(-1) ?? '')) add(' ', place);
  };
  const breakBlock = (): void => {
    if (characters.at(-1) !== '\n') add('\n', null);
  };
  const walk = (node: StorageNode): void => {
    if (node.kind === 'text') {
      for (let index = 0; index < node.text.length; index += 1) addShown(node.text.charAt(index), { node, index });
      return;
    }
    if (SILENT.has(node.name)) return;
    if (BLOCKS.has(node.name)) breakBlock();
    node.children.forEach(walk);
    if (BLOCKS.has(node.name)) breakBlock();
  };
  walk(root);
  return { text: characters.join(''), places };
}

/** All the text below a node, markup left out, as it is. */
export function textOf(node: StorageNode): string {
  return node.kind === 'text' ? node.text : node.children.map(textOf).join('');
}

/** The first element below `node` with this name, or null. */
export function findElement(node: StorageElement, name: string): StorageElement | null {
  for (const child of node.children) {
    if (child.kind === 'text') continue;
    const found = child.name === name ? child : findElement(child, name);
    if (found !== null) return found;
  }
  return null;
}
