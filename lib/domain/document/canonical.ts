import { writableText } from '../codec/text';
import type { Cell, Document, DocumentBlock, List, ListItem, Piece, Run } from './document';

/**
 * The one form that equal documents have: white space as a browser shows it, neighbours of one look together, nothing
 * empty. What is written to a wiki and read again comes back in it.
 */
export function canonicalDocument(document: Document): Document {
  return document.flatMap(canonicalBlock);
}

function canonicalBlock(block: DocumentBlock): DocumentBlock[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph': {
      const of = canonicalLine(block.of);
      return of.length === 0 ? [] : [{ ...block, of }];
    }
    case 'list':
      return canonicalList(block);
    case 'code': {
      const text = writableText(block.text)
        .replace(/\r\n|[\r\v\f]/g, '\n')
        .replace(/^\n+|\s+$/g, '');
      return text === '' ? [] : [{ ...block, language: block.language.trim().toLowerCase(), text }];
    }
    case 'table': {
      const width = Math.max(0, ...block.rows.map((row) => row.length));
      const rows = block.rows.map((row) => Array.from({ length: width }, (_, at) => canonicalCell(row[at])));
      return rows.every((row) => row.every(({ of }) => of.length === 0)) ? [] : [{ kind: 'table', rows }];
    }
    case 'note': {
      const of = block.of.flatMap(canonicalBlock).filter(isInNote);
      return of.length === 0 ? [] : [{ ...block, of }];
    }
    case 'picture':
      return [{ ...block, alt: collapse(block.alt).trim() }];
    case 'kept':
      return [block];
  }
}

type InNote = Extract<DocumentBlock, { kind: 'note' }>['of'][number];

function isInNote(block: DocumentBlock): block is InNote {
  return block.kind === 'paragraph' || block.kind === 'list' || block.kind === 'code';
}

function canonicalList({ ordered, items }: List): List[] {
  const full = items.flatMap(({ of, lists }): ListItem[] => {
    const item = { of: canonicalLine(of), lists: lists.flatMap(canonicalList) };
    return item.of.length === 0 && item.lists.length === 0 ? [] : [item];
  });
  return full.length === 0 ? [] : [{ kind: 'list', ordered, items: full }];
}

function canonicalCell(cell: Cell | undefined): Cell {
  return { header: cell?.header ?? false, of: canonicalLine(cell?.of ?? []) };
}

/** White space at ends and around breaks is not shown; breaks at ends are none. */
export function canonicalLine(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece.kind !== 'text') {
      if (piece.kind === 'break' && last === undefined) continue;
      joined.push(piece);
      continue;
    }
    const before = last === undefined || last.kind === 'break' || endsInBlank(last);
    const text = before ? collapse(piece.text).replace(/^ /, '') : collapse(piece.text);
    if (text !== '') joined.push(runOf(piece, text));
  }
  return joinRuns(plainBlanks(joinRuns(trimEnds(joined))));
}

function joinRuns(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece.kind === 'text' && last?.kind === 'text' && looksAlike(last, piece))
      joined[joined.length - 1] = { ...last, text: last.text + piece.text };
    else joined.push(piece);
  }
  return joined;
}

/** Nobody sees whether a blank between words is bold or italic: it is what both of its neighbours are. */
function plainBlanks(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece, at): Piece[] => {
    if (piece.kind !== 'text' || piece.code === true) return [piece];
    const [, before = '', words = '', after = ''] = /^( ?)([^]*?)( ?)$/.exec(piece.text) ?? [];
    const [earlier, later] = words === '' ? [pieces[at - 1], pieces[at + 1]] : [piece, piece];
    return [
      ...blank(before, piece, pieces[at - 1], later),
      ...(words === '' ? [] : [runOf(piece, words)]),
      ...blank(after, piece, earlier, pieces[at + 1]),
    ];
  });
}

function blank(text: string, piece: Run, ...around: (Piece | undefined)[]): Run[] {
  if (text === '') return [];
  const isIn = (look: 'strong' | 'em') => around.every((one) => one?.kind === 'text' && one[look] === true);
  const { strong, em, ...plain } = piece;
  return [
    runOf({ ...plain, ...(isIn('strong') && strong ? { strong } : {}), ...(isIn('em') && em ? { em } : {}) }, text),
  ];
}

function trimEnds(pieces: Piece[]): Piece[] {
  const trimmed: Piece[] = [];
  for (const piece of pieces.reverse()) {
    const next = trimmed[0];
    if (piece.kind === 'text' && (next === undefined || next.kind === 'break')) {
      const text = piece.text.replace(/ $/, '');
      if (text !== '') trimmed.unshift({ ...piece, text });
    } else if (piece.kind !== 'break' || next !== undefined) {
      trimmed.unshift(piece);
    }
  }
  return trimmed[0]?.kind === 'break' ? trimEnds(trimmed.slice(1)) : trimmed;
}

function endsInBlank(piece: Piece): boolean {
  return piece.kind === 'text' && piece.text.endsWith(' ');
}

/** No-break spaces are signs of their own. */
function collapse(text: string): string {
  return writableText(text).replace(/[ \t\r\n\f\v]+/g, ' ');
}

function looksAlike(one: Run, other: Run): boolean {
  const { strong, em, code, href } = runOf(other, '');
  return one.strong === strong && one.em === em && one.code === code && one.href === href;
}

function runOf({ strong, em, code, href }: Run, text: string): Run {
  const link = href === undefined ? {} : { href };
  if (code === true) return { kind: 'text', text, code, ...link };
  return { kind: 'text', text, ...(strong === true ? { strong } : {}), ...(em === true ? { em } : {}), ...link };
}
