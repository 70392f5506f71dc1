import type { Part } from './outline';
import { isImage } from '../event';
import { readRich, type Inline, type RichBlock } from '../rich-text';
import { linkTarget } from './trailer-mark';

const ADDRESS = /\bhttps?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}]/g;

/**
 * Confluence's storage format: well-formed XHTML, or Confluence answers 400.
 * @see https://confluence.atlassian.com/doc/confluence-storage-format-790796544.html
 */
export function writeStorage(parts: readonly Part[]): string {
  return parts.map(writePart).join('');
}

function writePart(part: Part): string {
  switch (part.part) {
    case 'head': {
      const title = part.title === null || part.title === '' ? '' : ` · ${escapeXml(part.title)}`;
      const note = part.note === null ? '' : `<br /><em>${escapeXml(part.note)}</em>`;
      return `<p><strong>${escapeXml(part.label)}</strong>${title}${note}${writeCopy(part.copy)}</p>`;
    }
    case 'quote':
      return `<blockquote><p>${escapeXml(part.text)}</p></blockquote>`;
    case 'words':
      return readRich(part.text).map(writeBlock).join('');
    case 'address': {
      const href = linkTarget(part.url);
      const code = `<code>${escapeXml(part.url)}</code>`;
      return href === null ? `<p>${code}</p>` : `<p><a href="${escapeXml(href)}">${code}</a></p>`;
    }
    case 'picture': {
      const { fileName, url } = part.picture;
      const source =
        url === null
          ? `<ri:attachment ri:filename="${escapeXml(fileName)}" />`
          : `<ri:url ri:value="${escapeXml(url)}" />`;
      if (!isImage(part.picture)) return writeFile(source, escapeXml(fileName), url);
      return `<p><ac:image ac:alt="${escapeXml(fileName)}">${source}</ac:image></p>`;
    }
    case 'environment':
      return `<p><em>${escapeXml(part.text)}</em></p>`;
    case 'link':
      return `<p><a href="${escapeXml(part.href)}">${escapeXml(part.label)}</a></p>`;
  }
}

function writeCopy(copy: Extract<Part, { part: 'head' }>['copy']): string {
  if (copy === null || copy.ids.length === 0) return '';
  const people = copy.ids.map((id) => `<ac:link><ri:user ri:${copy.as}="${escapeXml(id)}" /></ac:link>`);
  return `<br />${escapeXml(copy.label)}: ${people.join(', ')}`;
}

/** A link to a file, which Confluence names by itself. */
function writeFile(attachment: string, name: string, url: string | null): string {
  if (url === null) return `<p><ac:link>${attachment}</ac:link></p>`;
  return `<p><code>${name}</code> <a href="${escapeXml(url)}"><code>${escapeXml(url)}</code></a></p>`;
}

function writeBlock(block: RichBlock): string {
  if (block.kind === 'paragraph') return `<p>${block.lines.map(writeLine).join('<br />')}</p>`;
  const items = block.items.map((item) => `<li>${writeLine(item)}</li>`).join('');
  return block.kind === 'numbers' ? `<ol>${items}</ol>` : `<ul>${items}</ul>`;
}

function writeLine(line: readonly Inline[]): string {
  return line.map(writePiece).join('');
}

function writePiece(piece: Inline): string {
  switch (piece.kind) {
    case 'text':
      return writeText(piece.text);
    case 'code':
      return `<code>${escapeXml(piece.text)}</code>`;
    case 'strong':
    case 'em':
      return `<${piece.kind}>${writeLine(piece.of)}</${piece.kind}>`;
    case 'link':
      return `<a href="${escapeXml(piece.href)}">${writeLine(piece.of)}</a>`;
  }
}

/** Confluence links only what is a link in storage. */
function writeText(line: string): string {
  let out = '';
  let done = 0;
  for (const { 0: address, index } of line.matchAll(ADDRESS)) {
    const href = linkTarget(address);
    if (href === null) continue;
    out += `${escapeXml(line.slice(done, index))}<a href="${escapeXml(href)}">${escapeXml(address)}</a>`;
    done = index + address.length;
  }
  return out + escapeXml(line.slice(done));
}

/** Characters that XML 1.0 forbids were taken out before, see `canonicalText`. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
