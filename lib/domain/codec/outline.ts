import type { Anchor } from '../anchor';
import { isImage, type Picture, type ThreadEvent } from '../event';
import type { PageRef } from '../page';
import { headingOf } from '../section';
import { trailerHref } from './trailer';
import type { EventWords } from './words';
import { recordOf } from './write-record';

/** Confluence Cloud knows people by account, Data Center by key. */
export type MentionAs = 'account-id' | 'userkey';

/** Stands in the head, which is read past: whom it was sent to is no part of the event. */
interface Copy {
  label: string;
  as: MentionAs;
  ids: string[];
}

/** A part of a comment, whatever the format; each becomes one or more blocks. */
export type Part =
  | { part: 'head'; label: string; title: string | null; note: string | null; copy: Copy | null }
  | { part: 'quote'; text: string }
  | { part: 'words'; text: string }
  | { part: 'address'; url: string }
  | { part: 'picture'; label: string; picture: Picture }
  | { part: 'environment'; text: string }
  | { part: 'link'; href: string; label: string };

/** Lays a canonical event out for people; the order of the parts is the format's. */
export function outline(
  event: ThreadEvent,
  { page, copyTo }: { page: PageRef; copyTo?: Omit<Copy, 'label'> },
  words: EventWords,
): Part[] {
  const quote = 'anchor' in event ? event.anchor.quote : null;
  const pictures = 'pictures' in event ? event.pictures : [];
  return [
    ...headOf(event, page, words, copyTo === undefined ? null : { ...copyTo, label: words.copyTo }),
    ...(quote ? [{ part: 'quote' as const, text: quote.exact }] : []),
    ...(event.text === '' ? [] : [{ part: 'words' as const, text: event.text }]),
    ...('url' in event ? [{ part: 'address' as const, url: event.url }] : []),
    ...pictures.map((picture) => ({
      part: 'picture' as const,
      label: isImage(picture) ? words.picture : words.file,
      picture,
    })),
    ...('environment' in event && event.environment !== ''
      ? [{ part: 'environment' as const, text: event.environment }]
      : []),
    { part: 'link', href: trailerHref(page.url, recordOf(event), quote), label: words.openInContext },
  ];
}

function headOf(event: ThreadEvent, page: PageRef, words: EventWords, copy: Copy | null): Part[] {
  const head = (label: string, title: string | null = null, note: string | null = null): Part[] => [
    { part: 'head', label, title, note, copy },
  ];
  const placeOf = (anchor: Anchor): string => headingOf(anchor.section) ?? page.title;
  switch (event.kind) {
    case 'opened':
      return head(
        words.ask[event.ask],
        placeOf(event.anchor),
        `${words.need[event.need]} · ${words.impact[event.impact]}`,
      );
    case 'reply':
      return []; // an answer reads like any other comment
    case 'status':
      return head(words.status[event.status], event.how === undefined ? null : words.closing[event.how]);
    case 'rated':
      return head(event.helped ? words.rated.helped : words.rated.didNotHelp);
    case 'taken-up':
    case 're-anchored':
    case 'flagged':
      return head(words.kind[event.kind], placeOf(event.anchor));
    case 'assigned':
      return head(words.kind[event.kind], event.to?.name ?? words.nobody);
    case 'escalated':
      return head(words.kind[event.kind], event.to.name);
    case 'time':
      return head(
        words.kind[event.kind],
        `${String(event.minutes)} ${words.minutes}`,
        [event.billable ? words.billable : '', event.client].filter((said) => said !== '').join(' · ') || null,
      );
    case 'setting':
      return head(words.kind[event.kind], event.value === null ? words.removed : null);
    case 'article-state':
      return head(words.kind[event.kind], words.articleState[event.state]);
    case 'reviewed':
      return head(words.kind[event.kind], words.reviewed[event.outcome]);
    default:
      return head(words.kind[event.kind]);
  }
}
