import type { Publication, PublicationStore } from '@/lib/domain/article/publication';
import type { KeptArticle } from '@/lib/domain/article/stores';
import type { Update } from '@/lib/domain/desk/views';
import type { ArticleState } from '@/lib/domain/event';
import { newEventId, type EventId, type SiteId } from '@/lib/domain/ids';
import type { PageRef } from '@/lib/domain/page';
import { ok, type Result } from '@/lib/domain/result';
import type { OutboxStore } from '@/lib/domain/stores';
import type { WriteDown } from '../write-down';

export interface LoopPorts {
  publications: PublicationStore;
  outboxStore: Pick<OutboxStore, 'find'>;
  writeDown: WriteDown;
  /** Says something in public below a request. */
  update: (
    of: { siteId: SiteId; requestId: EventId; eventId: EventId },
    text: string,
    update: Update,
  ) => Promise<Result<{ eventId: EventId }>>;
}

/** Closes the loop between an article and those who asked. */
export function createLoop({ publications, outboxStore, writeDown, update }: LoopPorts) {
  return {
    /** Answers everybody who asked with it, once each, also if it is cut in between. @returns What can be taken back for a while. */
    async answer(
      publication: Publication,
      { siteId, requests }: KeptArticle,
      url: string,
      text: string,
    ): Promise<Result<EventId[]>> {
      const told: EventId[] = [];
      const replies = { ...publication.replies };
      for (const requestId of requests) {
        const eventId = replies[requestId] ?? newEventId();
        if ((await outboxStore.find(eventId)) !== null) continue;
        replies[requestId] = eventId; // known before it is queued: asked again, the same one is
        await publications.save({ ...publication, replies });
        const done = await update({ siteId, requestId, eventId }, text, { as: 'article', url });
        if (!done.ok) return done;
        told.push(eventId);
      }
      return ok(told);
    },

    /** Writes on the desk page where it stands. A team without one goes on without. @param where - As the event has it. */
    async state(
      articleId: EventId,
      page: PageRef,
      title: string,
      state: ArticleState,
      where: { inSection?: true } = {},
    ): Promise<Result<null>> {
      const event = { kind: 'article-state', id: newEventId(), of: articleId, text: title, state, ...where } as const;
      const written = await writeDown(page, { ...event, page: page.pageId, url: page.url }, 0);
      if (written.ok) return ok(null);
      const { problem } = written;
      return problem.kind === 'refused' && problem.why === 'unsupported-site' ? ok(null) : written;
    },
  };
}
