import type { Part } from './outline';
import { linkTarget } from './trailer';

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
      return `<p><strong>${escapeXml(part.label)}</strong>${title}${note}</p>`;
    }
    case 'quote':
      return `<blockquote><p>${escapeXml(part.text)}</p></blockquote>`;
    case 'words':
      return part.text
        .split('\n\n')
        .map((paragraph) => `<p>${paragraph.split('\n').map(writeLine).join('<br />')}</p>`)
        .join('');
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
      return `<p><ac:image ac:alt="${escapeXml(fileName)}">${source}</ac:image></p>`;
    }
    case 'environment':
      return `<p><em>${escapeXml(part.text)}</em></p>`;
    case 'link':
      return `<p><a href="${escapeXml(part.href)}">${escapeXml(part.label)}</a></p>`;
  }
}

/** Confluence links only what is a link in storage. */
function writeLine(line: string): string {
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
function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
