import { DomUtils, parseDocument } from 'htmlparser2';

type Node = ReturnType<typeof parseDocument>['children'][number];

/** Attributes whose value means something to a guest on the page; of others only the presence counts. */
const WITH_VALUE =
  /^(data-testid|data-test-id|data-mark-type|data-mark-annotation-type|data-renderer-mark|role|aria-label|href|data-indent-level|data-layout)$/;
// Widths are the author's, styles and hashed classes the build's, `value`-less spans of the abridged excerpts nobody's.
const IGNORED = /^(style|data-colwidth|tabindex|aria-disabled|title)$/;
const HASHED_CLASS = /^(css-|_|e\w{7,}$|undefined$|title$)/;

function attributesOf(attribs: Record<string, string>): string {
  const kept = Object.entries(attribs).flatMap(([name, value]) => {
    if (IGNORED.test(name)) return [];
    if (name !== 'class') return [WITH_VALUE.test(name) ? `${name}="${value}"` : name];
    const classes = value.split(/\s+/).filter((one) => one !== '' && !HASHED_CLASS.test(one));
    return classes.map((one) => `.${one}`);
  });
  return kept.sort().join(' ');
}

/** Older captures have a `span` where newer ones have a `mark`. */
function tagOf(name: string, attribs: Record<string, string>): string {
  return attribs['data-mark-type'] === 'annotation' ? 'mark' : name;
}

function linesOf(node: Node, depth: number): string[] {
  if (!('attribs' in node)) {
    const words = DomUtils.textContent(node).trim().replaceAll(/\s+/g, ' ');
    return words === '' ? [] : [`${'  '.repeat(depth)}"${words}"`];
  }
  const line = `${'  '.repeat(depth)}${tagOf(node.name, node.attribs)} ${attributesOf(node.attribs)}`.trimEnd();
  return [line, ...node.children.flatMap((child) => linesOf(child, depth + 1))];
}

/**
 * The bones of a piece of markup, one line per element and text, so that a difference reads as one.
 * @param selector - The first element whose attribute fits; it is a mistake if there is none.
 */
export function skeleton(markup: string, selector: { attribute: string; value: RegExp }): string[] {
  const found = DomUtils.findOne(
    ({ attribs }) => selector.value.test(attribs[selector.attribute] ?? ''),
    parseDocument(markup).children,
  );
  if (found === null) throw new Error(`nothing with ${selector.attribute} ${selector.value.source}`);
  return linesOf(found, 0);
}
