import type { Author } from '@/lib/domain/delivery';
import type { Journal } from '@/lib/domain/ports';
import { Refusal } from './attempt';

/** Stops what would happen in the name of somebody else than the author. An author who is not known yet stops nobody. */
export function insistOn(author: Author | null, present: Author): void {
  if (author === null || author.id === present.id) return;
  throw new Refusal({ kind: 'other-person', author: author.name || author.id, present: present.name || present.id });
}

/**
 * To be called once it is known who is signed in, before the first write of whatever kind: from then on the parcel is
 * this person's, whoever signs in later. Stops where it is another's already.
 */
export async function claimFor(journal: Journal, { id, name }: Author): Promise<void> {
  const { author } = journal.progress;
  insistOn(author, { id, name });
  if (author === null) await journal.note({ author: { id, name } });
}
