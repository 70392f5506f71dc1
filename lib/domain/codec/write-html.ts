import type { Picture } from '../event';
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
      return text(part.text);
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

/** Themes show a comment's picture at its full size, often wider than their column; a click on it still opens it whole. */
const PICTURE_SIZE = 'max-width:100%;max-height:30em';

function writePicture({ fileName, url }: Picture, label: string, reach: WordPressReach): string {
  const before = `${guardWords(label, reach)}: `;
  if (url === null) return `${before}<code>${escapeSigns(fileName)}</code>`;
  if (reach === 'full') {
    const source = escapeAttribute(url);
    const image = `<img src="${source}" alt="${escapeAttribute(fileName)}" style="${PICTURE_SIZE}" />`;
    return `<a href="${source}" rel="nofollow ugc">${image}</a>`;
  }
  const name = fileName === nameIn(url) ? '' : `<code>${escapeSigns(fileName)}</code> `;
  return before + name + writeAddress(url, reach);
}
