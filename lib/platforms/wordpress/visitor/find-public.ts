import { findEventId } from '@/lib/domain/codec';
import type { NativeComment } from '@/lib/domain/comment';
import type { Parcel, Receipt } from '@/lib/domain/delivery';
import type { PageRef, Site } from '@/lib/domain/page';
import type { Transport } from '@/lib/domain/ports';
import type { Problem } from '@/lib/domain/problem';
import { NO_NOTES, type Look, type Reading, type UpdatedReading } from '@/lib/domain/reading';
import { Refusal } from '../../attempt';
import type { WordpressClient } from '../client';
import { addressOf, allComments, toNative } from '../comments';
import { findFiled } from '../find-filed';
import { VISITOR } from '../standing';
import { updateComments } from '../update-comments';
import { readPageComments } from './page-comments';

export interface PublicPorts {
  site: Site;
  client: WordpressClient;
  /** The way to the site's pages; `null` where an application password speaks, which they do not know. */
  visitors: Transport | null;
}

/** The parcel's comment among those that everybody sees, by a visitor; `null` if it is not there. */
export async function findPublic(ports: PublicPorts, parcel: Parcel, signal: AbortSignal): Promise<Receipt | null> {
  const { site, client, visitors } = ports;
  return withoutRest(
    visitors,
    async () => {
      const wp = await client.open('no-one', signal);
      const [first] = await findFiled(wp, parcel, { id: VISITOR });
      return first === undefined ? null : toReceipt(String(first.id), addressOf(site, parcel.page, first));
    },
    async (way) => {
      const comments = await readPageComments(way, parcel.page, signal);
      const found = comments.find(({ body }) => findEventId(body) === parcel.eventId);
      return found === undefined ? null : toReceipt(found.id, found.url);
    },
  );
}

/** The comments of a page that this person may see, oldest first. */
export async function commentsFor(
  { site, client, visitors }: PublicPorts,
  page: PageRef,
  signal: AbortSignal,
): Promise<NativeComment[]> {
  return withoutRest(
    (await client.isSignedIn(signal)) ? null : visitors,
    async () => {
      const wp = await client.open('nothing', signal);
      return (await allComments(wp, page)).map((comment) => toNative(site, page, comment));
    },
    (way) => readPageComments(way, page, signal),
  );
}

/** The same, brought up to date with few requests where REST tells what is new. */
export async function updateFor(
  { site, client, visitors }: PublicPorts,
  page: PageRef,
  known: Reading,
  look: Look,
  signal: AbortSignal,
): Promise<UpdatedReading> {
  return withoutRest<UpdatedReading>(
    (await client.isSignedIn(signal)) ? null : visitors,
    async () => updateComments(await client.open('nothing', signal), site, page, known, look),
    async (way) => ({
      comments: await readPageComments(way, page, signal),
      notes: { ...NO_NOTES, answersAt: null, wholeAt: look.now },
      problem: null,
    }),
  );
}

/** Some sites keep their REST API from visitors; the page itself shows them the comments all the same. */
async function withoutRest<T>(
  visitors: Transport | null,
  byRest: () => Promise<T>,
  byPage: (visitors: Transport) => Promise<T>,
): Promise<T> {
  try {
    return await byRest();
  } catch (cause) {
    if (visitors === null || !(cause instanceof Refusal) || !isKeptFromVisitors(cause.problem)) throw cause;
    return byPage(visitors).catch((other: unknown) => {
      throw other instanceof Refusal ? cause : other; // what REST said is the better explanation
    });
  }
}

/** Whether a site may have refused only because REST is kept from those without an account. */
export function isKeptFromVisitors(problem: Problem): boolean {
  switch (problem.kind) {
    case 'signed-out':
    case 'unreadable-reply':
      return true;
    case 'refused':
      return problem.why === 'not-allowed' || problem.why === 'unsupported-site';
    default:
      return false;
  }
}

function toReceipt(commentId: string, url: string): Receipt {
  return { held: false, commentId, url, place: 'footer' };
}
