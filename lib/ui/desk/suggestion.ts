import type { NotedRequest } from '@/lib/domain/desk/views';
import { plainDocument, type Document } from '@/lib/domain/document/document';
import type { FlagLine } from '@/lib/domain/flags/site-flags';
import { t } from '../wording';

/** Another wording as a request below the page: its owners see it there, and others can speak to it. @param note - What it makes clearer. */
export function suggestionFor({ demand: { placed } }: FlagLine, note: string, wording: Document): NotedRequest {
  return {
    pageKey: placed.page.pageKey,
    path: placed.section.path,
    text: t('wordingSuggestion', note, plainDocument(wording)),
    ask: 'suggestion',
    need: 'answer',
    impact: 'minor',
    asker: '',
    channel: '',
  };
}
