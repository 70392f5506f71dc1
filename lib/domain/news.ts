import * as v from 'valibot';
import type { EpochMs } from './delivery';
import type { EventId, SiteId } from './ids';
import type { Entry, Thread } from './thread';

const MINUTE_OF_DAY = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60 - 1));

/** How a person wants to hear of news. Quiet hours are minutes after midnight, local time; they may lie over midnight. */
export const NewsSettingsShape = v.object({
  tell: v.picklist(['each', 'daily', 'never']),
  quiet: v.nullable(v.object({ from: MINUTE_OF_DAY, to: MINUTE_OF_DAY })),
});
export type NewsSettings = v.InferOutput<typeof NewsSettingsShape>;

export const NEWS_DEFAULTS: NewsSettings = { tell: 'each', quiet: null };

/** What a person was told of a request last. */
export interface Told {
  requestId: EventId;
  siteId: SiteId;
  /** Where it stood then. */
  state: Thread['state']['kind'];
  /** The wiki's time of the newest word that was told. */
  upTo: EpochMs;
  at: EpochMs;
}

/** Something that others said or did in a request that a person follows, and has not seen. */
export interface News {
  requestId: EventId;
  question: string;
  state: Thread['state']['kind'];
  /** Who said or did the newest of it, and in which words. */
  by: string;
  words: string;
  upTo: EpochMs;
  count: number;
}

const DAY_MS = 24 * 3_600_000;

/**
 * What is new in a request for one person; `null`: nothing. "Me too" and ratings are no news: nobody has to do anything.
 * @param isOwn - Whether this person wrote an entry.
 * @param seenUpTo - The wiki's time up to which they had the page's requests before them.
 */
export function newsIn(thread: Thread, isOwn: (entry: Entry) => boolean, seenUpTo: EpochMs): News | null {
  const fresh = thread.entries.filter((entry) => isWord(entry) && !isOwn(entry) && entry.comment.createdAt > seenUpTo);
  const newest = fresh.at(-1);
  if (newest === undefined) return null;
  return {
    requestId: thread.id,
    question: thread.opened.text,
    state: thread.state.kind,
    by: newest.comment.author.name,
    words: newest.text,
    upTo: newest.comment.createdAt,
    count: fresh.length,
  };
}

function isWord({ event, held }: Entry): boolean {
  return !held && event?.kind !== 'me-too' && event?.kind !== 'rated' && event?.kind !== 're-anchored';
}

/** Whether a request may be spoken of again: at most once a day, unless it stands elsewhere now. Never of the same words. */
export function mayTell({ upTo, state }: News, told: Told | null, now: EpochMs): boolean {
  if (told === null) return true;
  return upTo > told.upTo && (state !== told.state || now - told.at >= DAY_MS);
}

/** Whether a digest is due. @param last - When the last one was shown; `null`: never. */
export function digestDue(last: EpochMs | null, now: EpochMs): boolean {
  return last === null || now - last >= DAY_MS;
}

/** @param minute - Of the day, local time. */
export function isQuiet(quiet: NewsSettings['quiet'], minute: number): boolean {
  if (quiet === null || quiet.from === quiet.to) return false;
  return quiet.from < quiet.to ? minute >= quiet.from && minute < quiet.to : minute >= quiet.from || minute < quiet.to;
}
