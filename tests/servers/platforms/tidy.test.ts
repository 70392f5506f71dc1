import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { conversationIn, NO_TRUST } from '@/lib/app/conversation';
import { askSource } from '@/lib/app/read-source';
import type { PublicEvent } from '@/lib/domain/event';
import { newEventId } from '@/lib/domain/ids';
import type { PageRef } from '@/lib/domain/page';
import type { Platform } from '@/lib/domain/ports';
import type { Thread } from '@/lib/domain/thread';
import { never, receiptOf, sinkOf } from './abilities';
import { startStage, type Stage } from './confluence-stage';
import { startDataCenterStage, type DataCenterStage } from './data-center-stage';
import { aJournal, anOpened, aParcel } from './samples';
import { startOnWordPress } from './writers';

/** What becomes of a request when its comment leaves the page: why it is resolved on Confluence, and not hidden on WordPress. */

/** The page's requests as this person's browser has them after a look, for the first time. */
async function requestsOf(platform: Platform, page: PageRef): Promise<Thread[]> {
  const source = platform.comments ?? expect.fail();
  const read = await askSource(source, page, null, { now: Date.now(), threads: [], of: 'page' });
  return conversationIn(read.ok ? read.value.comments : expect.fail(), NO_TRUST).threads;
}

/** A request of one person that another one answered. */
async function answered(asker: Platform, answerer: Platform, page: PageRef): Promise<Thread> {
  receiptOf(await sinkOf(asker).file(aParcel(page, anOpened('Which one?')), aJournal(), never));
  await answer(answerer, page, 'The left one.');
  return (await requestsOf(asker, page))[0] ?? expect.fail();
}

async function answer(platform: Platform, page: PageRef, text: string): Promise<void> {
  const { id, opened } = (await requestsOf(platform, page))[0] ?? expect.fail();
  const event: PublicEvent = { id: newEventId(), of: id, kind: 'reply', text, pictures: [] };
  const parent = { commentId: opened.comment.id, place: opened.comment.place };
  receiptOf(await sinkOf(platform).file(aParcel(page, event, { parent }), aJournal(), never));
}

const wordsOf = (threads: Thread[]) =>
  threads.map(({ opened, entries }) => [opened, ...entries].map(({ text }) => text));

const stages = { 'Confluence Cloud': startStage, 'Data Center': () => startDataCenterStage() };

describe.each(['Confluence Cloud', 'Data Center'] as const)('a resolved request on %s', (kind) => {
  let stage: Stage | DataCenterStage;
  beforeAll(async () => {
    stage = await stages[kind]();
  });
  afterAll(() => stage.stop());

  test('is read by everybody as before, answers included, goes on being answered, and comes back', async () => {
    const { member, commenter } = stage.wiki.users;
    const [asker, answerer] = [stage.platformOf(member), stage.platformOf(commenter)];
    const page = stage.newPage();
    const { opened } = await answered(asker, answerer, page);
    const set = (resolved: boolean) => answerer.comments?.setResolved?.(opened.comment, resolved, never);
    expect(await set(true)).toMatchObject({ ok: true });
    expect(wordsOf(await requestsOf(asker, page))).toEqual([['Which one?', 'The left one.']]);
    await answer(answerer, page, 'Or the right one.');
    const after = await requestsOf(asker, page);
    expect(wordsOf(after)).toEqual([['Which one?', 'The left one.', 'Or the right one.']]);
    expect(after[0]?.opened.comment.resolution).toBe('resolved');
    expect(await set(false)).toMatchObject({ ok: true });
    expect((await requestsOf(asker, page))[0]?.opened.comment.resolution).toBe('open');
  });
});

test('on WordPress a request that is put on hold is no request any more to those who follow it: it is not offered', async () => {
  const wiki = await startOnWordPress('subscriber');
  try {
    const page = await wiki.newPage();
    receiptOf(await sinkOf(wiki.platform()).file(aParcel(page, anOpened('Which one?')), aJournal(), never));
    const [root] = await wiki.wordPress.commentsOn(Number(page.pageId));
    await wiki.wordPress.setCommentStatus(root?.id ?? 0, 'approve');
    await answer(wiki.staff(), page, 'The left one.');
    expect(wordsOf(await requestsOf(wiki.platform(), page))).toEqual([['Which one?', 'The left one.']]);
    await wiki.wordPress.setCommentStatus(root?.id ?? 0, 'hold');
    expect(await requestsOf(wiki.platform(), page)).toEqual([]); // its own asker
    expect(await requestsOf(wiki.staff(), page)).toEqual([]); // moderators find it among what waits, and only there
    expect(wiki.staff().comments).not.toHaveProperty('setResolved');
  } finally {
    await wiki.stop();
  }
});
