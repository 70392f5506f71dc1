import type { Closing } from '@/lib/domain/event';
import type { Entry, Thread, ThreadState } from '@/lib/domain/thread';
import type { Tone } from './delivery-wording';
import { absoluteTime, t, tCount } from './wording';

/** A thread's state in one word, with the colour that goes with it. */
export function wordState(kind: ThreadState['kind']): { label: string; tone: Tone } {
  switch (kind) {
    case 'open':
      return { label: t('threadOpen'), tone: 'info' };
    case 'replied':
      return { label: t('threadReplied'), tone: 'plain' };
    case 'answered':
      return { label: t('threadAnswered'), tone: 'good' };
    case 'closed':
      return { label: t('threadClosed'), tone: 'plain' };
    case 'reopened':
      return { label: t('threadReopened'), tone: 'warn' };
  }
}

/** What an entry did besides saying something; `null` for plain words. */
export function wordDeed({ event, counts }: Entry): string | null {
  if (event?.kind === 'taken-up') return t('deedTakenUp');
  if (event?.kind === 're-anchored') return t('deedReAnchored');
  if (event?.kind !== 'status' || !counts) return null;
  switch (event.status) {
    case 'answered':
      return t('deedAnswered');
    case 'closed':
      return t('deedClosed');
    case 'reopened':
      return t('deedReopened');
  }
}

/** How support closed a request. */
export function wordClosing(how: Closing): string {
  const keys: Record<Closing, string> = {
    answered: 'closingAnswered',
    fixed: 'closingFixed',
    duplicate: 'closingDuplicate',
    documented: 'closingDocumented',
    declined: 'closingDeclined',
  };
  return t(keys[how]);
}

/** What comes of an entry, in one line: how it settled the request, or until when something is promised; `null`: nothing. */
export function wordOutcome({ event, counts }: Entry): { text: string; tone: Tone } | null {
  if (!counts) return null;
  if (event?.kind === 'reply' && event.due !== undefined) {
    return { text: t('promisedUntil', absoluteTime(event.due)), tone: 'warn' };
  }
  if (event?.kind !== 'status' || event.how === undefined) return null;
  return { text: wordClosing(event.how), tone: 'good' };
}

/** The entries that are read one by one; "me too" and ratings are counted instead. */
export function readableEntries({ entries }: Thread): Entry[] {
  return entries.filter(({ event }) => event?.kind !== 'me-too' && event?.kind !== 'rated');
}

/** How many share the question and whom an answer helped, in one line; empty when nobody said so. */
export function wordEchoes({ meToo, ratings }: Thread): string {
  const helped = ratings.filter((rating) => rating.helped).length;
  const parts = [
    meToo.length > 0 ? tCount('threadMeToo', meToo.length) : '',
    ratings.length > 0 ? t('threadHelped', helped, ratings.length) : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** An address out of a comment, as a link's target; `null` for anything but the web. */
export function webAddress(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}

/** What a picture's or a file's link says: its own name where a person gave it one, "Picture 1" for those that Docket took. */
export function pictureLabel(fileName: string, number: number): string {
  const own = /^docket-[0-9a-f]{8}-[0-9a-f-]{27}-\d+(?:-(?<name>.+)|\.png)$/.exec(fileName);
  return own === null ? fileName : (own.groups?.['name'] ?? t('pictureNumber', number));
}
