import type { EventId } from '../ids';
import type { Picture } from '../event';
import type { Thread } from '../thread';

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
}

/**
 * What requests and their answers say, oldest first: the questions, what others than their askers said to them, and where
 * they were asked. What waits for approval is left out.
 */
export function sourcesIn(threads: readonly Thread[]): Source[] {
  return threads.flatMap((thread): Source[] => {
    const { id: requestId, opened, request, entries } = thread;
    const { comment } = opened;
    const own = { requestId, commentId: comment.id, by: comment.author.name, url: comment.url };
    const answers = entries.filter(
      ({ comment: { author }, event, held, text }) =>
        !held && text.trim() !== '' && author.id !== comment.author.id && isWords(event?.kind),
    );
    return [
      { ...own, as: 'question', text: opened.text, pictures: opened.pictures },
      ...(request.environment === ''
        ? []
        : [{ ...own, as: 'environment' as const, text: request.environment, pictures: [] }]),
      ...answers.map((entry): Source => ({
        requestId,
        commentId: entry.comment.id,
        as: 'answer',
        by: entry.comment.author.name,
        text: entry.text,
        pictures: entry.pictures,
        url: entry.comment.url,
      })),
    ];
  });
}

function isWords(kind: string | undefined): boolean {
  return kind === undefined || kind === 'reply' || kind === 'status' || kind === 'detail';
}
