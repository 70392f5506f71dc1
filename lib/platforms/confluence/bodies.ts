import type { Author } from '@/lib/domain/delivery';
import type { PageRef } from '@/lib/domain/page';
import type { BodyTarget } from '@/lib/domain/ports';
import { attempt, Refusal } from '../attempt';

/** A page's storage format, and the number of that version. */
export interface StoredPage {
  title: string;
  version: number;
  storage: string;
  owner: Author | null;
}

/** What Cloud and Data Center do each by their own API. All reject with a `Refusal`. */
export interface BodyWiki {
  read(page: PageRef): Promise<StoredPage>;
  mayUpdate(page: PageRef): Promise<boolean>;
  /** Publishes the version after `stored`. A wrong number is refused as `busy`, as everything that conflicts. */
  update(page: PageRef, stored: Pick<StoredPage, 'title' | 'version'>, storage: string, note: string): Promise<void>;
}

/** Bodies of Confluence's pages, in storage format. Its own version numbers keep two people from overwriting each other. */
export function confluenceBodies(open: (signal: AbortSignal) => BodyWiki): BodyTarget {
  return {
    read: (page, signal) =>
      attempt(async () => {
        const wiki = open(signal);
        const { title, version, storage: source, owner } = await wiki.read(page);
        const body = { format: 'storage' as const, source, title, version: String(version) };
        return { body, mayWrite: await wiki.mayUpdate(page), owner };
      }),
    write: (page, { title, version }, storage, note, signal) =>
      attempt(async () => {
        const wiki = open(signal);
        try {
          await wiki.update(page, { title, version: Number(version) }, storage, note);
        } catch (cause) {
          if (!(cause instanceof Refusal) || cause.problem.kind !== 'busy') throw cause;
          const now = await wiki.read(page);
          if (String(now.version) === version) throw cause; // a conflict of another kind, which passes
          throw new Refusal({ kind: 'refused', why: 'page-changed' });
        }
        return null;
      }),
  };
}
