import type WPAPI from 'wpapi';
import type { Parcel, Receipt } from '@/lib/domain/delivery';
import type { Problem } from '@/lib/domain/problem';
import type { Result } from '@/lib/domain/result';
import { attempt, Refusal } from '../attempt';
import { readShape } from '../replies';
import type { WordpressClient } from './client';
import { addressOf } from './comments';
import { receiptOfFiled, type FilePorts } from './file';
import { findFiled } from './find-filed';
import { may, whoAmI } from './people';
import { AuthorsShape, DeletedShape, FiledShape } from './shapes';
import { findPublic } from './visitor/find-public';

/** Looks at a held comment by its id; without an id, and for a visitor, for the event among the approved ones. */
export function followHeld(
  ports: FilePorts,
  parcel: Parcel,
  receipt: Receipt,
  signal: AbortSignal,
): Promise<Result<Receipt>> {
  const { site, client } = ports;
  return attempt(async () => {
    if (!receipt.held) return receipt;
    if (parcel.visitor !== undefined) return followVisitors(ports, parcel, receipt, signal);
    const wp = await client.open('sign-in', signal);
    const me = await whoAmI(wp);
    if (receipt.commentId === null) return (await receiptOfFiled(site, wp, parcel, me)) ?? receipt;
    const found = await readById(wp, receipt.commentId);
    const url = addressOf(site, parcel.page, found);
    return found.status === 'approved'
      ? { held: false, commentId: receipt.commentId, url, place: 'footer' }
      : { ...receipt, url };
  });
}

/** A visitor cannot read a held comment, but WordPress tells one that is not there any more. */
async function followVisitors(
  ports: FilePorts,
  parcel: Parcel,
  receipt: Receipt,
  signal: AbortSignal,
): Promise<Receipt> {
  const there = await findPublic(ports, parcel, signal);
  if (there !== null || receipt.commentId === null) return there ?? receipt;
  const wp = await ports.client.open('no-one', signal);
  const reply: Promise<unknown> = wp.comments().id(Number(receipt.commentId)).param('_fields', 'id').get();
  await reply.catch((cause: unknown) => {
    const deleted = cause instanceof Refusal && cause.problem.kind === 'refused' && cause.problem.why === 'page-gone';
    if (deleted || !(cause instanceof Refusal)) throw cause;
  });
  return receipt;
}

/** Its author reads a held comment by id, in the trash too; a deleted one WordPress refuses in several ways. */
async function readById(wp: WPAPI, commentId: string) {
  try {
    const reply: unknown = await wp.comments().id(Number(commentId)).param('_fields', 'id,status,link').get();
    const found = readShape(FiledShape, reply);
    if (found.status !== 'trash') return found;
    throw new Refusal({ kind: 'refused', why: 'page-gone' });
  } catch (cause) {
    if (!(cause instanceof Refusal) || !isGone(cause.problem)) throw cause;
    throw new Refusal({ kind: 'refused', why: 'page-gone' });
  }
}

function isGone(problem: Problem): boolean {
  // that this person is signed in was asked a moment ago: 401 is about the comment
  return problem.kind === 'signed-out' || (problem.kind === 'refused' && problem.why !== 'unsupported-site');
}

/** Throws away all but the first comment of an event, except those that somebody answered. Moderators only. */
export function removeCopies(client: WordpressClient, parcel: Parcel, signal: AbortSignal): Promise<Result<number>> {
  return attempt(async () => {
    if (parcel.visitor !== undefined) return 0; // nobody removes what a visitor sent but the site's people
    const wp = await client.open('sign-in', signal);
    const me = await whoAmI(wp);
    if (!may(me, 'moderate_comments')) return 0;
    const [, ...copies] = await findFiled(wp, parcel, me);
    let removed = 0;
    for (const copy of copies) {
      const answers: unknown = await wp.comments().param({ parent: copy.id, _fields: 'id,author' }).get();
      if (readShape(AuthorsShape, answers).length > 0) continue;
      readShape(DeletedShape, await wp.comments().id(copy.id).delete());
      removed += 1;
    }
    return removed;
  });
}
