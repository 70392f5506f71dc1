import type { EventId } from '../ids';
import type { Picture } from '../event';
import type { PageRef, Site } from '../page';
import { headingOf } from '../section';
import type { Thread } from '../thread';
import { attachmentAddress } from './attachment-address';

/** A request, and the page it was asked on. */
export interface AskedOn {
  thread: Thread;
  page: PageRef;
}

/** Something that was said in a request, as an article is drawn from it. */
export interface Source {
  /** Of the comment on its platform: each was said once. */
  commentId: string;
  requestId: EventId;
  as: 'question' | 'answer' | 'environment';
  by: string;
  /** With the signs of `rich-text.ts`. */
  text: string;
  pictures: Picture[];
  url: string;
  /** The page it was asked on, and its section, for people. */
  place: string;
}

/**
 * What requests and their answers say, oldest first: the questions, what others than their askers said to them, and where
 * they were asked. What waits for approval is left out.
 */
export function sourcesIn(requests: readonly AskedOn[], site: Pick<Site, 'kind' | 'baseUrl'>): Source[] {
  return requests.flatMap(({ thread, page }): Source[] => {
    const { id: requestId, opened, request, entries } = thread;
    const { comment } = opened;
    const place = [page.title, headingOf(thread.anchor.section)].filter((part) => part !== null).join(' › ');
    const own = { requestId, commentId: comment.id, by: comment.author.name, url: comment.url, place };
    const shown = (pictures: readonly Picture[]) => pictures.map((picture) => withAddress(picture, page, site));
    const answers = entries.filter(
      ({ comment: { author }, event, held, text }) =>
        !held && text.trim() !== '' && author.id !== comment.author.id && isWords(event?.kind),
    );
    return [
      { ...own, as: 'question', text: opened.text, pictures: shown(opened.pictures) },
      ...(request.environment === ''
        ? []
        : [{ ...own, as: 'environment' as const, text: request.environment, pictures: [] }]),
      ...answers.map((entry): Source => ({
        requestId,
        commentId: entry.comment.id,
        as: 'answer',
        by: entry.comment.author.name,
        text: entry.text,
        pictures: shown(entry.pictures),
        url: entry.comment.url,
        place,
      })),
    ];
  });
}

/** Confluence's comments name a page's files without their addresses. */
function withAddress(picture: Picture, { pageId }: PageRef, site: Pick<Site, 'kind' | 'baseUrl'>): Picture {
  if (picture.url !== null || site.kind === 'wordpress') return picture;
  return { ...picture, url: attachmentAddress(site, pageId, picture.fileName) };
}

function isWords(kind: string | undefined): boolean {
  return kind === undefined || kind === 'reply' || kind === 'status' || kind === 'detail';
}
