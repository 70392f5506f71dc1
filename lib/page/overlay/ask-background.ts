import type { PageSent } from '@/lib/domain/anchoring/outline';
import type { EventId } from '@/lib/domain/ids';
import type { MarkPlace } from '@/lib/domain/views';
import type { OverlayCalls } from '@/lib/messages/calls';
import type { Client } from '@/lib/messages/client';
import type { Scheme } from './page-scheme';
import type { ShownPage } from './shown-page';

/** What marks need of the background; `null` where nobody answers, since this copy of the script is an orphan. */
export interface MarksSource {
  places: (on: ShownPage, page: PageSent, ids: EventId[]) => Promise<MarkPlace[] | null>;
  rules: (scheme: Scheme) => Promise<string | null>;
}

export function askBackground(calls: Client<OverlayCalls>, isAlive: () => boolean): MarksSource {
  return {
    async places({ report }, page, ids) {
      const placed = isAlive() ? await calls.placeMarks({ report, page, ids }) : null;
      return placed?.ok === true ? placed.value.places : null;
    },
    async rules(scheme) {
      const asked = isAlive() ? await calls.highlightRules({ scheme }) : null;
      return asked?.ok === true ? asked.value.rules : null;
    },
  };
}
