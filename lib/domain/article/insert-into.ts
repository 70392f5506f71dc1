import { canonicalDocument } from '../document/canonical';
import type { Document } from '../document/document';

const DEEPEST = 6;
/** Of an article's own headings. */
const TOP = 2;

/**
 * A section with an article at its end, one level below its own heading. What stands there stays as it is.
 * @param section - Its heading first, where it has one.
 * @param article - Public parts.
 */
export function insertInto(section: Document, title: string, article: Document): Document {
  const [first] = section;
  const level = first?.kind === 'heading' ? first.level : 1;
  const below = (by: number) => Math.min(DEEPEST, level + by);
  const moved = article.map((block) =>
    block.kind === 'heading' ? { ...block, level: below(2 + block.level - TOP) } : block,
  );
  const heading = { kind: 'heading' as const, level: below(1), of: [{ kind: 'text' as const, text: title }] };
  return canonicalDocument([...section, heading, ...moved]);
}
