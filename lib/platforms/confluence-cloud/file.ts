import type { Client } from 'confluence.js/core';
import { createFooterComment, createInlineComment } from 'confluence.js/v2';
import { renderEvent, type EventWords } from '@/lib/domain/codec';
import type { Author, Parcel, Receipt } from '@/lib/domain/delivery';
import type { Site } from '@/lib/domain/page';
import type { Problem } from '@/lib/domain/problem';
import type { Journal, ReadPicture } from '@/lib/domain/ports';
import type { Result } from '@/lib/domain/result';
import { attempt, Refusal } from '../attempt';
import { claimFor, insistOn } from '../authorship';
import { uploadPictures, withPictures } from '../pictures';
import { readShape } from '../replies';
import { readPage, readStorage } from './access';
import { addressOf } from './addresses';
import { attachmentShelf } from './attachments';
import { isBlogPost, type Place } from './comments';
import { findFiled } from './find-filed';
import { locateQuote, type Selection } from './locate-quote';
import { whoAmI } from './people';
import { remove } from './remove-copies';
import { FiledShape, type Filed } from './shapes';
import { readStorageText } from './storage-text';

export interface FilePorts {
  site: Site;
  readPicture: ReadPicture;
  words: EventWords;
}

/** Files one event once: as an answer, as an inline comment at its quote, or, where that cannot be, in the footer. */
export function fileComment(
  ports: FilePorts,
  client: Client,
  parcel: Parcel,
  journal: Journal,
): Promise<Result<Receipt>> {
  return attempt(async () => {
    // A session that ended would file as "anonymous" where the space lets everyone comment
    const me = await whoAmI(client);
    await claimFor(journal, me);
    if (journal.progress.commentSent) {
      const [first] = await findFiled(client, parcel, me.id);
      if (first !== undefined) return receiptOf(ports.site, parcel, first.comment, first.place, first.base);
    }
    const body = journal.progress.body ?? (await prepareBody(ports, client, parcel, journal));
    const writer = { ...ports, client, parcel, journal, body, me };
    try {
      return (await sendAnswer(writer)) ?? (await sendInline(writer)) ?? (await sendFooter(writer));
    } catch (cause) {
      return receiptInSpite(cause, writer, me.id);
    }
  });
}

interface Writer {
  site: Site;
  client: Client;
  parcel: Parcel;
  journal: Journal;
  body: string;
  me: Author;
}

async function prepareBody(ports: FilePorts, client: Client, parcel: Parcel, journal: Journal): Promise<string> {
  const shelf = attachmentShelf(client, parcel.page);
  const pictures = await uploadPictures(parcel, journal, shelf, ports.readPicture);
  const target = { format: 'confluence-storage', page: parcel.page } as const;
  const body = renderEvent(withPictures(parcel.event, pictures), target, ports.words);
  await journal.note({ body });
  return body;
}

async function sendAnswer(writer: Writer): Promise<Receipt | null> {
  const { parent } = writer.parcel;
  if (parent === null) return null;
  return create(writer, parent.place, { parentCommentId: parent.commentId });
}

/** `null`: no quote, or Confluence would not take it there. */
async function sendInline(writer: Writer): Promise<Receipt | null> {
  const selection = await selectionFor(writer);
  if (selection === null) return null;
  try {
    return await create(writer, 'inline', { ...onPage(writer.parcel), inlineCommentProperties: selection });
  } catch (cause) {
    if (!(cause instanceof Refusal) || !isRefusedPlace(cause.problem)) throw cause;
    await writer.journal.note({ inlineRefused: true });
    return null;
  }
}

async function selectionFor({ client, parcel, journal }: Writer): Promise<Selection | null> {
  if (!('anchor' in parcel.event) || parcel.event.anchor.quote === null || journal.progress.inlineRefused) return null;
  const text = readStorageText(await readStorage(client, parcel.page));
  const selection = locateQuote(text, parcel.event.anchor);
  if (selection === null) await journal.note({ inlineRefused: true });
  return selection;
}

/** What Confluence says to a selection it cannot match is documented nowhere: any refusal but of the person counts. */
function isRefusedPlace(problem: Problem): boolean {
  return problem.kind === 'refused' && problem.why !== 'not-allowed' && problem.why !== 'too-large';
}

/** Confluence says 404 to somebody without the right to comment, too: the page is gone only if it cannot be read either. */
async function sendFooter(writer: Writer): Promise<Receipt> {
  try {
    return await create(writer, 'footer', onPage(writer.parcel));
  } catch (cause) {
    const gone = cause instanceof Refusal && cause.problem.kind === 'refused' && cause.problem.why === 'page-gone';
    if (!gone) throw cause;
    await readPage(writer.client, writer.parcel.page);
    throw new Refusal({ kind: 'refused', why: 'not-allowed' });
  }
}

function onPage({ page }: Parcel): { pageId: string } | { blogPostId: string } {
  return isBlogPost(page) ? { blogPostId: page.pageId } : { pageId: page.pageId };
}

async function create(writer: Writer, place: Place, where: Record<string, unknown>): Promise<Receipt> {
  insistOn(writer.me, await whoAmI(writer.client)); // the picture and the page's text took their time
  if (!writer.journal.progress.commentSent) await writer.journal.note({ commentSent: true });
  const comment = { ...where, body: { representation: 'storage', value: writer.body } };
  const send = place === 'inline' ? createInlineComment : createFooterComment;
  const filed = readShape(FiledShape, await send(writer.client, comment));
  await undoAnothers(writer, filed, place);
  return receiptOf(writer.site, writer.parcel, filed, place, filed._links.base);
}

/**
 * Somebody else signed in at the very moment, and it stands in their name: it goes at once. Where that cannot be, the
 * outcome counts as unknown.
 */
async function undoAnothers({ client, me }: Writer, filed: Filed, place: Place): Promise<void> {
  const { authorId } = filed.version;
  if (authorId === null || authorId === me.id) return;
  if (!(await remove(client, { comment: filed, place }))) throw new Refusal({ kind: 'no-answer' });
  insistOn(me, { id: authorId, name: '' });
}

/** An answer that nobody can read may yet mean that the comment is there. */
async function receiptInSpite(cause: unknown, writer: Writer, myId: string): Promise<Receipt> {
  if (!(cause instanceof Refusal) || cause.problem.kind !== 'unreadable-reply') throw cause;
  if (!writer.journal.progress.commentSent) throw cause;
  const [first] = await findFiled(writer.client, writer.parcel, myId);
  if (first === undefined) throw cause;
  return receiptOf(writer.site, writer.parcel, first.comment, first.place, first.base);
}

function receiptOf(
  site: Site,
  parcel: Parcel,
  comment: Parameters<typeof addressOf>[2],
  place: Place,
  base: string | undefined,
): Receipt {
  return { held: false, commentId: comment.id, url: addressOf(site, parcel.page, comment, base), place };
}
