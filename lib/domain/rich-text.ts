import { canonicalText, isAddress, webAddress } from './codec/text';
import { linkTarget } from './codec/trailer-mark';

/** A piece of a line. `code` and `text` are plain; a link's `href` is a web address. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'strong'; of: Inline[] }
  | { kind: 'em'; of: Inline[] }
  | { kind: 'link'; href: string; of: Inline[] };

export type RichBlock =
  | { kind: 'paragraph'; lines: Inline[][] }
  | { kind: 'bullets'; items: Inline[][] }
  | { kind: 'numbers'; items: Inline[][] };

/**
 * The few signs that words may carry, each within one line: `code`, a link, bold, italic (docs/thread-format.md). An
 * address is passed over, so that signs in it mean nothing. Lengths are bounded, so that no foreign text takes long to read.
 */
const SIGNS =
  /`(?<code>[^`\s](?:[^`\n]{0,498}[^`\s])?)`|(?<address>https?:\/\/[^\s*]+)|\[(?<label>[^[\]\n]{1,500})\]\((?<href>https?:\/\/[^\s()<>]{1,2000})\)|\*\*(?<strong>[^\s*](?:[^\n]{0,498}?[^\s*])??)\*\*(?!\*)|(?<![\p{L}\p{N}_])_(?<em>[^\s_](?:[^\n]{0,498}?[^\s_])??)_(?![\p{L}\p{N}_])/gu;

const BULLET = /^- (?=\S)/;
const NUMBER = /^(\d{1,3})\. (?=\S)/;

/** Reads one line. What means nothing is text, so that nothing is lost. */
export function readInline(line: string): Inline[] {
  const pieces: Inline[] = [];
  let done = 0;
  const passOver = (end: number): void => {
    if (end > done) pieces.push({ kind: 'text', text: line.slice(done, end) });
  };
  for (const found of line.matchAll(SIGNS)) {
    const piece = pieceOf(found.groups ?? {});
    if (piece === null) continue;
    passOver(found.index);
    pieces.push(piece);
    done = found.index + found[0].length;
  }
  passOver(line.length);
  return pieces;
}

function pieceOf({ code, label, href, strong, em }: Partial<Record<string, string>>): Inline | null {
  if (code !== undefined) return { kind: 'code', text: code };
  if (strong !== undefined) return { kind: 'strong', of: readInline(strong) };
  if (em !== undefined) return { kind: 'em', of: readInline(em) };
  const target = href === undefined ? null : linkTarget(href);
  return label === undefined || target === null ? null : { kind: 'link', href: target, of: readInline(label) };
}

/** Reads words into paragraphs and lists. Numbers make a list only where they count from 1, so that they can be made again. */
export function readRich(text: string): RichBlock[] {
  return text
    .split(/\n{2,}/)
    .flatMap((paragraph) => groupLines(paragraph.split('\n')))
    .map(({ kind, lines }) => {
      if (kind === 'paragraph') return { kind, lines: lines.map(readInline) };
      const sign = kind === 'bullets' ? BULLET : NUMBER;
      return { kind, items: lines.map((line) => readInline(line.replace(sign, ''))) };
    });
}

interface Group {
  kind: RichBlock['kind'];
  lines: string[];
}

function groupLines(lines: string[]): Group[] {
  const groups: Group[] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    const kind = kindOf(line, last);
    if (last?.kind === kind) last.lines.push(line);
    else groups.push({ kind, lines: [line] });
  }
  return groups;
}

function kindOf(line: string, last: Group | undefined): Group['kind'] {
  if (BULLET.test(line)) return 'bullets';
  const number = NUMBER.exec(line)?.[1];
  const next = last?.kind === 'numbers' ? last.lines.length + 1 : 1;
  return number === String(next) ? 'numbers' : 'paragraph';
}

/** Whether there is anything but plain words. */
export function hasSigns(text: string): boolean {
  return readRich(text).some((block) => block.kind !== 'paragraph' || block.lines.some((line) => !isPlain(line)));
}

function isPlain(line: Inline[]): boolean {
  return line.every(({ kind }) => kind === 'text');
}

/** The same words without signs, as a mail shows them: a link's address follows it. */
export function plainWords(text: string): string {
  return byLine(text, (line) => print(readInline(line), 'plain'));
}

/** The same words with their signs, where links cannot be: the address follows. */
export function spellLinks(text: string): string {
  return byLine(text, (line) => print(readInline(line), 'spelt'));
}

/**
 * The form in which rich words come back from a wiki: `canonicalText`, addresses as browsers write them, none of them as
 * code or with itself as its label, and lists apart from what is around them.
 */
export function canonicalRich(text: string): string {
  return byLine(canonicalText(text), (line) => print(readInline(line), 'canonical'))
    .split(/\n{2,}/)
    .flatMap((paragraph) => groupLines(paragraph.split('\n')))
    .map(({ lines }) => lines.join('\n'))
    .join('\n\n');
}

function byLine(text: string, write: (line: string) => string): string {
  return text.split('\n').map(write).join('\n');
}

type Form = 'plain' | 'spelt' | 'canonical';

function print(line: Inline[], form: Form): string {
  return line.map((piece) => printPiece(piece, form)).join('');
}

function printPiece(piece: Inline, form: Form): string {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'code':
      return form === 'plain' || isAddress(piece.text) ? piece.text : `\`${piece.text}\``;
    case 'strong':
      return form === 'plain' ? print(piece.of, form) : `**${print(piece.of, form)}**`;
    case 'em':
      return form === 'plain' ? print(piece.of, form) : `_${print(piece.of, form)}_`;
    case 'link': {
      const label = print(piece.of, form);
      if (webAddress(label) === piece.href) return label;
      return form === 'canonical' ? `[${label}](${piece.href})` : `${label} (${piece.href})`;
    }
  }
}
