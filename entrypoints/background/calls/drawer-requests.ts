import type { Visit } from '@/lib/app/sessions';
import { deedEvent, replyEvent, UNDO_MS } from '@/lib/domain/deed';
import { requestEvent } from '@/lib/app/request-event';
import { takeUpEvent } from '@/lib/app/take-up';
import { renderEvent } from '@/lib/domain/codec';
import { findFaults } from '@/lib/domain/draft';
import { fail, ok, type Result } from '@/lib/domain/result';
import type { Author, Parcel } from '@/lib/domain/delivery';
import type { FollowUp } from '@/lib/domain/event';
import type { EventId } from '@/lib/domain/ids';
import type { FinishedPicture } from '@/lib/domain/stores';
import type { RequestDraft } from '@/lib/domain/draft';
import { pageKeyOf, type PageRef } from '@/lib/domain/page';
import type { VisitorCard } from '@/lib/domain/visitor';
import type { TakenBack } from '@/lib/domain/views';
import type { DrawerCalls } from '@/lib/messages/calls';
import type { Handlers } from '@/lib/messages/serve';
import { t } from '@/lib/ui/wording';
import { openAddressFor } from '../addresses';
import type { Core } from '../core';
import { eventWords } from '../event-words';
import { finishAttached } from './drawer-pictures';
import { withVisit } from './session';

type RequestCalls = Pick<
  DrawerCalls,
  | 'queueRequest'
  | 'queueReply'
  | 'queueDeed'
  | 'queueReAnchor'
  | 'queueTakeUp'
  | 'setResolved'
  | 'writeOut'
  | 'readThreads'
  | 'readOffers'
  | 'searchWiki'
  | 'noteAnswered'
  | 'readMyRequests'
  | 'retryNow'
  | 'takeBack'
  | 'setDismissed'
  | 'openAddress'
>;

/** Answers what a drawer asks about requests and threads. The network begins only after the answer. */
export function createRequestHandlers(core: Core): Handlers<RequestCalls> {
  const { outbox, threads } = core;
  return {
    queueRequest: withVisit(core, async (visit, { eventId, draft, visitor }) => {
      const { page } = visit;
      if ((await core.outboxStore.find(eventId)) !== null) return ok({ eventId }); // asked again after a lost answer
      if (findFaults(draft).length > 0) return fail({ kind: 'refused', why: 'incomplete' });
      const pictures = visitor === undefined ? await picturesFor(core, page, draft) : ok([]); // visitors upload nothing
      if (!pictures.ok) return pictures;
      const event = requestEvent(eventId, draft, page);
      const author = await authorOf(core, visit);
      const queued = await outbox.queue({
        eventId,
        page,
        event,
        parent: null,
        draft,
        ...(visitor === undefined ? {} : { visitor }),
        pictures: pictures.value,
        ...fileNamesOf(draft),
        author,
      });
      if (queued.ok) void outbox.deliverDue();
      return queued;
    }),

    queueReply: withVisit(core, (visit, { eventId, requestId, as, text, visitor }) =>
      queueBelow(core, visit, replyEvent({ id: eventId, of: requestId }, as, text.trim()), { visitor }),
    ),
    queueDeed: withVisit(core, (visit, { eventId, requestId, deed, visitor }) => {
      const event = deedEvent({ id: eventId, of: requestId }, deed, t('confirmedSentence'));
      return queueBelow(core, visit, event, { visitor, afterMs: UNDO_MS });
    }),
    queueReAnchor: withVisit(core, (visit, { eventId, requestId, anchor }) =>
      queueBelow(core, visit, { kind: 're-anchored', id: eventId, of: requestId, text: '', anchor }, {}),
    ),

    queueTakeUp: withVisit(core, async (visit, { eventId, commentId }) => {
      const { page } = visit;
      const found = await threads.plainComment(page, commentId);
      if (found === null) return fail({ kind: 'refused', why: 'page-gone' });
      const { comment, parent } = found;
      const event = takeUpEvent(eventId, comment);
      const author = await authorOf(core, visit);
      const queued = await outbox.queue({ eventId, page, event, parent, draft: null, pictures: [], author });
      if (queued.ok) void outbox.deliverDue();
      return queued;
    }),

    setResolved: withVisit(core, ({ page }, { commentId, resolved }) => threads.setResolved(page, commentId, resolved)),

    writeOut: withVisit(core, async ({ page }, { eventId, draft }) => {
      if (findFaults(draft).length > 0) return fail({ kind: 'refused', why: 'incomplete' });
      const event = requestEvent(eventId, draft, page);
      return ok({ text: renderEvent(event, { format: 'wordpress-limited', page }, eventWords()) });
    }),

    readThreads: withVisit(core, async ({ page }, { fresh, shown }) => ok(await threads.view(page, fresh, shown))),

    readOffers: withVisit(core, async ({ page }, about) => ok({ asked: await core.suggestions.asked(page, about) })),
    searchWiki: withVisit(core, async ({ page }, about) => {
      const found = await core.suggestions.search(page, about);
      return found.ok ? ok({ hits: found.value }) : found;
    }),
    noteAnswered: withVisit(core, async ({ page }) => {
      await core.siteStore.countAnswered(page.siteId);
      return ok(null);
    }),

    readMyRequests: withVisit(core, async () => {
      const siteName = async (id: PageRef['siteId']) => (await core.siteStore.find(id))?.name ?? '';
      const requests = await threads.myRequests(siteName);
      void threads.refreshMine();
      return ok({ requests });
    }),

    retryNow: withVisit(core, async (_visit, { eventId }) => {
      const retried = await outbox.retryNow(eventId);
      if (retried.ok) void outbox.deliverDue();
      return retried;
    }),

    takeBack: withVisit(core, async (visit, { eventId }): Promise<Result<TakenBack>> => {
      const entry = await core.outboxStore.find(eventId);
      const taken = await outbox.takeBack(eventId);
      if (!taken.ok || entry === null) return taken;
      const { page, visitor } = entry.parcel;
      if (visitor !== undefined) await restoreAnswers(core, page, visitor);
      if (pageKeyOf(page) === pageKeyOf(visit.page)) return taken;
      await openAddressFor(core, { ...visit, page }, 'page', null);
      return ok({ to: 'another-page' });
    }),

    setDismissed: withVisit(core, (_visit, { eventId, dismissed }) => outbox.setDismissed(eventId, dismissed)),
    openAddress: withVisit(core, (visit, { what, eventId }) => openAddressFor(core, visit, what, eventId)),
  };
}

/** Keeps an event of a request that is on the wiki for delivery, as a comment below it. */
async function queueBelow(
  core: Core,
  visit: Visit,
  event: FollowUp,
  { visitor, afterMs = 0 }: { visitor?: VisitorCard | undefined; afterMs?: number },
): Promise<Result<{ eventId: EventId }>> {
  const page = await core.threads.pageOf(visit.page, event.of);
  const parent = await core.threads.parentFor(page, event.of);
  if (parent === null) return fail({ kind: 'refused', why: 'page-gone' });
  const queued = await core.outbox.queue({
    eventId: event.id,
    page,
    event,
    parent,
    draft: null,
    ...(visitor === undefined ? {} : { visitor }),
    pictures: [],
    author: await authorOf(core, visit),
    afterMs,
  });
  if (queued.ok) void core.outbox.deliverDue();
  return queued;
}

/** Whose words a drawer sends: those of whom it named, else of whoever was last heard of on the site. */
async function authorOf(core: Core, { page, author }: Visit): Promise<Author | null> {
  return author ?? core.access.author(page.siteId);
}

/** What was answered to the site's own form is typed words, too: it comes back with them. */
async function restoreAnswers({ siteStore }: Core, { siteId }: PageRef, visitor: VisitorCard): Promise<void> {
  const kept = (await siteStore.visitor(siteId)) ?? visitor;
  await siteStore.saveVisitor(siteId, { ...kept, answers: visitor.answers });
}

/** What goes along: nothing where this person may not upload; pictures and files then travel beside the words. */
async function picturesFor(core: Core, page: PageRef, draft: RequestDraft): Promise<Result<FinishedPicture[]>> {
  const known = await core.access.peek(page);
  return known?.access.picture.can === 'next-best' ? ok([]) : finishAttached(core, draft);
}

function fileNamesOf({ files }: RequestDraft): Pick<Parcel, 'fileNames'> {
  return files.length === 0 ? {} : { fileNames: Object.fromEntries(files.map(({ id, name }) => [id, name])) };
}
