import { renderEvent, type EventWords } from '@/lib/domain/codec';
import type { Parcel, Receipt } from '@/lib/domain/delivery';
import type { Journal, ReadPicture } from '@/lib/domain/ports';
import type { Result } from '@/lib/domain/result';
import { attempt, Refusal } from '../attempt';
import { claimFor, insistOn } from '../authorship';
import { uploadPictures, withPictures } from '../pictures';
import { locateQuote, type Selection } from './locate-quote';
import { readBodyText } from '../body-text';
import type { ConfluenceWiki, FiledReceipt, Letter } from './wiki';

export interface FilePorts {
  readPicture: ReadPicture;
  words: EventWords;
}

/** Files one event once: as an answer, as an inline comment at its quote, or, where that cannot be, in the footer. */
export function fileComment(
  ports: FilePorts,
  wiki: ConfluenceWiki,
  parcel: Parcel,
  journal: Journal,
): Promise<Result<Receipt>> {
  return attempt(async () => {
    // A session that ended would file as "anonymous" where the space lets everyone comment
    const me = await wiki.whoAmI();
    await claimFor(journal, me);
    if (journal.progress.commentSent) {
      const [first] = await wiki.findFiled(parcel, me.id);
      if (first !== undefined) return first;
    }
    const body = journal.progress.body ?? (await prepareBody(ports, wiki, parcel, journal));
    const writer = { wiki, journal, letter: { parcel, body, me } };
    try {
      return (await sendAnswer(writer)) ?? (await sendInline(writer)) ?? (await sendFooter(writer));
    } catch (cause) {
      return receiptInSpite(cause, writer);
    }
  });
}

interface Writer {
  wiki: ConfluenceWiki;
  journal: Journal;
  letter: Letter;
}

async function prepareBody(ports: FilePorts, wiki: ConfluenceWiki, parcel: Parcel, journal: Journal): Promise<string> {
  const pictures = await uploadPictures(parcel, journal, wiki.shelf(parcel.page), ports.readPicture);
  const ids = (parcel.copyTo ?? parcel.draft?.copyTo ?? []).map(({ id }) => id);
  const target = {
    format: 'confluence-storage',
    page: parcel.context ?? parcel.page,
    copyTo: { as: wiki.mentionAs, ids },
  } as const;
  const body = renderEvent(withPictures(parcel.event, pictures), target, ports.words);
  await journal.note({ body });
  return body;
}

async function sendAnswer(writer: Writer): Promise<FiledReceipt | null> {
  const { wiki, letter } = writer;
  const { parent } = letter.parcel;
  if (parent === null) return null;
  await prepareToSend(writer);
  return wiki.answer(letter, parent);
}

/** `null`: no quote, or Confluence would not take it there. */
async function sendInline(writer: Writer): Promise<FiledReceipt | null> {
  const { wiki, journal, letter } = writer;
  const selection = await selectionFor(writer);
  if (selection === null) return null;
  await prepareToSend(writer);
  const filed = await wiki.inline(letter, selection);
  if (filed === null) await journal.note({ inlineRefused: true });
  return filed;
}

async function selectionFor({ wiki, journal, letter: { parcel } }: Writer): Promise<Selection | null> {
  if (!('anchor' in parcel.event) || parcel.event.anchor.quote === null || journal.progress.inlineRefused) return null;
  const text = readBodyText(await wiki.readStorage(parcel.page));
  const selection = locateQuote(text, parcel.event.anchor);
  if (selection === null) await journal.note({ inlineRefused: true });
  return selection;
}

/** Confluence says 404 to somebody without the right to comment, too: the page is gone only if it cannot be read either. */
async function sendFooter(writer: Writer): Promise<FiledReceipt> {
  const { wiki, letter } = writer;
  await prepareToSend(writer);
  try {
    return await wiki.footer(letter);
  } catch (cause) {
    const gone = cause instanceof Refusal && cause.problem.kind === 'refused' && cause.problem.why === 'page-gone';
    if (!gone) throw cause;
    await wiki.checkPage(letter.parcel.page);
    throw new Refusal({ kind: 'refused', why: 'not-allowed' });
  }
}

/** The picture and the page's text took their time: somebody else may have signed in. */
async function prepareToSend({ wiki, journal, letter }: Writer): Promise<void> {
  insistOn(letter.me, await wiki.whoAmI());
  if (!journal.progress.commentSent) await journal.note({ commentSent: true });
}

/** An answer that nobody can read may yet mean that the comment is there. */
async function receiptInSpite(cause: unknown, { wiki, journal, letter }: Writer): Promise<FiledReceipt> {
  if (!(cause instanceof Refusal) || cause.problem.kind !== 'unreadable-reply') throw cause;
  if (!journal.progress.commentSent) throw cause;
  const [first] = await wiki.findFiled(letter.parcel, letter.me.id);
  if (first === undefined) throw cause;
  return first;
}
