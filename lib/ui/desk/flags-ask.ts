import type { Window } from '@/lib/domain/flags/decay';
import type { WrittenFlag } from '@/lib/domain/flags/decisions';
import type { SiteId } from '@/lib/domain/ids';

/** What is reckoned with beside the desk, so that nothing on it waits. */
export interface FlagsAsk {
  siteId: SiteId;
  window: Window;
  written: readonly WrittenFlag[];
  apart: readonly string[];
}
