import type { Cell, Document, DocumentBlock, List, Piece, Run } from './document';

/** A document as GitHub's Markdown, for any other place. What a wiki's own markup stands for is shown by its words. */
export function writeMarkdown(document: Document): string {
  return `${document.map((block) => writeBlock(block)).join('\n\n')}\n`;
}

function writeBlock(block: DocumentBlock): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${oneLine(block.of)}`;
    case 'paragraph':
      return writeLine(block.of);
    case 'list':
      return writeList(block, '');
    case 'code':
      return writeCode(block.language, block.text);
    case 'table':
      return writeTable(block.rows);
    case 'note':
      return quoted(`[!${block.tone.toUpperCase()}]\n${block.of.map(writeBlock).join('\n\n')}`);
    case 'picture':
      return `![${escape(block.alt)}](<${(block.url ?? block.file).replace(/[<>\n]/g, encodeURIComponent)}>)`;
    case 'kept':
      return escape(block.label);
  }
}

/** A fence longer than any row of accents in it. */
function writeCode(language: string, text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

function writeList({ ordered, items }: List, indent: string): string {
  return items
    .map(({ of, lists }, at) => {
      const sign = ordered ? `${String(at + 1)}. ` : '- ';
      const inner = indent + ' '.repeat(sign.length);
      const line = `${indent}${sign}${writeLine(of).replaceAll('\n', `\n${inner}`)}`;
      return [line, ...lists.map((list) => writeList(list, inner))].join('\n');
    })
    .join('\n');
}

function writeTable(rows: readonly Cell[][]): string {
  const [head = [], ...others] = rows;
  const isHead = head.every(({ header }) => header);
  const line = (cells: readonly Cell[]) => `| ${cells.map(({ of }) => oneLine(of)).join(' | ')} |`;
  const first = isHead ? line(head) : `|${'  |'.repeat(head.length)}`;
  return [first, `|${' --- |'.repeat(head.length)}`, ...(isHead ? others : rows).map(line)].join('\n');
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

function oneLine(line: readonly Piece[]): string {
  return writeLine(line).replaceAll('\\\n', ' ');
}

function writeLine(line: readonly Piece[]): string {
  const text = line
    .map((piece) => (piece.kind === 'text' ? writeRun(piece) : piece.kind === 'break' ? '\\\n' : escape(piece.label)))
    .join('');
  return text.replace(/^(\s*)(\d+)([.)])/gm, '$1$2\\$3').replace(/^(\s*)([-+=])/gm, '$1\\$2');
}

/** Signs stand at words, not at blanks, or they mean nothing. */
function writeRun({ text, strong, em, code, href }: Run): string {
  const [, before = '', words = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? [];
  if (words === '') return text;
  const bare = code === true ? writeSpan(words) : escape(words);
  const italic = em === true ? `*${bare}*` : bare;
  const bold = strong === true ? `**${italic}**` : italic;
  return `${before}${href === undefined ? bold : `[${bold}](<${href.replace(/[<>\n]/g, encodeURIComponent)}>)`}${after}`;
}

function writeSpan(words: string): string {
  const longest = Math.max(0, ...(words.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${words} ${fence}` : `${fence}${words}${fence}`;
}

function escape(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~&!]/g, '\\$&');
}
