import type { Author } from '@/lib/domain/delivery';
import type { DeskSite, NotedRequest } from '@/lib/domain/desk/views';
import { plainDocument, type Document } from '@/lib/domain/document/document';
import type { FlagLine } from '@/lib/domain/flags/site-flags';
import { newEventId, type SiteId } from '@/lib/domain/ids';
import type { Result } from '@/lib/domain/result';
import { askSurely } from '../session';
import { t } from '../wording';
import type { Desk } from './desk.svelte';

/** Whose page it is, if that is somebody else and they can be told: by a mention, or on the team's desk page. */
export function receiverOf(at: DeskSite | null, owner: Author | null): Author | null {
  if (owner === null || owner.id === at?.me?.id) return null;
  return at?.site.kind === 'wordpress' && at.deskPage === null ? null : owner;
}

/**
 * Another wording as a request below the page: others can speak to it there.
 * @param note - What it makes clearer.
 * @param owner - Whose page it is: told of it, and given it. `null`: the wiki does not say, its owners see it there.
 */
export function suggestionFor(
  { demand: { placed } }: FlagLine,
  note: string,
  wording: Document,
  owner: Author | null,
): NotedRequest {
  return {
    pageKey: placed.page.pageKey,
    path: placed.section.path,
    text: t('wordingSuggestion', note, plainDocument(wording)),
    ask: 'suggestion',
    need: 'answer',
    impact: 'minor',
    asker: '',
    channel: '',
    ...(owner !== null && { owner: { ...owner, assignedBy: newEventId() } }),
  };
}

/** Files it; for a while it can be taken back. */
export async function fileSuggestion(desk: Desk, siteId: SiteId, noted: NotedRequest): Promise<Result<unknown>> {
  const eventId = newEventId();
  const queued = await askSurely(() => desk.ports.calls.noteRequest({ siteId, eventId, noted }));
  const { owner } = noted;
  const isGiven = owner !== undefined && desk.siteOf(siteId)?.deskPage !== null;
  if (queued.ok) desk.say(t('wordingSuggested'), isGiven ? [eventId, owner.assignedBy] : [eventId]);
  return queued;
}
