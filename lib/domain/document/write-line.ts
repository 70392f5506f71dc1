import { escapeXml } from '../codec/write-storage';
import type { Piece, Run } from './document';

/** How a wiki writes plain words. */
export interface LineForm {
  escape: (text: string) => string;
  lineBreak: string;
}

export const STORAGE_LINE: LineForm = { escape: escapeXml, lineBreak: '<br />' };

/** As text, also where a short code would be one. */
export const HTML_LINE: LineForm = {
  escape: (text) => escapeXml(text).replaceAll('[', '&#091;'),
  lineBreak: '<br>',
};

const LOOKS = [
  ['href', 'a'],
  ['strong', 'strong'],
  ['em', 'em'],
  ['code', 'code'],
] as const;

/** Writes a line as markup: links around bold around italics around code, each as long as it goes. */
export function writeLine(pieces: readonly Piece[], form: LineForm, level = 0): string {
  const look = LOOKS[level];
  if (look === undefined) return pieces.map((piece) => writePiece(piece, form)).join('');
  const [name, element] = look;
  let out = '';
  for (let from = 0; from < pieces.length;) {
    const value = valueOf(pieces[from], name);
    let to = from + 1;
    while (to < pieces.length && valueOf(pieces[to], name) === value) to += 1;
    const inside = writeLine(pieces.slice(from, to), form, level + 1);
    const attribute = name === 'href' ? ` href="${escapeXml(String(value))}"` : '';
    out += value === undefined ? inside : `<${element}${attribute}>${inside}</${element}>`;
    from = to;
  }
  return out;
}

function valueOf(piece: Piece | undefined, name: keyof Run): unknown {
  return piece?.kind === 'text' ? piece[name] : undefined;
}

function writePiece(piece: Piece, form: LineForm): string {
  switch (piece.kind) {
    case 'text':
      return form.escape(piece.text);
    case 'break':
      return form.lineBreak;
    case 'kept':
      return piece.source;
  }
}
