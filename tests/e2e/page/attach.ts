import type { Anchor } from '@/lib/domain/anchor';
import { describePacked } from '@/lib/domain/anchoring/describe-packed';
import { indexPage } from '@/lib/domain/anchoring/page-index';
import { placeAnchor, type Outcome } from '@/lib/domain/anchoring/place-anchor';
import { PageSearch } from '@/lib/domain/anchoring/reattach';
import { outlineOf } from '@/lib/page/outline';
import type { PageSection } from '@/lib/page/sections';
import { rangesAt, type PageText } from '@/lib/page/text';

/** Where an anchor stands on a page, as page and background find it together. */
export interface Attached {
  outcome: Outcome;
  quote: { start: number; end: number; ranges: Range[] } | 'gone' | 'none';
  section: PageSection | null;
  /** 0 to 1: how sure it is that this is the section. */
  confidence: number;
}

export function attach(anchor: Anchor, page: PageText, sections: PageSection[]): Attached {
  const { outcome, at, section } = placeAnchor(new PageSearch(indexPage(outlineOf(page, sections))), anchor);
  const headed = sections.filter(({ heading }) => heading !== null);
  const quote =
    at !== null ? { ...at, ranges: rangesAt(page, at.start, at.end) } : outcome === 'section' ? 'none' : 'gone';
  const { confidence } = section;
  return { outcome, quote, section: headed[section.heading] ?? sections[0] ?? null, confidence };
}

/** The anchor with what tells it from its likes on later pages. */
export function described(anchor: Anchor, page: PageText, sections: PageSection[]): Anchor {
  const { start, end } = anchor.position ?? { start: 0, end: 1 };
  const descriptor = describePacked(indexPage(outlineOf(page, sections)), start, end);
  return descriptor === null ? anchor : { ...anchor, descriptor };
}
