import type { Window } from '@/lib/domain/flags/decay';
import type { WrittenFlag } from '@/lib/domain/flags/decisions';
import type { DeskSite } from '@/lib/domain/desk/views';
import type { SiteId } from '@/lib/domain/ids';
import { pageKeyOf } from '@/lib/domain/page';

/** What is reckoned with beside the desk, so that nothing on it waits. */
export interface FlagsAsk {
  siteId: SiteId;
  window: Window;
  written: readonly WrittenFlag[];
  apart: readonly string[];
}

/** All of a site within so many days; what is on the team's own pages is left out. */
export function flagsAskOf({ site, register, deskPage, flags }: DeskSite, days: number, now: number): FlagsAsk {
  const own = [register?.page, deskPage].filter((page) => page !== null && page !== undefined);
  const window = { now, days, halfLifeDays: days / 2 };
  return { siteId: site.id, window, written: flags, apart: own.map(pageKeyOf) };
}
