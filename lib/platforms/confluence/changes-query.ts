import type { ChangesAsked } from '@/lib/domain/ports';

const MINUTE_MS = 60_000;
/** How far the search index may run behind, and a minute for its coarse times. */
const OVERLAP_MIN = 31;

/**
 * Comments of a site (or other content) that were written or changed since a moment. Spans and not dates: those are read in a time zone that
 * is not documented (PLATFORM-FACTS 3.9), and a span does not depend on this computer's clock.
 */
export function changesQuery({ since, now, scope }: ChangesAsked, of = 'type = comment'): string {
  const minutes = since === null ? null : Math.max(0, Math.ceil((now - since) / MINUTE_MS)) + OVERLAP_MIN;
  const spaces = scope.map((key) => `"${key.replace(/["\\]/g, '')}"`).join(', ');
  return [
    of,
    ...(spaces === '' ? [] : [`space in (${spaces})`]),
    ...(minutes === null ? [] : [`lastmodified >= now("-${String(minutes)}m")`]),
  ].join(' and ');
}
