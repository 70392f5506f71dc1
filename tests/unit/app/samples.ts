import type { Author } from '@/lib/domain/delivery';
import { attachedTo, type DraftPicture, type RequestDraft } from '@/lib/domain/draft';
import type { ThreadEvent } from '@/lib/domain/event';
import { newEventId, newSecretId, type CaptureId, type EventId } from '@/lib/domain/ids';
import { siteIdOf, type PageRef, type Site } from '@/lib/domain/page';
import { requestEvent } from '@/lib/app/request-event';
import type { Order } from '@/lib/app/outbox';

/** A WordPress at this host. */
export function aSite(host = 'docs.example.org'): Site {
  const baseUrl = `https://${host}`;
  return {
    id: siteIdOf('wordpress', baseUrl),
    kind: 'wordpress',
    origin: baseUrl,
    baseUrl,
    restRoot: `${baseUrl}/wp-json/`,
    name: 'Guide',
  };
}

/** A page of that site. */
export function aPage(site = aSite(), pageId = '7'): PageRef {
  const url = `${site.baseUrl}/page-${pageId}/`;
  return { siteId: site.id, kind: site.kind, pageId, contentType: 'posts', url, title: 'Setting up', version: null };
}

/** A reader's draft, with a sentence. */
export function aDraft(change: Partial<RequestDraft> = {}): RequestDraft {
  return {
    ask: 'question',
    need: 'answer',
    impact: 'slows',
    text: 'Which port does the agent use?',
    anchor: {
      quote: { exact: 'the port of the agent', prefix: 'Open ', suffix: ' first.' },
      position: { start: 120, end: 141 },
      section: { path: ['Setting up', 'Network'], headingId: null, occurrence: 0, bodyHash: null },
    },
    pictures: [],
    files: [],
    environment: 'Chromium 156',
    ...change,
  };
}

/** A picture in a draft; its pixels are the caller's to store. */
export function aPicture(): DraftPicture {
  const capture = { id: newSecretId<CaptureId>(), size: { width: 4, height: 2 }, scale: 1, takenAt: 1 };
  return { capture, edits: { crop: null, marks: [] } };
}

/** What is handed to the outbox for a draft. */
export function anOrder(
  change: { page?: PageRef; draft?: RequestDraft; eventId?: EventId; author?: Author } = {},
): Order {
  const { page = aPage(), draft = aDraft(), eventId = newEventId(), author = null } = change;
  const event = requestEvent(eventId, draft, page);
  const pixels = new Blob(['finished pixels'], { type: 'image/png' });
  const pictures = attachedTo(draft).map((id) => ({ id, pixels }));
  return { eventId, page, event, parent: null, draft, pictures, author };
}

/** A reply to a request that stands on the page. */
export function aReply(change: { page?: PageRef; requestId?: EventId; text?: string } = {}): Order {
  const { page = aPage(), requestId = newEventId(), text = 'The agent uses port 80.' } = change;
  const event: ThreadEvent = { kind: 'reply', id: newEventId(), of: requestId, text, pictures: [] };
  const parent = { commentId: '5', place: 'footer' } as const;
  return { eventId: event.id, page, event, parent, draft: null, pictures: [], author: null };
}
