import type { RequestDraft } from '@/lib/domain/draft';
import type { OpenedEvent } from '@/lib/domain/event';
import type { EventId } from '@/lib/domain/ids';
import type { PageRef } from '@/lib/domain/page';

/** The request that a draft becomes. Its pictures are named once the wiki holds them. */
export function requestEvent(id: EventId, draft: RequestDraft, page: PageRef): OpenedEvent {
  const { ask, need, impact, anchor, environment } = draft;
  return {
    kind: 'opened',
    id,
    text: draft.text.trim(),
    ask,
    need,
    impact,
    anchor,
    pictures: [],
    environment,
    pageVersion: page.version,
  };
}

/** The other way round, for a request whose draft was not kept; its pictures are gone. */
export function draftOfRequest({ ask, need, impact, text, anchor, environment }: OpenedEvent): RequestDraft {
  return { ask, need, impact, text, anchor, pictures: [], files: [], environment };
}
