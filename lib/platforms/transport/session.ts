import type { Site } from '@/lib/domain/page';
import type { Transport } from '@/lib/domain/ports';
import { requestLimitMs } from '@/lib/domain/request-limit';
import { browserIsOnline, sendOver } from './send';

export interface TransportOptions {
  fetch?: typeof fetch;
  /** For requests of every size; `requestLimitMs` if not given. */
  timeoutMs?: number;
  isOnline?: () => boolean;
}

/**
 * The reader's own session: the browser adds its cookies, and the site's Origin rule (`origin-rule.ts`) makes the
 * request look like the site's own, which Confluence's XSRF check insists on.
 */
export function sessionTransport(site: Pick<Site, 'origin'>, options: TransportOptions = {}): Transport {
  const way = { ...wayOf(options), origin: site.origin, credentials: 'include', headers: {} } as const;
  return { send: (request, signal) => sendOver(way, request, signal) };
}

/**
 * A token instead of the session; cookies stay at home, or the wiki might believe those.
 * @param authorization - The whole header: `Basic …` of an application password, or `Bearer …`.
 */
export function tokenTransport(
  site: Pick<Site, 'origin'>,
  authorization: string,
  options: TransportOptions = {},
): Transport {
  const headers = { Authorization: authorization };
  const way = { ...wayOf(options), origin: site.origin, credentials: 'omit', headers } as const;
  return { send: (request, signal) => sendOver(way, request, signal) };
}

/** The Authorization header of a WordPress application password; both parts may hold any letters. */
export function basicAuthorization(login: string, password: string): string {
  const bytes = new TextEncoder().encode(`${login}:${password}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

function wayOf(options: TransportOptions) {
  const { timeoutMs } = options;
  return {
    fetch: options.fetch ?? globalThis.fetch.bind(globalThis),
    limitOf: timeoutMs === undefined ? requestLimitMs : () => timeoutMs,
    isOnline: options.isOnline ?? browserIsOnline,
  };
}
