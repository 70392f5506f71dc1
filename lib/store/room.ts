import { Dexie } from 'dexie';
import { fail, ok, type Result } from '@/lib/domain/result';
import { ErasedSite } from './erased';

/**
 * Runs a write; a browser without room for it, and a site that was erased meanwhile, are expected outcomes. The
 * transaction left everything as it was.
 * Dexie wraps the browser's own error, so its cause is looked at too.
 */
export async function withinRoom<T>(write: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await write());
  } catch (error) {
    const names = namesIn(error);
    if (names.includes(ErasedSite.name)) return fail({ kind: 'refused', why: 'unknown-site' });
    if (names.includes(Dexie.errnames.QuotaExceeded)) return fail({ kind: 'refused', why: 'storage-full' });
    throw error;
  }
}

/** The names of an error and of those that it was made of. */
function namesIn(error: unknown): string[] {
  if (!(error instanceof Error) && !(error instanceof DOMException)) return [];
  const { inner } = error as { inner?: unknown }; // Dexie's own errors carry the browser's one here
  return [error.name, ...(inner === error ? [] : namesIn(inner))];
}
