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
  /** Whether a request has an answer that links to this address, whoever wrote it. */
  isAnswered: (siteId: SiteId, requestId: EventId, url: string) => Promise<boolean>;
  /** Says something in public below a request. */
  update: (
    of: { siteId: SiteId; requestId: EventId; eventId: EventId },
    text: string,
    update: Update,
  ) => Promise<Result<{ eventId: EventId }>>;
}

/** Closes the loop between an article and those who asked. */
export function createLoop({ publications, outboxStore, writeDown, update, isAnswered }: LoopPorts) {
  return {
    /**
     * Answers everybody who asked with it, once each, also if it is cut in between or somebody else did it. A request that
     * takes no answer any more keeps nobody else from theirs.
     * @returns What can be taken back for a while, and how many could not be told.
     */
    async answer(
      publication: Publication,
      { siteId, requests }: KeptArticle,
      url: string,
      text: string,
    ): Promise<{ told: EventId[]; untold: number }> {
      const told: EventId[] = [];
      let untold = 0;
      const replies = { ...publication.replies };
      for (const requestId of requests) {
        const eventId = replies[requestId] ?? newEventId();
        if ((await outboxStore.find(eventId)) !== null || (await isAnswered(siteId, requestId, url))) continue;
        replies[requestId] = eventId; // known before it is queued: asked again, the same one is
        await publications.save({ ...publication, replies });
        const done = await update({ siteId, requestId, eventId }, text, { as: 'article', url });
        if (done.ok) told.push(eventId);
        else untold += 1;
      }
      return { told, untold };
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
