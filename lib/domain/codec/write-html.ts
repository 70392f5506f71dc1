import { isImage, type Picture } from '../event';
import { readRich, type Inline, type RichBlock } from '../rich-text';
import { nameIn } from './canonical';
import type { Part } from './outline';
import { escapeAttribute, escapeSigns, guardWords, writeAddress } from './guard-html';
import type { WordPressReach } from './guard-html';

/**
 * WordPress' comment, as its filter leaves it: what is sent is what is stored, so that the check for duplicates (which compares
 * the two) recognises the same event. Hence `rel="ugc"`, entities of three digits, and no backslash.
 * Blocks are separated by empty lines, from which `wpautop` makes paragraphs; `<p>` itself is filtered out.
 */
export function writeHtml(parts: readonly Part[], reach: WordPressReach): string {
  return parts.map((part) => writePart(part, reach)).join('\n\n');
}

function writePart(part: Part, reach: WordPressReach): string {
  const text = (words: string): string => guardWords(words, reach);
  switch (part.part) {
    case 'head': {
      const title = part.title === null || part.title === '' ? '' : ` · ${text(part.title)}`;
      return `<strong>${text(part.label)}</strong>${title}${part.note === null ? '' : `\n<em>${text(part.note)}</em>`}`;
    }
    case 'quote':
      return `<blockquote>${text(part.text)}</blockquote>`;
    case 'words':
      return readRich(part.text)
        .map((block) => writeBlock(block, reach))
        .join('\n\n');
    case 'address':
      return writeAddress(part.url, reach);
    case 'picture':
      return writePicture(part.picture, part.label, reach);
    case 'environment':
      return `<em>${text(part.text)}</em>`;
    case 'link':
      return `<a href="${escapeAttribute(part.href)}" rel="ugc">${text(part.label)}</a>`;
  }
}

function writeBlock(block: RichBlock, reach: WordPressReach): string {
  if (block.kind === 'paragraph') return block.lines.map((line) => writeLine(line, reach)).join('\n');
  const ordered = block.kind === 'numbers';
  if (reach === 'full') {
    const items = block.items.map((item) => `<li>${writeLine(item, reach)}</li>`).join('');
    return ordered ? `<ol>${items}</ol>` : `<ul>${items}</ul>`;
  }
  // Lists are filtered out there: their signs stay
  return block.items
    .map((item, index) => `${ordered ? `${String(index + 1)}.` : '-'} ${writeLine(item, reach)}`)
    .join('\n');
}

function writeLine(line: readonly Inline[], reach: WordPressReach): string {
  return line.map((piece) => writePiece(piece, reach)).join('');
}

function writePiece(piece: Inline, reach: WordPressReach): string {
  switch (piece.kind) {
    case 'text':
      return guardWords(piece.text, reach);
    case 'code':
      return `<code>${escapeSigns(piece.text)}</code>`;
    case 'strong':
    case 'em':
      return `<${piece.kind}>${writeLine(piece.of, reach)}</${piece.kind}>`;
    case 'link': // of the full format only, see `spellLinks`
      return `<a href="${escapeAttribute(piece.href)}" rel="nofollow ugc">${writeLine(piece.of, reach)}</a>`;
  }
}

/** Themes show a comment's picture at its full size, often wider than their column; a click on it still opens it whole. */
const PICTURE_SIZE = 'max-width:100%;max-height:30em';

function writePicture({ fileName, url }: Picture, label: string, reach: WordPressReach): string {
  const before = `${guardWords(label, reach)}: `;
  if (url === null) return `${before}<code>${escapeSigns(fileName)}</code>`;
  if (reach === 'full' && isImage({ fileName, url })) {
    const source = escapeAttribute(url);
    const image = `<img src="${source}" alt="${escapeAttribute(fileName)}" style="${PICTURE_SIZE}" />`;
    return `<a href="${source}" rel="nofollow ugc">${image}</a>`;
  }
  const name = fileName === nameIn(url) ? '' : `<code>${escapeSigns(fileName)}</code> `;
  return before + name + writeAddress(url, reach);
}
