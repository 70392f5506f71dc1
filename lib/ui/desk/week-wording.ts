import type { WeekLine } from '@/lib/domain/desk/week';
import type { SiteFlags } from '@/lib/domain/flags/site-flags';
import { t, tCount } from '../wording';

/** What a week brought, a sentence each. @param flags - `null`: not reckoned yet. */
export function weekText({ asked, people, closed, waiting }: WeekLine, flags: SiteFlags | null): string[] {
  const kinds = (kind: string) => flags?.lines.filter(({ state }) => state.kind === kind).length ?? 0;
  const open = kinds('raised') + kinds('written') + kinds('taken') + kinds('relapsed');
  return [
    t('weekAskedBy', tCount('weekAsked', asked), tCount('people', people)),
    tCount('weekClosed', closed),
    tCount('weekWaiting', waiting),
    ...(flags === null ? [] : [tCount('weekFlagged', open), tCount('weekFixed', kinds('fixed'))]),
  ];
}
