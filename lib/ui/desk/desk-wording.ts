import type { View } from '@/lib/domain/desk/filter';
import { priorityOf } from '@/lib/domain/desk/priority';
import type { DeskRow } from '@/lib/domain/desk/row';
import type { StaffEntry } from '@/lib/domain/desk/staff-log';
import type { Lack } from '@/lib/domain/desk/update-check';
import type { CoachingPoint } from '@/lib/domain/event';
import type { SyncProgress } from '@/lib/domain/sync';
import type { Tone } from '../delivery-wording';
import { wordClosing } from '../thread-wording';
import { absoluteTime, formatNumber, relativeTime, t, tCount } from '../wording';

const VIEW_KEYS: Record<View, string> = {
  inbox: 'viewInbox',
  mine: 'viewMine',
  unowned: 'viewUnowned',
  reader: 'viewReader',
  overdue: 'viewOverdue',
  promised: 'viewPromised',
  held: 'viewHeld',
  fyi: 'viewFyi',
  closed: 'viewClosed',
  all: 'viewAll',
};

export function wordView(view: View): string {
  return t(VIEW_KEYS[view]);
}

/** What an empty list means, and what to do next. */
export function wordEmpty(view: View): string {
  return t(view === 'inbox' ? 'emptyInbox' : view === 'overdue' ? 'emptyOverdue' : 'emptyView');
}

/** "blocks 5 × 4 people × 2.5 days = 50": the priority with its parts. */
export function wordPriority(row: DeskRow, now: number): string {
  const { weight, people, days, value } = priorityOf(row, now);
  const shown = formatNumber(Math.round(value * 10) / 10);
  return t('priorityFormula', formatNumber(weight), tCount('people', people), tCount('days', days), shown);
}

/** The signals of a row, the gravest first; each has words, colour only beside them. */
export function rowChips(row: DeskRow, now: number): { text: string; tone: Tone | 'accent' }[] {
  const chips: { text: string; tone: Tone | 'accent' }[] = [];
  if (row.held) chips.push({ text: t('chipHeld'), tone: 'warn' });
  if (row.dueAt !== null && row.dueAt < now) chips.push({ text: t('chipOverdue'), tone: 'bad' });
  if (row.escalated) chips.push({ text: t('chipEscalated'), tone: 'bad' });
  if (row.promisedAt !== null) chips.push({ text: t('chipPromised', relativeTime(row.promisedAt, now)), tone: 'warn' });
  if (row.people > 1) chips.push({ text: tCount('people', row.people), tone: 'accent' });
  if (row.impact === 'blocks') chips.push({ text: t('impactBlocks'), tone: 'bad' });
  if (row.need === 'fyi') chips.push({ text: t('needFyi'), tone: 'plain' });
  if (row.how !== null) chips.push({ text: wordClosing(row.how), tone: 'good' });
  else if (row.state === 'answered') chips.push({ text: t('threadAnswered'), tone: 'good' });
  else if (row.waiting === 'nobody') chips.push({ text: t('threadClosed'), tone: 'plain' });
  if (row.waiting === 'reader' && row.state !== 'answered') chips.push({ text: t('chipReader'), tone: 'plain' });
  if (row.owner !== null) chips.push({ text: row.owner.name, tone: 'info' });
  return chips;
}

/** What staff did, in one line; its words stand below. */
export function wordStaff({ event }: StaffEntry): string {
  switch (event.kind) {
    case 'note':
      return t('staffNote');
    case 'assigned':
      return event.to === null ? t('staffUnassigned') : t('staffAssigned', event.to.name);
    case 'time':
      return [tCount('minutes', event.minutes), event.billable ? t('billable') : '', event.client]
        .filter((part) => part !== '')
        .join(' · ');
    case 'merged':
      return t(event.into === null ? 'staffUnmerged' : 'staffMerged');
    case 'escalated':
      return event.until === null ? t('staffCalledOff') : t('staffEscalated', event.to.name, absoluteTime(event.until));
    case 'mirrored':
      return t('staffMirrored');
    case 'flagged':
      return t('staffFlagged');
    case 'coached':
      return t('staffCoached');
    case 'article-state':
      return t('eventArticleState');
    case 'reviewed':
      return t('staffReviewed');
  }
}

/** What an update lacks, in a sentence. */
export function wordLacks(lacks: readonly Lack[]): string {
  const keys: Record<Lack, string> = { who: 'lackWho', what: 'lackWhat', when: 'lackWhen' };
  return t('updateEmpty', lacks.map((lack) => t(keys[lack])).join(', '));
}

/** How a site's reading stands. */
export function wordProgress({ state, doing, done, total, completeTo }: SyncProgress, now: number): string {
  if (state === 'running' && doing === 'listing') return tCount('readingListed', done);
  if (state === 'running' && total !== null && total > 0) return t('readingPages', done, total);
  if (state === 'running') return t('readingNow');
  if (completeTo === null) return t(state === 'stopped' ? 'readingStopped' : 'readingNever');
  return t('readingAsOf', relativeTime(completeTo, now));
}

/** What a review ticks, as a sentence. */
export function wordPoint(point: CoachingPoint): string {
  const keys: Record<CoachingPoint, string> = {
    answers: 'pointAnswers',
    where: 'pointWhere',
    'who-what-when': 'pointWhoWhatWhen',
    plain: 'pointPlain',
  };
  return t(keys[point]);
}
