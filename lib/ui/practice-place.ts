import type { RequestDraft } from '@/lib/domain/draft';

/** The event that tells the welcome page that its drawer was closed. */
export const PRACTICE_OVER = 'docket-practice-over';

/** The address' fragment for a quote. */
export function practicePlace(quote: string): string {
  return `#${encodeURIComponent(quote)}`;
}

/** A draft that points at the quote in an address' fragment. */
export function readPracticePlace(hash: string, section: string): RequestDraft {
  const exact = decodeURIComponent(hash.slice(1));
  return {
    ask: 'question',
    need: 'answer',
    impact: 'slows',
    text: '',
    anchor: {
      quote: exact === '' ? null : { exact, prefix: '', suffix: '' },
      position: null,
      section: { path: [section], headingId: null, occurrence: 0, bodyHash: null },
    },
    pictures: [],
    files: [],
    environment: '',
  };
}
