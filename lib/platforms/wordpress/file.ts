import type WPAPI from 'wpapi';
import { renderEvent, type EventWords } from '@/lib/domain/codec';
import type { Parcel, Receipt } from '@/lib/domain/delivery';
import type { Site } from '@/lib/domain/page';
import type { Journal, ReadPicture, Transport } from '@/lib/domain/ports';
import { fail, type Result } from '@/lib/domain/result';
import { attempt, Refusal } from '../attempt';
import { claimFor } from '../authorship';
import { uploadPictures, withPictures } from '../pictures';
import { readShape } from '../replies';
import type { WordpressClient } from './client';
import { addressOf } from './comments';
import { findFiled } from './find-filed';
import { mediaShelf } from './media';
import { authorOf, writesFull } from './people';
import { FiledShape, type Me } from './shapes';
import type { Standing } from './standing';
import { fileAsVisitor } from './visitor/file-as-visitor';

export interface FilePorts {
  site: Site;
  client: WordpressClient;
  readPicture: ReadPicture;
  words: EventWords;
  standing: Standing;
  /** The way for those without an account, through the site's pages; `null` where an application password speaks. */
  visitors: Transport | null;
}

/** Files one event as a comment, once: by REST for whoever is signed in, through the site's own form for a visitor. */
export function fileComment(
  ports: FilePorts,
  parcel: Parcel,
  journal: Journal,
  signal: AbortSignal,
): Promise<Result<Receipt>> {
  const { visitor } = parcel;
  if (visitor === undefined) return fileSignedIn(ports, parcel, journal, signal);
  const { visitors } = ports;
  if (visitors === null) return Promise.resolve(fail({ kind: 'refused', why: 'signed-in-meanwhile' }));
  return fileAsVisitor({ ...ports, visitors }, { ...parcel, visitor }, journal, signal);
}

/**
 * Files it with the reader's own account. What may have reached the server before is looked for first; a held comment cannot
 * be found by its author, but WordPress refuses its identical body as a duplicate, which proves it (DESIGN 6).
 */
function fileSignedIn(
  ports: FilePorts,
  parcel: Parcel,
  journal: Journal,
  signal: AbortSignal,
): Promise<Result<Receipt>> {
  return attempt(async () => {
    const { wp, me } = await ports.client.openAs(signal);
    await claimFor(journal, authorOf(me));
    const mayBeThere = journal.progress.commentSent;
    const there = mayBeThere ? await receiptOfFiled(ports.site, wp, parcel, me) : null;
    if (there !== null) return there;
    const body = journal.progress.body ?? (await prepareBody(ports, wp, me, parcel, journal));
    if (!mayBeThere) await journal.note({ commentSent: true });
    const receipt = await send(ports.site, wp, parcel, me, body, mayBeThere);
    ports.standing.heard(me.id, receipt.held);
    return receipt;
  });
}

/** The receipt of what is already there and approved; `null` if nothing is. */
export async function receiptOfFiled(site: Site, wp: WPAPI, parcel: Parcel, me: Me): Promise<Receipt | null> {
  const [first] = await findFiled(wp, parcel, me);
  if (first === undefined) return null;
  return {
    held: false,
    commentId: String(first.id),
    url: addressOf(site, parcel.page, first),
    place: 'footer',
  };
}

async function prepareBody(ports: FilePorts, wp: WPAPI, me: Me, parcel: Parcel, journal: Journal): Promise<string> {
  const pictures = await uploadPictures(parcel, journal, mediaShelf(wp), ports.readPicture);
  const format = writesFull(me) ? 'wordpress-full' : 'wordpress-limited';
  const body = renderEvent(
    withPictures(parcel.event, pictures),
    { format, page: parcel.context ?? parcel.page },
    ports.words,
  );
  await journal.note({ body });
  return body;
}

async function send(
  site: Site,
  wp: WPAPI,
  parcel: Parcel,
  me: Me,
  content: string,
  mayBeThere: boolean,
): Promise<Receipt> {
  const parent = parcel.parent === null ? {} : { parent: Number(parcel.parent.commentId) };
  try {
    const filed = readShape(
      FiledShape,
      await wp.comments().create({ post: Number(parcel.page.pageId), content, ...parent }),
    );
    const commentId = String(filed.id);
    const url = addressOf(site, parcel.page, filed);
    return filed.status === 'approved'
      ? { held: false, commentId, url, place: 'footer' }
      : { held: true, commentId, url };
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return receiptInSpite(cause.problem, site, wp, parcel, me, mayBeThere);
  }
}

/** A refusal of the comment that may yet mean it is there: a duplicate, or an answer that nobody can read. */
async function receiptInSpite(
  problem: Refusal['problem'],
  site: Site,
  wp: WPAPI,
  parcel: Parcel,
  me: Me,
  mayBeThere: boolean,
): Promise<Receipt> {
  const duplicate = problem.kind === 'refused' && problem.why === 'duplicate-words';
  if (!duplicate && problem.kind !== 'unreadable-reply') throw new Refusal(problem);
  const there = await receiptOfFiled(site, wp, parcel, me);
  if (there !== null) return there;
  // On a first sending the same words stand there under another event: the body of every event differs in its id
  if (duplicate && mayBeThere) return { held: true, commentId: null, url: parcel.page.url };
  throw new Refusal(problem);
}
