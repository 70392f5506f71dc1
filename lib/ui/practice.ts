import type { Access } from '@/lib/domain/access';
import { decodeComment, renderEvent, type EventWords } from '@/lib/domain/codec';
import type { NativeComment } from '@/lib/domain/comment';
import { deedEvent, replyEvent } from '@/lib/domain/deed';
import type { Delivery } from '@/lib/domain/delivery';
import type { RequestDraft } from '@/lib/domain/draft';
import type { OpenedEvent, PublicEvent } from '@/lib/domain/event';
import { newEventId, newSecretId, type CaptureId, type EventId } from '@/lib/domain/ids';
import { siteIdOf, type PageRef, type Site } from '@/lib/domain/page';
import { fail, ok, type Result } from '@/lib/domain/result';
import { foldThreads, type Thread } from '@/lib/domain/thread';
import type { DrawerStart } from '@/lib/domain/views';
import type { DrawerNews } from '@/lib/messages/calls';
import type { Session } from './session';

const BASE_URL = 'https://practice.docket.example';
const ANSWER_MS = 2_500;
const me = { id: 'me', name: '' };

export interface PracticeWords {
  event: EventWords;
  /** Title of the page, name of its site, the person who answers, and what they say. */
  page: string;
  site: string;
  answerer: string;
  answer: string;
  you: string;
  /** Closes a request in its asker's name. */
  confirmed: string;
}

/** Where practising takes place: nothing leaves the document, and nothing is kept. */
export interface Practice {
  session: Session;
  start: (draft: RequestDraft) => DrawerStart;
}

/**
 * A wiki in this document's memory, behind the same calls as a real one: what is sent becomes a comment in the format
 * that a wiki would hold, is read back from it, and is answered a moment later.
 * @param tell - Hears what the background would tell an open drawer.
 * @param after - Runs something later.
 */
export function createPractice(
  words: PracticeWords,
  tell: (news: DrawerNews['news']) => void,
  after: (ms: number, run: () => void) => void,
  now: () => number,
): Practice {
  const site: Site = {
    id: siteIdOf('wordpress', BASE_URL),
    kind: 'wordpress',
    origin: BASE_URL,
    baseUrl: BASE_URL,
    restRoot: null,
    name: words.site,
  };
  const page: PageRef = {
    siteId: site.id,
    kind: 'wordpress',
    pageId: '1',
    contentType: 'pages',
    url: `${BASE_URL}/`,
    title: words.page,
    version: null,
  };
  const access: Access = {
    me: { id: me.id, name: words.you },
    comment: { can: 'yes' },
    picture: { can: 'yes', seenBy: 'page-readers' },
    rich: 'all',
    mentions: false,
    fileTypes: null,
    readers: 'page-readers',
    canRemoveOwn: true,
  };
  const comments: NativeComment[] = [];
  const sent: { requestId: EventId; draft: RequestDraft; at: number }[] = [];
  const pixels = new Map<CaptureId, string>();

  function file(event: PublicEvent, author: NativeComment['author'], parentId: string | null): void {
    const id = String(comments.length + 1);
    comments.push({
      id,
      parentId,
      author,
      createdAt: now(),
      body: renderEvent(event, { format: 'confluence-storage', page }, words.event),
      format: 'confluence-storage',
      url: page.url,
      place: 'footer',
      visibility: 'public',
      quote: null,
      resolution: null,
    });
    tell('threads-changed');
  }

  function answer(requestId: EventId, parentId: string): void {
    const reply = { kind: 'reply', id: newEventId(), of: requestId, text: words.answer, pictures: [] } as const;
    file({ ...reply, pictures: [] }, { id: 'staff', name: words.answerer }, parentId);
  }

  const threads = (): Thread[] => foldThreads(comments.map(decodeComment), { staffIds: new Set(['staff']) }).threads;
  const filed = (at: number): Delivery => ({
    state: 'filed',
    filedAt: at,
    receipt: { held: false, commentId: '1', url: page.url, place: 'footer' },
  });
  const below = () => comments[0]?.id ?? null;
  const nothing = (): Promise<Result<null>> => Promise.resolve(ok(null));
  const unknown = (): Promise<Result<never>> => Promise.resolve(fail({ kind: 'refused', why: 'incomplete' }));

  const session: Session = {
    readAccess: () => Promise.resolve(ok(access)),
    findPeople: () => Promise.resolve(ok({ people: [] })),
    saveDraft: nothing,
    readDraft: unknown,
    discardDraft: nothing,
    restoreDraft: unknown,
    takeCapture: () => Promise.resolve(fail({ kind: 'refused', why: 'no-picture-permission' })),
    readCapture: ({ id }) => {
      const dataUrl = pixels.get(id);
      return dataUrl === undefined ? unknown() : Promise.resolve(ok({ dataUrl }));
    },
    addFile: ({ name, dataUrl }) =>
      Promise.resolve(ok({ id: newSecretId<CaptureId>(), name, bytes: Math.round(dataUrl.length * 0.75) })),
    async addPicture({ dataUrl }) {
      const { width, height } = await createImageBitmap(await (await fetch(dataUrl)).blob());
      const info = { id: newSecretId<CaptureId>(), size: { width, height }, scale: 1, takenAt: now() };
      pixels.set(info.id, dataUrl);
      return ok(info);
    },
    exportPictures: () => Promise.resolve(ok({ files: [] })),
    queueRequest({ eventId, draft }) {
      sent.push({ requestId: eventId, draft, at: now() });
      file(openedBy(eventId, draft), { id: me.id, name: words.you }, null);
      const parentId = String(comments.length);
      after(ANSWER_MS, () => answer(eventId, parentId));
      return Promise.resolve(ok({ eventId }));
    },
    queueReply({ eventId, requestId, as, text }) {
      file(replyEvent({ id: eventId, of: requestId }, as, text), { id: me.id, name: words.you }, below());
      return Promise.resolve(ok({ eventId }));
    },
    queueDeed({ eventId, requestId, deed }) {
      file(deedEvent({ id: eventId, of: requestId }, deed, words.confirmed), { id: me.id, name: words.you }, below());
      return Promise.resolve(ok({ eventId }));
    },
    queueReAnchor: unknown,
    queueTakeUp: unknown,
    readVisitor: () => Promise.resolve(ok({ card: null })),
    saveVisitor: nothing,
    writeOut: unknown,
    saveReply: nothing,
    setResolved: nothing,
    readReplies: () => Promise.resolve(ok({ replies: [] })),
    readThreads: () =>
      Promise.resolve(ok({ threads: threads(), plain: [], outgoing: [], readAt: now(), problem: null })),
    readFlags: () => Promise.resolve(ok({ flags: [], mayFlag: false })),
    queueFlag: unknown,
    openDesk: nothing,
    readOffers: () => Promise.resolve(ok({ asked: [] })),
    searchWiki: () => Promise.resolve(ok({ hits: [] })),
    noteAnswered: nothing,
    readMyRequests() {
      const states = new Map(threads().map(({ id, state }) => [id, state.kind]));
      const requests = sent.map(({ requestId, draft, at }) => ({
        requestId,
        page,
        siteName: site.name,
        text: draft.text,
        askedAt: at,
        delivery: filed(at),
        takable: false,
        state: states.get(requestId) ?? null,
        newAnswers: 0,
      }));
      return Promise.resolve(ok({ requests }));
    },
    retryNow: nothing,
    takeBack: unknown,
    setDismissed: nothing,
    openAddress: nothing,
  };

  return {
    session,
    start: (draft) => ({
      site,
      page,
      view: 'compose',
      draft,
      draftFound: false,
      focus: { requestId: null, anchor: draft.anchor },
      picture: { can: false, shortcut: null, problem: null },
    }),
  };
}

function openedBy(id: EventId, { ask, need, impact, text, anchor, environment }: RequestDraft): OpenedEvent {
  const words = { id, text: text.trim(), environment };
  return { kind: 'opened', ...words, ask, need, impact, anchor, pictures: [], pageVersion: null };
}
