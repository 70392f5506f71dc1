/**
 * What this worker has seen of how a site treats people: a site may hold everyone's comments for approval, and its
 * settings are readable for administrators alone. It only sharpens what is said before typing; lost with the worker.
 */
export interface Standing {
  heard(personId: number, held: boolean): void;
  /** Whether this person's last comment was held; `null`: none was filed in this life of the worker. */
  heldLast(personId: number): boolean | null;
}

/** Everybody without an account. */
export const VISITOR = 0;

export function createStanding(): Standing {
  const last = new Map<number, boolean>();
  return {
    heard: (personId, held) => void last.set(personId, held),
    heldLast: (personId) => last.get(personId) ?? null,
  };
}
