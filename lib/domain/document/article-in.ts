import { plainLine, type Document, type DocumentBlock } from './document';
import { readMarkdown } from './read-markdown';

/**
 * A Markdown file as an article: its first heading of the first level is the title, `''` where it has none. Pictures that
 * are files beside it cannot be reached: what is said of them stands for them, and `left` counts them.
 */
export function articleIn(markdown: string): { title: string; document: Document; left: number } {
  const blocks = readMarkdown(markdown);
  const heading = blocks.find((block) => block.kind === 'heading' && block.level === 1);
  const rest = blocks.filter((block) => block !== heading);
  const left = rest.filter(isBeside).length;
  const document = rest.flatMap((block): Document => {
    if (!isBeside(block)) return [block];
    return block.alt === '' ? [] : [{ kind: 'paragraph', of: [{ kind: 'text', text: block.alt }] }];
  });
  return { title: heading?.kind === 'heading' ? plainLine(heading.of) : '', document, left };
}

function isBeside(block: DocumentBlock): block is Extract<DocumentBlock, { kind: 'picture' }> {
  return block.kind === 'picture' && !/^https?:/i.test(block.url ?? '');
}
