import type { Anchor } from '@/lib/domain/anchor';
import type { Outcome } from '@/lib/domain/anchoring/place-anchor';
import { certainPlace } from '@/lib/domain/anchoring/certain';
import type { PageSent } from '@/lib/domain/anchoring/outline';
import type { EventId } from '@/lib/domain/ids';
import type { MarkPlace, ThreadMark } from '@/lib/domain/views';
import type { Steps } from '@/lib/domain/slices';
import { outlineOf } from '../outline';
import type { PageText } from '../text';
import { sameSection, sectionAt, type PageSection } from '../sections';
import { markerAt } from './marker';
import { shareAbove } from './seen-part';
import type { Reading, ShownPage } from './shown-page';

/** Where requests stand on a page: what is certain at once, the rest once the background has looked. */
export interface Places {
  /** Of the page as it was read. What is not in it yet is being asked; `answered` tells when to come again. */
  of(page: ShownPage, reading: Reading, marks: ThreadMark[]): Steps<Map<EventId, Place>>;
}

export interface Place {
  outcome: Outcome;
  at: MarkPlace['at'];
  /** Index among the page's headings; -1 for the text before the first one. */
  heading: number;
}

/** What is before the reader's eyes is asked first, and alone, so that it is placed first. */
const FIRST = 12;
const MOST = 100;

/** Nothing is looked for twice on a page that stays as it is, and one question is asked at a time. */
export function createPlaces(
  ask: (on: ShownPage, page: PageSent, ids: EventId[]) => Promise<MarkPlace[] | null>,
  answered: () => unknown,
): Places {
  let key = '';
  let known = new Map<EventId, Place>();
  const anchors = new Map<EventId, Anchor>();
  let waiting: ThreadMark[] = [];
  let asked = new Set<EventId>();
  let busy = false;

  async function askFor(page: ShownPage, reading: Reading): Promise<void> {
    const of = key;
    busy = true;
    const seen = (await shareAbove(page.content)) * reading.text.text.length;
    const distance = ({ anchor: { position } }: ThreadMark) => Math.abs((position?.start ?? 0) - seen);
    for (let most = FIRST; waiting.length > 0 && of === key; most = MOST) {
      const nearest = waiting.sort((a, b) => distance(a) - distance(b));
      const ids = nearest.slice(0, most).map(({ id }) => id);
      const found = (await ask(page, { key: of, outline: null }, ids)) ?? (await ask(page, sentWhole(reading), ids));
      if (of !== key) break; // the page has changed meanwhile
      waiting = found === null ? [] : waiting.filter(({ id }) => !ids.includes(id)); // nobody answered: the next look asks again
      if (found === null) continue;
      for (const id of ids) asked.add(id);
      for (const { id, ...place } of found) known.set(id, place);
      void answered();
    }
    busy = false;
    if (of !== key) void answered();
  }

  return {
    *of(page, reading, marks) {
      const { text, sections } = reading;
      const now = keyOf(text);
      if (now !== key) {
        key = now;
        known = new Map();
        asked = new Set();
      }
      const offset = sections[0]?.heading === null ? 1 : 0;
      const headingOf = (section: PageSection) => sections.indexOf(section) - offset;
      for (const { id, anchor, plain } of marks) {
        if (!isSame(anchors.get(id), anchor)) {
          known.delete(id); // its asker has put it to another place
          asked.delete(id);
        }
        anchors.set(id, anchor);
        if (known.has(id)) continue;
        yield;
        const at = (plain?.marker && markerAt(text, plain.marker)) || certainPlace(text.text, anchor);
        if (at !== null) known.set(id, { outcome: 'same', at, heading: headingOf(sectionAt(sections, at.start)) });
        const section = anchor.quote === null ? sameSection(text, sections, anchor.section) : null;
        if (section !== null) known.set(id, { outcome: 'section', at: null, heading: headingOf(section) });
      }
      waiting = marks.filter(({ id }) => !known.has(id) && !asked.has(id));
      if (waiting.length > 0 && !busy) void askFor(page, reading);
      return known;
    },
  };
}

const isSame = (was: Anchor | undefined, { position, quote }: Anchor): boolean =>
  was !== undefined && was.position?.start === position?.start && was.quote?.exact === quote?.exact;

/** FNV-1a of a page's text, and its length; two texts that share both are not to be expected. */
function keyOf({ text }: PageText): string {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash.toString(36) + text.length.toString(36);
}

/** A page as the background gets it at first. */
export function sentWhole({ text, sections }: Reading): PageSent {
  return { key: keyOf(text), outline: outlineOf(text, sections) };
}
