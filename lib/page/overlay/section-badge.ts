import type { ThreadMark } from '@/lib/domain/views';
import { px } from './element';
import type { Look } from './look';
import type { Say } from './words';

/** How many requests of a section are in which state. `flagged`: the section itself; `gone`: of all these, those whose words are not on the page any more. */
export type Tally = Record<Look | 'flagged' | 'gone', number>;

/** How a request is shown: what only this person sees yet, what waits for an answer, what has one (or a reply). Closed ones are not shown. */
export function lookOf(mark: ThreadMark): Look | 'flagged' | null {
  if (mark.own === 'sending' || mark.own === 'held') return 'own';
  if (mark.state === 'closed') return null;
  if (mark.state === 'flagged') return 'flagged';
  return mark.state === 'answered' || mark.state === 'replied' ? 'answered' : 'open';
}

/** Counts requests by look. */
export function tallyOf(marks: ThreadMark[], gone = 0): Tally {
  const tally: Tally = { open: 0, answered: 0, own: 0, flagged: 0, gone };
  for (const mark of marks) {
    const look = lookOf(mark);
    if (look !== null) tally[look] += 1;
  }
  return tally;
}

/** "2 open, 1 answered": states as words, those that do not occur left out. */
export function sayTally(say: Say, tally: Tally): string {
  const parts: string[] = [];
  if (tally.open > 0) parts.push(say('overlayOpen', String(tally.open)));
  if (tally.answered > 0) parts.push(say('overlayAnswered', String(tally.answered)));
  if (tally.own > 0) parts.push(say('overlayOwnWaiting', String(tally.own)));
  if (tally.flagged > 0) parts.push(say('overlayFlagged'));
  if (tally.gone > 0) parts.push(say('overlayGone', String(tally.gone)));
  return parts.join(', ');
}

/** A badge is as wide as its text; known without asking the browser for its layout. */
export function badgeSize(say: Say, tally: Tally): { width: number; height: number } {
  return { width: 26 + 8 * countText(say, tally).length, height: 22 };
}

/** Gives a section's button its look, number and name; its place is set by whoever puts it on the page. */
export function dressBadge(badge: HTMLButtonElement, say: Say, heading: string | null, tally: Tally): void {
  const look = tally.open > 0 ? 'open' : tally.own > 0 ? 'own' : 'answered';
  const name = say('overlayBadge', heading ?? say('overlayPageStart'), sayTally(say, tally));
  badge.className = tally.flagged > 0 ? 'badge flagged' : `badge ${look}`;
  badge.title = name;
  badge.ariaLabel = name;
  badge.dataset.count = countText(say, tally);
  badge.style.width = px(badgeSize(say, tally).width);
}

function countText(say: Say, tally: Tally): string {
  const count = tally.open + tally.answered + tally.own;
  if (count === 0) return ''; // the section alone is flagged
  const text = count > 99 ? '99+' : String(count);
  return tally.gone === count ? `${text} · ${say('overlayWasHere')}` : text;
}
