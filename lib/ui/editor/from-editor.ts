import type { JSONContent } from '@tiptap/core';
import { canonicalArticle, type ArticleDocument } from '@/lib/domain/article/parts';
import { NOTE_TONES, type DocumentBlock, type List, type Piece, type Run } from '@/lib/domain/document/document';
import { isLink } from '@/lib/domain/document/read-line';

/** The article or other document that the editor holds, in its one form. */
export function fromEditor({ content = [] }: JSONContent): ArticleDocument {
  return canonicalArticle(
    content.flatMap((node): ArticleDocument => {
      if (node.type !== 'internal') return blockFromEditor(node);
      return [{ kind: 'internal', of: (node.content ?? []).flatMap(blockFromEditor) }];
    }),
  );
}

function blockFromEditor({ type, attrs = {}, content = [] }: JSONContent): DocumentBlock[] {
  switch (type) {
    case 'heading':
      return [{ kind: 'heading', level: Number(attrs['level']), of: lineFromEditor(content) }];
    case 'paragraph':
      return [{ kind: 'paragraph', of: lineFromEditor(content) }];
    case 'bulletList':
    case 'orderedList':
      return [listFromEditor(type, content)];
    case 'codeBlock': {
      const language = typeof attrs['language'] === 'string' ? attrs['language'] : '';
      return [{ kind: 'code', language, text: content.map(({ text = '' }) => text).join('') }];
    }
    case 'table':
      return [
        {
          kind: 'table',
          rows: content.map(({ content: cells = [] }) =>
            cells.map((cell) => ({ header: cell.type === 'tableHeader', of: firstLine(cell.content) })),
          ),
        },
      ];
    case 'note': {
      const of = content.flatMap(blockFromEditor).filter((block) => isIn(block, ['paragraph', 'list', 'code']));
      return [{ kind: 'note', tone: NOTE_TONES.find((tone) => tone === attrs['tone']) ?? 'info', of }];
    }
    case 'picture': {
      const url = typeof attrs['url'] === 'string' ? attrs['url'] : null;
      return [{ kind: 'picture', file: String(attrs['file']), url, alt: String(attrs['alt']) }];
    }
    case 'keptBlock':
      return [{ kind: 'kept', source: String(attrs['source']), label: String(attrs['label']) }];
    default:
      return [];
  }
}

function isIn<Kind extends DocumentBlock['kind']>(
  block: DocumentBlock,
  kinds: readonly Kind[],
): block is Extract<DocumentBlock, { kind: Kind }> {
  return kinds.some((kind) => kind === block.kind);
}

function listFromEditor(type: string, content: readonly JSONContent[]): List {
  const items = content.map(({ content: parts = [] }) => ({
    of: firstLine(parts),
    lists: parts.flatMap(({ type: kind, content: inside = [] }) =>
      kind === 'bulletList' || kind === 'orderedList' ? [listFromEditor(kind, inside)] : [],
    ),
  }));
  return { kind: 'list', ordered: type === 'orderedList', items };
}

function firstLine(content: readonly JSONContent[] = []): Piece[] {
  return lineFromEditor(content.find(({ type }) => type === 'paragraph')?.content ?? []);
}

function lineFromEditor(content: readonly JSONContent[]): Piece[] {
  return content.flatMap(({ type, text = '', attrs = {}, marks = [] }): Piece[] => {
    if (type === 'hardBreak') return [{ kind: 'break' }];
    if (type === 'keptInline')
      return [{ kind: 'kept', source: String(attrs['source']), label: String(attrs['label']) }];
    return type === 'text' ? [runFromEditor(text, marks)] : [];
  });
}

function runFromEditor(text: string, marks: NonNullable<JSONContent['marks']>): Run {
  const run: Run = { kind: 'text', text };
  for (const { type, attrs = {} } of marks) {
    if (type === 'bold') run.strong = true;
    if (type === 'italic') run.em = true;
    if (type === 'code') run.code = true;
    if (type === 'link' && typeof attrs['href'] === 'string' && isLink(attrs['href'])) run.href = attrs['href'];
  }
  return run;
}
