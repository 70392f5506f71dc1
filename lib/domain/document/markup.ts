import { Parser } from 'htmlparser2';

/** Markup as a tree whose nodes know where they stand in their source, in UTF-16 units. */
export interface MarkupElement {
  kind: 'element';
  /** In lower case. */
  name: string;
  attributes: Record<string, string>;
  children: MarkupNode[];
  start: number;
  /** Where what is inside begins and ends. */
  from: number;
  to: number;
  end: number;
}

export interface MarkupText {
  kind: 'text';
  /** Decoded. */
  text: string;
  start: number;
  end: number;
  /** Inside `<![CDATA[…]]>`, where no tag can stand. */
  cdata: boolean;
}

export interface MarkupComment {
  kind: 'comment';
  text: string;
  start: number;
  end: number;
}

export type MarkupNode = MarkupElement | MarkupText | MarkupComment;

/**
 * Reads HTML with block comments (WordPress) or storage format (Confluence). Never throws: what is not closed ends with
 * what is around it, as in a browser.
 */
export function parseMarkup(source: string): MarkupNode[] {
  const top: MarkupNode[] = [];
  const open: MarkupElement[] = [];
  let cdata = false;
  const add = (node: MarkupNode): void => {
    (open.at(-1)?.children ?? top).push(node);
  };
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        const [start, from] = [parser.startIndex, parser.endIndex + 1];
        const element: MarkupElement = {
          kind: 'element',
          name,
          attributes,
          children: [],
          start,
          from,
          to: from,
          end: from,
        };
        add(element);
        open.push(element);
      },
      ontext(text) {
        add({ kind: 'text', text, start: parser.startIndex, end: parser.endIndex + 1, cdata });
      },
      oncdatastart() {
        cdata = true;
      },
      oncdataend() {
        cdata = false;
      },
      oncomment(text) {
        add({ kind: 'comment', text, start: parser.startIndex, end: parser.endIndex + 1 });
      },
      onclosetag(name, implied) {
        const element = open.pop();
        if (element?.name !== name) return;
        const isSelfClosing = parser.startIndex <= element.start;
        element.to = isSelfClosing ? element.from : parser.startIndex;
        element.end = isSelfClosing || implied ? element.to : parser.endIndex + 1;
        if (isSelfClosing) element.end = element.from;
      },
    },
    // not `xmlMode`: storage format uses HTML's entities (`&nbsp;`, `&rsquo;`)
    { recognizeCDATA: true, recognizeSelfClosing: true, decodeEntities: true },
  );
  parser.end(source);
  return top;
}

/** Their content is nothing that a reader sees as words of the page. */
export const SILENT = new Set([
  'script',
  'style',
  'ac:parameter',
  'ac:plain-text-body', // code and the like: Confluence puts no inline comment there
  'ac:placeholder',
  'ac:task-id',
  'ac:task-uuid',
  'ac:task-status',
  'ac:adf-fallback', // repeats what stands beside it
  'ac:adf-attribute',
]);

/** All text below that a reader sees, in order. */
export function textsIn(nodes: readonly MarkupNode[]): MarkupText[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'text') return [node];
    return node.kind === 'element' && !SILENT.has(node.name) ? textsIn(node.children) : [];
  });
}

/** Those words, white space as a browser shows it. */
export function wordsIn(nodes: readonly MarkupNode[]): string {
  return textsIn(nodes)
    .map(({ text }) => text)
    .join('')
    .replace(/[ \t\r\n\f]+/g, ' ')
    .trim();
}
