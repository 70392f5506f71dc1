import { escapeXml } from '../codec/write-storage';
import type { Cell, Document, DocumentBlock, List } from './document';
import { HTML_LINE, writeLine } from './write-line';

/**
 * The block editor leaves `&amp;` in an attribute's words as it is, and then takes the block for broken: a word joiner,
 * which nobody sees, keeps it from it.
 * @see `@wordpress/escape-html`, `escapeAmpersand`
 */
const SPELT_OUT = /&(?=(?:[a-z\d]+|#\d+|#x[a-f\d]+);)/gi;
export const AND_MARKED = '&\u2060';

/** A document as WordPress' block editor writes it, so that it opens there without complaint. */
export function writeWordpress(document: Document): string {
  return document.map(writeWordpressBlock).join('\n\n');
}

export function writeWordpressBlock(block: DocumentBlock): string {
  switch (block.kind) {
    case 'heading': {
      const name = `h${String(block.level)}`;
      const line = `<${name} class="wp-block-heading">${writeLine(block.of, HTML_LINE)}</${name}>`;
      return wrap('heading', block.level === 2 ? null : { level: block.level }, line);
    }
    case 'paragraph':
      return wrap('paragraph', null, `<p>${writeLine(block.of, HTML_LINE)}</p>`);
    case 'list':
      return writeList(block);
    case 'code':
      return writeCode(block.language, block.text);
    case 'table':
      return wrap(
        'table',
        { hasFixedLayout: false },
        `<figure class="wp-block-table"><table>${writeRows(block.rows)}</table></figure>`,
      );
    case 'note': {
      const className = `docket-note-${block.tone}`;
      const inside = block.of.map(writeWordpressBlock).join('\n\n');
      return wrap('group', { className }, `<div class="wp-block-group ${className}">${inside}</div>`);
    }
    case 'picture': {
      const alt = escapeXml(block.alt.replace(SPELT_OUT, AND_MARKED));
      const image = `<img src="${escapeXml(block.url ?? block.file)}" alt="${alt}"/>`;
      return wrap('image', null, `<figure class="wp-block-image">${image}</figure>`);
    }
    case 'kept':
      return block.source;
  }
}

/** Attributes stand in a comment, so two dashes may not stand in them, as in WordPress' `serializeAttributes`. */
function wrap(name: string, attributes: Record<string, unknown> | null, inside: string): string {
  const told = attributes === null ? '' : ` ${JSON.stringify(attributes).replaceAll('--', '\\u002d\\u002d')}`;
  return `<!-- wp:${name}${told} -->\n${inside}\n<!-- /wp:${name} -->`;
}

function writeList({ ordered, items }: List): string {
  const name = ordered ? 'ol' : 'ul';
  const inside = items.map(({ of, lists }) =>
    wrap('list-item', null, `<li>${writeLine(of, HTML_LINE)}${lists.map(writeList).join('\n\n')}</li>`),
  );
  const list = `<${name} class="wp-block-list">${inside.join('\n\n')}</${name}>`;
  return wrap('list', ordered ? { ordered } : null, list);
}

/** @see `@wordpress/block-library`, code/utils.js, for what is spelt out. */
function writeCode(language: string, text: string): string {
  const className = /^[\w+#.-]+$/.test(language) ? `language-${language}` : null;
  const escaped = HTML_LINE.escape(text).replace(/^(\s*https?:)\/\/([^\s<>"]+\s*)$/gm, '$1&#47;&#47;$2');
  const classes = className === null ? 'wp-block-code' : `wp-block-code ${className}`;
  const block = `<pre class="${classes}"><code>${escaped}</code></pre>`;
  return wrap('code', className === null ? null : { className }, block);
}

function writeRows(rows: readonly Cell[][]): string {
  const hasHead = rows.length > 1 && (rows[0]?.every(({ header }) => header) ?? false);
  const head = hasHead ? `<thead>${writeRow(rows[0] ?? [])}</thead>` : '';
  return `${head}<tbody>${rows
    .slice(hasHead ? 1 : 0)
    .map(writeRow)
    .join('')}</tbody>`;
}

function writeRow(row: readonly Cell[]): string {
  return `<tr>${row.map(({ header, of }) => (header ? `<th>${writeLine(of, HTML_LINE)}</th>` : `<td>${writeLine(of, HTML_LINE)}</td>`)).join('')}</tr>`;
}
