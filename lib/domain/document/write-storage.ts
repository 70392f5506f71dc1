import { escapeXml } from '../codec/write-storage';
import type { Document, DocumentBlock, List } from './document';
import { STORAGE_LINE, writeLine } from './write-line';

/**
 * A document in Confluence's storage format: well-formed XHTML, or Confluence answers 400.
 * @see https://confluence.atlassian.com/doc/confluence-storage-format-790796544.html
 */
export function writeStorage(document: Document): string {
  return document.map(writeStorageBlock).join('');
}

export function writeStorageBlock(block: DocumentBlock): string {
  switch (block.kind) {
    case 'heading': {
      const name = `h${String(block.level)}`;
      return `<${name}>${writeLine(block.of, STORAGE_LINE)}</${name}>`;
    }
    case 'paragraph':
      return `<p>${writeLine(block.of, STORAGE_LINE)}</p>`;
    case 'list':
      return writeList(block);
    case 'code':
      return writeMacro('code', writeLanguage(block.language) + writeCode(block.text));
    case 'table':
      return `<table><tbody>${block.rows.map((row) => `<tr>${row.map(writeCell).join('')}</tr>`).join('')}</tbody></table>`;
    case 'note':
      return writeMacro(block.tone, `<ac:rich-text-body>${writeStorage(block.of)}</ac:rich-text-body>`);
    case 'picture': {
      const { file, url, alt } = block;
      const source =
        url === null ? `<ri:attachment ri:filename="${escapeXml(file)}" />` : `<ri:url ri:value="${escapeXml(url)}" />`;
      return `<ac:image ac:alt="${escapeXml(alt)}">${source}</ac:image>`;
    }
    case 'kept':
      return block.source;
  }
}

function writeMacro(name: string, inside: string): string {
  return `<ac:structured-macro ac:name="${name}">${inside}</ac:structured-macro>`;
}

function writeLanguage(language: string): string {
  return language === '' ? '' : `<ac:parameter ac:name="language">${escapeXml(language)}</ac:parameter>`;
}

function writeCode(text: string): string {
  return `<ac:plain-text-body><![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]></ac:plain-text-body>`;
}

function writeList({ ordered, items }: List): string {
  const name = ordered ? 'ol' : 'ul';
  const inside = items.map(
    ({ of, lists }) => `<li>${writeLine(of, STORAGE_LINE)}${lists.map(writeList).join('')}</li>`,
  );
  return `<${name}>${inside.join('')}</${name}>`;
}

function writeCell({ header, of }: { header: boolean; of: Parameters<typeof writeLine>[0] }): string {
  const name = header ? 'th' : 'td';
  return `<${name}>${writeLine(of, STORAGE_LINE)}</${name}>`;
}
