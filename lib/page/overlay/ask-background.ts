import type { PageSent } from '@/lib/domain/anchoring/outline';
import type { EventId } from '@/lib/domain/ids';
import type { Problem } from '@/lib/domain/problem';
import type { MarkPlace } from '@/lib/domain/views';
import type { OverlayCalls } from '@/lib/messages/calls';
import type { Client } from '@/lib/messages/client';
import type { Scheme } from './page-scheme';
import type { ShownPage } from './shown-page';

/** What the page needs of the background; `null` where nobody answers, since this copy of the script is an orphan. */
export interface Source {
  places: (on: ShownPage, page: PageSent, ids: EventId[]) => Promise<MarkPlace[] | null>;
  /** Of what seldom shows, or not on every page. */
  styles: (of: Scheme | 'drawer') => Promise<string | null>;
}

export function askBackground(calls: Client<OverlayCalls>, isAlive: () => boolean): Source {
  return {
    async places({ report }, page, ids) {
      const placed = isAlive() ? await calls.placeMarks({ report, page, ids }) : null;
      return placed?.ok === true ? placed.value.places : null;
    },
    async styles(of) {
      const asked = isAlive() ? await calls.readStyles({ of }) : null;
      return asked?.ok === true ? asked.value.css : null;
    },
  };
}

/** Docket is not switched on here; this script came along with another port of the same host, which patterns do not tell apart. */
export function isOff(problem: Problem): boolean {
  return problem.kind === 'refused' && problem.why === 'unknown-site';
}
