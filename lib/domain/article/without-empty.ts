import type { Document } from '../document/document';

/** Without headings that nothing stands below: a draft has them to remind its author, no reader needs them. */
export function withoutEmpty(document: Document): Document {
  const kept: Document = [];
  let above = 0;
  for (const block of document.toReversed()) {
    // Read from the end: `above` is the level of the heading right below, or of none once something else stood there
    if (block.kind === 'heading' && (kept.length === 0 || (above > 0 && block.level >= above))) continue;
    above = block.kind === 'heading' ? block.level : 0;
    kept.unshift(block);
  }
  return kept;
}
