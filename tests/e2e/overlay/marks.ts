import type { Anchor } from '@/lib/domain/anchor';
import { newEventId } from '@/lib/domain/ids';
import type { ThreadMark } from '@/lib/domain/views';

/** A request about these words in a section of the sample pages; without words about the section as a whole. */
export function aMark(section: string | null, exact: string | null, change: Partial<ThreadMark> = {}): ThreadMark {
  const anchor: Anchor = {
    quote: exact === null ? null : { exact, prefix: '', suffix: '' },
    position: null,
    section: { path: section === null ? [] : [section], headingId: null, occurrence: 0, bodyHash: null },
  };
  return { id: newEventId(), anchor, state: 'open', own: 'no', ...change };
}
