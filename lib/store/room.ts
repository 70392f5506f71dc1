import { Dexie } from 'dexie';
import { fail, ok, type Result } from '@/lib/domain/result';

/**
 * Runs a write; a browser without room for it is an expected outcome, and the transaction left everything as it was.
 * Dexie wraps the browser's own error, so its cause is looked at too.
 */
export async function withinRoom<T>(write: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await write());
  } catch (error) {
    if (isQuotaError(error)) return fail({ kind: 'refused', why: 'storage-full' });
    throw error;
  }
}

function isQuotaError(error: unknown): boolean {
  if (!(error instanceof Error) && !(error instanceof DOMException)) return false;
  if (error.name === Dexie.errnames.QuotaExceeded) return true;
  const { inner } = error as { inner?: unknown }; // Dexie's own errors carry the browser's one here
  return inner !== undefined && inner !== error && isQuotaError(inner);
}
