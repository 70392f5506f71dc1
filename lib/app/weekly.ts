import { weekBefore } from '@/lib/domain/desk/week';
import type { DeskRow } from '@/lib/domain/desk/row';
import { isQuiet } from '@/lib/domain/news';
import type { Clock } from '@/lib/domain/ports';
import { weekOf } from '@/lib/domain/register/rota';
import type { NewsStore } from '@/lib/domain/stores';

export interface WeeklyPorts {
  store: Pick<NewsStore, 'settings' | 'lastWeek' | 'noteWeek'>;
  /** All requests that the desk lists in this browser. */
  rows: () => Promise<DeskRow[]>;
  /** Sections that are flagged and that nobody has settled. */
  flagged: () => Promise<number>;
  clock: Clock;
  /** Of the day, local time. */
  minute: () => number;
  tell: (week: { asked: number; waiting: number; flagged: number }) => Promise<void>;
}

/** Tells those who have the desk what a week brought, once a week, in the first hours in which they may be told. */
export function createWeekly({ store, rows, flagged, clock, minute, tell }: WeeklyPorts) {
  return {
    async tellIfDue(): Promise<void> {
      const week = weekOf(clock.now());
      const last = await store.lastWeek();
      if (last === week) return;
      const { tell: how, quiet } = await store.settings();
      if (how === 'never' || isQuiet(quiet, minute())) return;
      const all = await rows();
      if (all.length === 0) return; // no desk here, or nothing to tell of
      await store.noteWeek(week); // before it is shown: stopped in between, nothing is told twice
      if (last === null) return; // the desk is new here: nobody looks back on a week without it
      const { asked, waiting } = weekBefore(all, clock.now());
      const sections = await flagged();
      if (asked + waiting + sections > 0) await tell({ asked, waiting, flagged: sections });
    },
  };
}
