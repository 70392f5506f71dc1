import { decodeEntity } from './entities.ts';

/** Offsets count UTF-16 units in the source. `at[i]` is where the i-th unit of a text stands, `at[length]` its end. */
export interface BodyText {
  kind: 'text';
  text: string;
  at: number[];
  cdata: boolean;
  parent: StorageElement;
}

export interface StorageElement {
  kind: 'element';
  name: string;
  attributes: Map<string, string>;
  children: StorageNode[];
  start: number;
  end: number;
  parent: StorageElement | null;
}

export type StorageNode = BodyText | StorageElement;

/** What is not well formed, in the words of Confluence's own parser. */
export class NotWellFormed extends Error {}

const NAME = /[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?/y;
const ATTRIBUTE = /\s+([A-Za-z_][\w.-]*(?::[\w.-]+)?)\s*=\s*("([^"<]*)"|'([^'<]*)')/y;
const TAG_END = /\s*(\/?)>/y;
const CLOSE = /<\/([^\s>]+)\s*>/y;
const SKIPPED = /<!--(?:(?!--)[\s\S])*-->/y;
const CDATA = /<!\[CDATA\[([\s\S]*?)\]\]>/y;
const WORDS = /[^<&]+/y;
const ENTITY = /&[#\w]+;/y;
// eslint-disable-next-line no-control-regex -- XML 1.0, production 2: these characters are what it looks for
const NOT_XML = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;

class Reader {
  readonly source: string;
  offset = 0;
  constructor(source: string) {
    this.source = source;
  }
  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.offset;
    const match = pattern.exec(this.source);
    if (match !== null) this.offset = pattern.lastIndex;
    return match;
  }
  fail(what: string): never {
    const before = this.source.slice(0, this.offset).split('\n');
    const row = before.length;
    const column = (before.at(-1)?.length ?? 0) + 1;
    throw new NotWellFormed(`Error parsing xhtml: ${what}\n at [row,col {unknown-source}]: [${row},${column}]`);
  }
}

function decodeValue(reader: Reader, value: string): string {
  return value.replace(/&[^;\s]*;?/g, (entity) => {
    return decodeEntity(entity) ?? reader.fail(`Undeclared general entity "${entity.slice(1).replace(';', '')}"`);
  });
}

function readTag(reader: Reader, parent: StorageElement): StorageElement & { open: boolean } {
  const start = reader.offset;
  reader.offset += 1;
  const name = reader.take(NAME)?.[0] ?? reader.fail('Unexpected character in start of tag; expected a name');
  const attributes = new Map<string, string>();
  for (let found = reader.take(ATTRIBUTE); found !== null; found = reader.take(ATTRIBUTE)) {
    const [, key = '', , double, single] = found;
    if (attributes.has(key)) reader.fail(`Duplicate attribute '${key}'.`);
    attributes.set(key, decodeValue(reader, double ?? single ?? ''));
  }
  const close = reader.take(TAG_END) ?? reader.fail(`Unexpected character in tag <${name}>; expected '>' or '/>'`);
  return {
    kind: 'element',
    name,
    attributes,
    children: [],
    start,
    end: reader.offset,
    parent,
    open: close[1] !== '/',
  };
}

function addText(parent: StorageElement, text: string, at: number[], cdata: boolean): void {
  const last = parent.children.at(-1);
  if (last?.kind === 'text' && !cdata && !last.cdata) {
    last.text += text;
    last.at.pop();
    for (const offset of at) last.at.push(offset);
  } else parent.children.push({ kind: 'text', text, at, cdata, parent });
}

/** Offsets of a text that stands in the source as it is. */
function straight(start: number, length: number): number[] {
  return Array.from({ length: length + 1 }, (_, index) => start + index);
}

function readText(reader: Reader, parent: StorageElement): void {
  const start = reader.offset;
  const cdata = reader.take(CDATA);
  if (cdata !== null) return addText(parent, cdata[1] ?? '', straight(start + 9, cdata[1]?.length ?? 0), true);
  const entity = reader.take(ENTITY);
  if (entity !== null) {
    const character = decodeEntity(entity[0]) ?? reader.fail(`Undeclared general entity "${entity[0].slice(1, -1)}"`);
    return addText(parent, character, [...Array.from({ length: character.length }, () => start), reader.offset], false);
  }
  const words = reader.take(WORDS) ?? reader.fail(`Unexpected character '${reader.source.charAt(start)}'`);
  if (words[0].includes(']]>')) reader.fail("Unexpected ']]>' in content");
  addText(parent, words[0], straight(start, words[0].length), false);
}

/**
 * Parses storage format as strictly as XML asks, and knows nothing of what the tags mean: Confluence, too, accepts
 * unknown `ac:` tags silently (PLATFORM-FACTS 3.4).
 * @throws NotWellFormed with row and column
 */
export function parseStorage(source: string): StorageElement {
  const reader = new Reader(source);
  const root: StorageElement = {
    kind: 'element',
    name: 'xml',
    attributes: new Map(),
    children: [],
    start: 0,
    end: source.length,
    parent: null,
  };
  if (NOT_XML.test(source)) reader.fail('Illegal character in content');
  let current = root;
  while (reader.offset < source.length) {
    if (reader.take(SKIPPED) !== null) continue;
    const close = reader.take(CLOSE);
    if (close !== null) {
      const wanted = current === root ? 'end of content' : `</${current.name}>`;
      if (current === root || close[1] !== current.name)
        reader.fail(`Unexpected close tag </${close[1] ?? ''}>; expected ${wanted}.`);
      current.end = reader.offset;
      current = current.parent ?? root;
      continue;
    }
    if (/^<(?!!\[CDATA\[)/.test(source.slice(reader.offset, reader.offset + 9))) {
      const { open, ...element } = readTag(reader, current);
      current.children.push(element);
      if (open) current = element;
    } else readText(reader, current);
  }
  if (current !== root) reader.fail(`Unexpected close tag </xml>; expected </${current.name}>.`);
  return root;
}
