import { findUnclaimed, takeUpEvent } from '@/lib/app/take-up';
import { decodeComment } from '@/lib/domain/codec';
import type { PublicEvent } from '@/lib/domain/event';
import { newEventId } from '@/lib/domain/ids';
import type { PageRef } from '@/lib/domain/page';
import { foldThreads } from '@/lib/domain/thread';
import { commentsOf, never, receiptOf, sinkOf } from '../../servers/platforms/abilities';
import { aCapture, aJournal, anOpened, aParcel } from '../../servers/platforms/samples';
import type { TestWiki } from '../../servers/platforms/test-wiki';

export const QUESTION = `Which button is it -- the "green" one, or the one below?

The manual of 2024 shows none; see https://example.org/manual?page=7&lang=en.`;
export const ANSWER = "It's the one below. Hold it for 5 seconds.";

/**
 * What a reader and staff write with Docket in a week, each kind once: a request with a picture where its writer may
 * upload one, an answer, "me too", a close, and a plain comment that is taken up.
 */
export async function holdConversation(wiki: TestWiki): Promise<PageRef> {
  const page = await wiki.newPage();
  await wiki.fill(page, 1);
  const asked = anOpened(QUESTION);
  const pictures = wiki.mayUpload ? [aCapture()] : [];
  const receipt = receiptOf(await sinkOf(wiki.platform()).file(aParcel(page, asked, { pictures }), aJournal(), never));
  const parent = { commentId: receipt.commentId ?? '', place: receipt.held ? ('footer' as const) : receipt.place };
  const about = (text: string) => ({ id: newEventId(), of: asked.id, text });
  const byStaff: PublicEvent[] = [
    { kind: 'reply', ...about(ANSWER), pictures: [] },
    { kind: 'me-too', ...about('') },
  ];
  for (const event of byStaff) {
    receiptOf(await sinkOf(wiki.staff()).file(aParcel(page, event, { parent }), aJournal(), never));
  }
  const closed: PublicEvent = { kind: 'status', ...about('Thank you, that was it.'), status: 'closed' };
  receiptOf(await sinkOf(wiki.platform()).file(aParcel(page, closed, { parent }), aJournal(), never));
  await takeUpTheOther(wiki, page);
  return page;
}

async function takeUpTheOther(wiki: TestWiki, page: PageRef): Promise<void> {
  const read = await commentsOf(wiki.staff(), page);
  const { plain } = foldThreads(read.map(decodeComment), { staffIds: new Set() });
  const found = findUnclaimed(plain, read, plain[0]?.comment.id ?? '');
  if (found === null) throw new Error('no comment was made without Docket');
  const event = takeUpEvent(newEventId(), found.comment);
  const parcel = aParcel(page, event, { parent: found.parent });
  receiptOf(await sinkOf(wiki.staff()).file(parcel, aJournal(), never));
}
