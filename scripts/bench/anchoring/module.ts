import type { Anchor } from '../../../lib/domain/anchor.ts';
import { describePacked } from '../../../lib/domain/anchoring/describe-packed.ts';
import { indexPage } from '../../../lib/domain/anchoring/page-index.ts';
import { placeAnchor } from '../../../lib/domain/anchoring/place-anchor.ts';
import { PageSearch } from '../../../lib/domain/anchoring/reattach.ts';
import { packRecord, unpackRecord } from './record.ts';
import { RawOffsets } from './raw-offsets.ts';
import { readHeadings } from '../../../lib/page/headings.ts';
import { outlineOf } from '../../../lib/page/outline.ts';
import { pointAt } from '../../../lib/page/selection.ts';
import { readSections, type PageSection } from '../../../lib/page/sections.ts';
import { rangesAt, readText, type PageText } from '../../../lib/page/text.ts';

/** The shipping code behind the interface of shared/bench/anchoring/README.md. */

interface Prepared {
  page: PageText;
  sections: PageSection[];
  search: PageSearch;
  raw: RawOffsets;
}

/** As the scorer hands them over; of the rest that it knows nothing is used. */
interface Selectors {
  exact: string;
  /** What `describe` gave. */
  own: string;
}

interface Found {
  start: number | null;
  end?: number;
  section: string | null;
}

/** Nothing on these pages is added by a wiki. */
const ADDED = 'docket-overlay';

export function prepare({ body }: Document): Prepared {
  const page = readText(body, ADDED);
  const sections = readSections(page, readHeadings(page.headings.keys(), ''));
  return { page, sections, search: new PageSearch(indexPage(outlineOf(page, sections))), raw: new RawOffsets(body) };
}

let last: { html: string; prepared: Prepared } | null = null;

/** The string that goes into a request's trailer, whole: its own few fields and the anchor. */
export function describe(document: Document, { start, end }: { start: number; end: number }): string {
  const html = document.body.innerHTML;
  if (last?.html !== html) last = { html, prepared: prepare(document) };
  const { page, sections, search, raw } = last.prepared;
  const pointed = pointAt(raw.rangeOf(start, end), page, sections);
  if (!pointed.ok) throw new Error(`cannot be asked about: ${pointed.why}`);
  const { anchor } = pointed.at;
  const at = anchor.position ?? { start: 0, end: 0 };
  const descriptor = describePacked(search.index, at.start, at.end);
  return packRecord({ ...anchor, ...(descriptor !== null && { descriptor }) });
}

export function anchor(_document: Document, { exact, own }: Selectors, prepared: Prepared): Found {
  const then: Anchor = unpackRecord(own, exact);
  const { at, outcome, section } = placeAnchor(prepared.search, then);
  const id = prepared.search.index.headings[section.heading]?.id ?? null;
  // What is not sure is offered to a person and never placed
  if (at === null || outcome === 'unsure') return { start: null, section: id };
  return { ...prepared.raw.offsetsOf(rangesAt(prepared.page, at.start, at.end)), section: id };
}
