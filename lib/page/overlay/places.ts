import type { Outcome } from '@/lib/domain/anchoring/place-anchor';
import { certainPlace } from '@/lib/domain/anchoring/certain';
import type { EventId } from '@/lib/domain/ids';
import type { MarkPlace, ThreadMark } from '@/lib/domain/views';
import { sameSection, sectionAt, type PageSection } from '../sections';
import type { ShownPage } from './shown-page';

/** Where requests stand on a page: what is certain at once, the rest once the background has looked. */
export interface Places {
  /** Of the page as it is now. What is not in it yet is being asked; `answered` tells when to come again. */
  of(page: ShownPage, marks: ThreadMark[]): Map<EventId, Place>;
}

export interface Place {
  outcome: Outcome;
  at: MarkPlace['at'];
  section: PageSection | null;
}

/** Nothing is looked for twice on a page that stays as it is, and one question is asked at a time. */
export function createPlaces(
  ask: (page: ShownPage, ids: EventId[]) => Promise<MarkPlace[] | null>,
  answered: () => void,
): Places {
  let text = '';
  let known = new Map<EventId, Place>();
  let asked = new Set<EventId>();
  let busy = false;

  async function askFor(page: ShownPage, ids: EventId[]): Promise<void> {
    const asking = asked;
    for (const id of ids) asking.add(id);
    busy = true;
    const found = await ask(page, ids);
    busy = false;
    if (asking === asked && found === null) {
      for (const id of ids) asking.delete(id); // nobody answered: the next look asks again
      return;
    }
    if (asking === asked) note(page, found ?? []);
    answered(); // a page that has changed meanwhile asks again
  }

  function note(page: ShownPage, found: MarkPlace[]): void {
    const { sections } = page.read();
    const headed = sections.filter(({ heading }) => heading !== null);
    for (const { id, outcome, at, heading } of found) {
      known.set(id, { outcome, at, section: headed[heading] ?? sections[0] ?? null });
    }
  }

  return {
    of(page, marks) {
      const { text: now, sections } = page.read();
      if (now.text !== text) {
        text = now.text;
        known = new Map();
        asked = new Set();
      }
      for (const { id, anchor } of marks) {
        if (known.has(id)) continue;
        const at = certainPlace(text, anchor);
        if (at !== null) known.set(id, { outcome: 'same', at, section: sectionAt(sections, at.start) });
        const section = anchor.quote === null ? sameSection(sections, anchor.section) : null;
        if (section !== null) known.set(id, { outcome: 'section', at: null, section });
      }
      const open = marks.filter(({ id }) => !known.has(id) && !asked.has(id)).map(({ id }) => id);
      if (open.length > 0 && !busy) void askFor(page, open);
      return known;
    },
  };
}
