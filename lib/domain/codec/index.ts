import type { ThreadEvent } from '../event';
import type { PageRef } from '../page';
import { spellLinks } from '../rich-text';
import { canonicalWords } from './canonical';
import { outline, type MentionAs } from './outline';
import type { EventWords } from './words';
import { writeHtml } from './write-html';
import { fitTrailer } from './write-record';
import { writeStorage } from './write-storage';

export { decodeComment, findEventId } from './decode';
export type { DecodedComment } from './decode';
export type { MentionAs } from './outline';
export type { EventWords } from './words';

/** Where a comment goes. WordPress: `full` only for moderators with the capability `unfiltered_html`, everybody else is `limited`. */
export interface RenderTarget {
  format: 'wordpress-limited' | 'wordpress-full' | 'confluence-storage';
  page: PageRef;
  /** Confluence: whom a request mentions, and by which of its ids. */
  copyTo?: { as: MentionAs; ids: string[] };
}

/**
 * The event as every reader gets it back: canonical words, nothing longer than the format holds (docs/thread-format.md).
 * @throws RangeError if an `article` or `mirrored` event does not name a web address: a bug in the caller.
 */
export function canonicalEvent(event: ThreadEvent, format: RenderTarget['format']): ThreadEvent {
  // A second link means "held" there: its address stands behind its words
  const kept = format === 'wordpress-limited' ? { ...event, text: spellLinks(event.text) } : event;
  return fitTrailer(canonicalWords(kept));
}

/**
 * Writes an event as a native comment: people first, the record in one link at the end.
 * The same event gives the same comment, byte for byte, for the same target and words.
 * @throws RangeError as `canonicalEvent` does.
 */
export function renderEvent(event: ThreadEvent, to: RenderTarget, words: EventWords): string {
  const parts = outline(canonicalEvent(event, to.format), to, words);
  switch (to.format) {
    case 'wordpress-limited':
      return writeHtml(parts, 'limited');
    case 'wordpress-full':
      return writeHtml(parts, 'full');
    case 'confluence-storage':
      return writeStorage(parts);
  }
}
