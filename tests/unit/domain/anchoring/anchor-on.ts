import type { Anchor } from '@/lib/domain/anchor';
import { describePacked } from '@/lib/domain/anchoring/describe-packed';
import { indexPage } from '@/lib/domain/anchoring/page-index';
import { placeAnchor, type Placement } from '@/lib/domain/anchoring/place-anchor';
import { PageSearch } from '@/lib/domain/anchoring/reattach';
import { outlineOf, type Written } from './make-page';

/** An anchor at a stretch of a page's text, as the overlay and the background make it together. */
export function anchorOn(blocks: Written[], start: number, end: number): Anchor {
  const outline = outlineOf(blocks);
  const index = indexPage(outline);
  const descriptor = describePacked(index, start, end);
  const heading = index.headings.findLastIndex(({ block }) => (index.blocks[block]?.start ?? 0) <= start);
  const path: string[] = [];
  for (let at = heading; at >= 0; at = index.headings[at]?.above ?? -1) {
    path.unshift(blocks[index.headings[at]?.block ?? -1]?.text ?? '');
  }
  return {
    quote: {
      exact: outline.text.slice(start, end),
      prefix: outline.text.slice(Math.max(0, start - 32), start),
      suffix: outline.text.slice(end, end + 32),
    },
    position: { start, end },
    section: { path, headingId: null, occurrence: 0, bodyHash: null },
    ...(descriptor !== null && { descriptor }),
  };
}

/** An anchor at words that stand on the page once. */
export function anchorAt(blocks: Written[], words: string): Anchor {
  const start = outlineOf(blocks).text.indexOf(words);
  if (start < 0) throw new Error(`"${words}" does not stand there`);
  return anchorOn(blocks, start, start + words.length);
}

export function place(blocks: Written[], anchor: Anchor): Placement & { words: string | null; heading: string | null } {
  const outline = outlineOf(blocks);
  const index = indexPage(outline);
  const placed = placeAnchor(new PageSearch(index), anchor);
  const block = index.headings[placed.section.heading]?.block;
  return {
    ...placed,
    words: placed.at === null ? null : outline.text.slice(placed.at.start, placed.at.end),
    heading: block === undefined ? null : (blocks[block]?.text ?? null),
  };
}
