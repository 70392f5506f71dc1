import type { Clock } from '../clock.ts';
import type { Faults } from '../server/faults.ts';

/** What the search index knows of one content, as it was when it was indexed. */
export interface IndexEntry {
  id: string;
  type: 'page' | 'blogpost' | 'comment' | 'attachment';
  title: string;
  text: string;
  spaceKey: string;
  containerId: string | null;
  ancestorIds: string[];
  labels: string[];
  creatorId: string;
  contributorIds: string[];
  createdMs: number;
  modifiedMs: number;
}

export interface SearchIndex {
  /** Hands over the present state; null when the content is gone. Seen after the index lag. */
  update(id: string, entry: IndexEntry | null): void;
  /** What a search sees now. */
  entries(): IndexEntry[];
}

/** A search index that runs behind by `faults.indexLagMs`, as Cloud's does by up to minutes. */
export function createSearchIndex(clock: Clock, faults: Faults): SearchIndex {
  const history = new Map<string, { at: number; entry: IndexEntry | null }[]>();
  return {
    update(id, entry) {
      history.set(id, [...(history.get(id) ?? []), { at: clock.now(), entry }]);
    },
    entries() {
      const seenUntil = clock.now() - faults.indexLagMs;
      return [...history.values()].flatMap((states) => {
        const seen = states.findLast(({ at }) => at <= seenUntil);
        return seen?.entry ? [seen.entry] : [];
      });
    },
  };
}
