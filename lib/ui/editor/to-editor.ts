import type { JSONContent } from '@tiptap/core';
import type { ArticleBlock, ArticleDocument } from '@/lib/domain/article/parts';
import type { List, Piece, Run } from '@/lib/domain/document/document';

/** An article or any other document as the editor holds it; an empty one is an empty paragraph. */
export function toEditor(document: ArticleDocument): JSONContent {
  return { type: 'doc', content: document.length === 0 ? [{ type: 'paragraph' }] : document.map(blockToEditor) };
}

function blockToEditor(block: ArticleBlock): JSONContent {
  switch (block.kind) {
    case 'heading':
      return { type: 'heading', attrs: { level: block.level }, content: lineToEditor(block.of) };
    case 'paragraph':
      return paragraph(block.of);
    case 'list':
      return listToEditor(block);
    case 'code':
      return {
        type: 'codeBlock',
        attrs: { language: block.language === '' ? null : block.language },
        content: [{ type: 'text', text: block.text }],
      };
    case 'table':
      return {
        type: 'table',
        content: block.rows.map((row) => ({
          type: 'tableRow',
          content: row.map(({ header, of }) => ({
            type: header ? 'tableHeader' : 'tableCell',
            content: [paragraph(of)],
          })),
        })),
      };
    case 'internal':
      return { type: 'internal', content: block.of.map(blockToEditor) };
    case 'note':
      return { type: 'note', attrs: { tone: block.tone }, content: block.of.map(blockToEditor) };
    case 'picture': {
      const { file, url, alt } = block;
      return { type: 'picture', attrs: { file, url, alt } };
    }
    case 'kept':
      return { type: 'keptBlock', attrs: { source: block.source, label: block.label } };
  }
}

function paragraph(line: readonly Piece[]): JSONContent {
  return { type: 'paragraph', content: lineToEditor(line) };
}

function listToEditor({ ordered, items }: List): JSONContent {
  return {
    type: ordered ? 'orderedList' : 'bulletList',
    content: items.map(({ of, lists }) => ({ type: 'listItem', content: [paragraph(of), ...lists.map(listToEditor)] })),
  };
}

function lineToEditor(line: readonly Piece[]): JSONContent[] {
  return line.map((piece): JSONContent => {
    switch (piece.kind) {
      case 'break':
        return { type: 'hardBreak' };
      case 'kept':
        return { type: 'keptInline', attrs: { source: piece.source, label: piece.label } };
      case 'text':
        return { type: 'text', text: piece.text, marks: marksOf(piece) };
    }
  });
}

function marksOf({ strong, em, code, href }: Run): NonNullable<JSONContent['marks']> {
  return [
    ...(href === undefined ? [] : [{ type: 'link', attrs: { href } }]),
    ...(strong === true ? [{ type: 'bold' }] : []),
    ...(em === true ? [{ type: 'italic' }] : []),
    ...(code === true ? [{ type: 'code' }] : []),
  ];
}
