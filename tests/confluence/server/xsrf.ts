import type { Ask, Reply } from './http.ts';
import { xsrfFailed } from './errors.ts';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * The two checks of PLATFORM-FACTS 3.5: a browser may not write from a foreign origin, whatever its credentials, and a
 * multipart request needs the exact header. Null where the request passes.
 * ASSUMPTION: JSON writes are checked for their origin as multipart ones are; and a request with neither Origin nor
 * Referer passes, as one whose Origin was taken away does.
 */
export function findXsrf(ask: Ask, ownPagesOnly: boolean): Reply | null {
  if (READS.has(ask.method)) return null;
  const fromBrowser = /Mozilla\//.test(ask.headers['user-agent'] ?? '');
  const source = ask.headers['origin'] ?? ask.headers['referer'];
  const foreign = source !== undefined && !(URL.canParse(source) && new URL(source).origin === ask.origin);
  if (fromBrowser && foreign) return xsrfFailed();
  const referer = ask.headers['referer'] ?? '';
  const fromPage = URL.canParse(referer) && new URL(referer).pathname !== '/';
  if (ownPagesOnly && fromBrowser && !fromPage) return xsrfFailed();
  const multipart = ask.headers['content-type']?.startsWith('multipart/form-data') ?? false;
  return multipart && ask.headers['x-atlassian-token'] !== 'no-check' ? xsrfFailed() : null;
}
