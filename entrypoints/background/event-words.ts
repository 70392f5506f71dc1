import { eventWordsFrom } from '@/lib/app/event-words';
import { browser } from '@/lib/browser';
import type { EventWords } from '@/lib/domain/codec';

/** What comments say around a person's own words, in the browser's language. */
export function eventWords(): EventWords {
  return eventWordsFrom((key) => browser.i18n.getMessage(key));
}
