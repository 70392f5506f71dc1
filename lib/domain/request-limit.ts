const PLAIN_MS = 30_000;
/** A slow line: 32 kB in each second. */
const BYTES_PER_MS = 32;
const LONGEST_MS = 10 * 60_000;

/**
 * How long a request may take, its whole answer included. Confluence Cloud answers most calls within 2 s; what is sent
 * along needs its own time on a slow line. The outbox gives an upload the same time and more (`lib/app/courier.ts`).
 * @param bytes - Size of what is sent.
 */
export function requestLimitMs(bytes: number): number {
  return Math.min(LONGEST_MS, PLAIN_MS + Math.ceil(bytes / BYTES_PER_MS));
}
