import { shortenQuote, type Anchor } from '../anchor';
import { placeByQuote, type Span } from './by-quote';
import { certainPlace } from './certain';
import { readDescriptor } from './descriptor';
import { blockAt, type PageIndex } from './page-index';
import { findDescribed, reattach, type PageSearch } from './reattach';
import { findSection, ownBlocks, type SectionNow } from './same-section';

/**
 * Where an anchor stands on a page now. `same`: its words are as they were; `edited`: they were changed; `unsure`: perhaps
 * here, a person has to say; `gone`: the words are not there; `section`: it was about the section as a whole.
 */
export type Outcome = 'same' | 'edited' | 'unsure' | 'gone' | 'section';

export interface Placement {
  outcome: Outcome;
  /** In the page's text; `null` where it is gone or about a section. */
  at: Span | null;
  section: SectionNow;
}

/** Log-odds below which a place is offered and not taken, and below which there is none. */
const SURE = 0.5;
const POSSIBLE = -1.5;
const HALF = 0.5;

export function placeAnchor(page: PageSearch, anchor: Anchor): Placement {
  const { index } = page;
  const { quote, descriptor: packed } = anchor;
  const descriptor = packed === undefined ? null : readDescriptor(packed);
  if (quote === null) {
    const section =
      descriptor === null
        ? findSection(index, { ...anchor.section, traces: [] })
        : findDescribed(index, descriptor, anchor.section);
    return { outcome: 'section', at: null, section };
  }
  const certain = certainPlace(index.text, anchor, (words) => page.occurrences(words));
  if (certain !== null) return placed(index, anchor, certain);
  if (descriptor === null) return placeWithout(index, anchor);
  const { at, score, section } = reattach(page, { descriptor, quote: quote.exact, section: anchor.section }, POSSIBLE);
  if (at === null) return { outcome: 'gone', at, section };
  return score < SURE ? { outcome: 'unsure', at, section } : placed(index, anchor, at);
}

/** For anchors that were never described: those of comments that were written without Docket. */
function placeWithout(index: PageIndex, { quote, position, section: then }: Anchor): Placement {
  const section = findSection(index, { ...then, traces: [] });
  const [first, last] = ownBlocks(index, section.heading);
  const [start, end] = [index.blocks[Math.max(0, first - 1)]?.start ?? 0, index.blocks[last]?.end ?? index.text.length];
  const home = section.confidence > HALF ? { start, end } : null; // else it is only one around it
  const at = quote === null ? null : placeByQuote(index.text, quote, position, home);
  if (at === null) return { outcome: 'gone', at, section };
  return { outcome: 'same', at, section: sectionAt(index, at) };
}

function placed(index: PageIndex, { quote }: Anchor, at: Span): Placement {
  const same = quote !== null && shortenQuote(index.text.slice(at.start, at.end)) === quote.exact;
  return { outcome: same ? 'same' : 'edited', at, section: sectionAt(index, at) };
}

function sectionAt(index: PageIndex, { start }: Span): SectionNow {
  return { heading: index.headingOf[blockAt(index, start)] ?? -1, confidence: 1 };
}
