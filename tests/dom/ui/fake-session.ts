import type { CaptureId } from '@/lib/domain/ids';
import { fail, ok } from '@/lib/domain/result';
import type { Session } from '@/lib/ui/session';
import { aCapture, aDraft, anAccess, anEventId } from './examples';

const nothing = async () => ok(null);

/** A background that takes everything and knows nothing; `replies` says what it answers otherwise. */
export function fakeSession(replies: Partial<Session> = {}): Session {
  return {
    readAccess: async () => ok(anAccess()),
    findPeople: async () => ok({ people: [] }),
    saveDraft: nothing,
    readDraft: async () => ok({ draft: aDraft() }),
    discardDraft: nothing,
    restoreDraft: async () => ok({ draft: aDraft() }),
    takeCapture: async () => ok(aCapture()),
    readCapture: async () => fail({ kind: 'refused', why: 'storage-full' }),
    addFile: async ({ name, dataUrl }) => ok({ id: `file-${name}` as CaptureId, name, bytes: dataUrl.length }), // only ever compared
    addPicture: async () => ok(aCapture()),
    exportPictures: async () => ok({ files: [{ fileName: 'question.eml', dataUrl: 'data:,' }] }),
    queueRequest: async ({ eventId }) => ok({ eventId }),
    queueReply: async ({ eventId }) => ok({ eventId }),
    queueDeed: async ({ eventId }) => ok({ eventId }),
    queueReAnchor: async ({ eventId }) => ok({ eventId }),
    queueTakeUp: async ({ eventId }) => ok({ eventId }),
    saveReply: nothing,
    setResolved: nothing,
    readVisitor: async () => ok({ card: null }),
    saveVisitor: nothing,
    writeOut: async ({ draft }) => ok({ text: `<strong>Question</strong>\n\n${draft.text}` }),
    readReplies: async () => ok({ replies: [] }),
    readThreads: async () => ok({ threads: [], plain: [], outgoing: [], readAt: null, problem: null }),
    readFlags: async () => ok({ flags: [], mayFlag: false }),
    queueFlag: async ({ eventId }) => ok({ eventId }),
    openDesk: nothing,
    readOffers: async () => ok({ asked: [] }),
    searchWiki: async () => ok({ hits: [] }),
    noteAnswered: nothing,
    readMyRequests: async () => ok({ requests: [] }),
    retryNow: nothing,
    takeBack: async () => ok({ to: 'composer', draft: aDraft({ text: `of ${anEventId(1)}` }) }),
    setDismissed: nothing,
    openAddress: nothing,
    ...replies,
  };
}

/** An answer that never comes: the state while it is awaited. */
export function never<T>(): Promise<T> {
  return new Promise<T>(() => {});
}
