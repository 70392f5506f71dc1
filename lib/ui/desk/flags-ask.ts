import type { Window } from '@/lib/domain/flags/decay';
import type { WrittenFlag } from '@/lib/domain/flags/decisions';
import type { SiteFlags } from '@/lib/domain/flags/site-flags';
import type { DeskSite } from '@/lib/domain/desk/views';
import type { SiteId } from '@/lib/domain/ids';
import { pageKeyOf } from '@/lib/domain/page';

/** How long back a maintainer looks. In days. */
export const SPANS = [30, 90, 365] as const;
/** Pages, labels and the weekly figure say the same whatever somebody looks at. */
export const KEPT_DAYS = SPANS[0];

/** What is reckoned with beside the desk, so that nothing on it waits. */
export interface FlagsAsk {
  siteId: SiteId;
  window: Window;
  written: readonly WrittenFlag[];
  apart: readonly string[];
  /** Whether a request that comes in is counted to these figures next. */
  isShown: boolean;
}

/** What came of it. */
export type Reckoned = { state: 'reading' } | { state: 'read'; flags: SiteFlags; window: Window } | { state: 'failed' };

/** All of a site within so many days; what is on the team's own pages is left out. */
export function flagsAskOf({ site, register, deskPage, flags }: DeskSite, days: number, now: number): FlagsAsk {
  const own = [register?.page, deskPage].filter((page) => page !== null && page !== undefined);
  const window = { now, days, halfLifeDays: days / 2 };
  return { siteId: site.id, window, written: flags, apart: own.map(pageKeyOf), isShown: true };
}
