import type { HttpReply, HttpRequest } from '@/lib/domain/ports';
import { fail, ok, type Result } from '@/lib/domain/result';

export interface Way {
  /** The one origin that may be addressed and may answer. */
  origin: string;
  fetch: typeof fetch;
  credentials: 'include' | 'omit';
  /** Added to every request, over what the adapter set. */
  headers: Record<string, string>;
  /** The longest that a request of this size may take, in milliseconds. */
  limitOf: (bytes: number) => number;
  /** False only where the browser knows that there is no network. */
  isOnline: () => boolean;
}

/** What an answer from another origin becomes: its body is nobody's business, that it happened says "sign in first". */
const ELSEWHERE = 302;

/**
 * One request and its whole answer, within the time limit. An answer that came from another origin is handed over as a
 * bare redirect: single sign-on pages live there, and their text must not be taken for the wiki's.
 */
export async function sendOver(way: Way, request: HttpRequest, signal: AbortSignal): Promise<Result<HttpReply>> {
  if (!URL.canParse(request.url) || new URL(request.url).origin !== way.origin) {
    return fail({ kind: 'refused', why: 'unknown-site' });
  }
  if (!way.isOnline()) return fail({ kind: 'offline' });
  const limit = AbortSignal.any([signal, AbortSignal.timeout(way.limitOf(sizeOf(request.body)))]);
  try {
    const answer = await way.fetch(request.url, initOf(way, request, limit, 'follow'));
    if (new URL(answer.url || request.url).origin !== way.origin) return ok(redirected(answer.url));
    return ok({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      ...(request.file === true ? { text: '', file: await answer.blob() } : { text: await answer.text() }),
      url: answer.url || request.url,
    });
  } catch (cause) {
    if (limit.aborted) return fail({ kind: 'no-answer' });
    if (!isNetworkFault(cause)) throw cause;
    return afterFault(way, request, limit);
  }
}

/**
 * The network failed, or the browser refused to follow a redirect to an origin that Docket may not read. Reading once
 * more without following tells the two apart; a write is never repeated here, whoever sent it looks first.
 */
async function afterFault(way: Way, request: HttpRequest, limit: AbortSignal): Promise<Result<HttpReply>> {
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (!reads) return fail({ kind: 'no-answer' });
  if (!way.isOnline()) return fail({ kind: 'offline' });
  try {
    const answer = await way.fetch(request.url, initOf(way, request, limit, 'manual'));
    return answer.type === 'opaqueredirect' ? ok(redirected(request.url)) : fail({ kind: 'no-answer' });
  } catch (cause) {
    if (!limit.aborted && !isNetworkFault(cause)) throw cause;
    return fail({ kind: 'no-answer' });
  }
}

function initOf(way: Way, request: HttpRequest, signal: AbortSignal, redirect: RequestRedirect): RequestInit {
  return {
    method: request.method,
    headers: { ...request.headers, ...way.headers },
    body: request.body,
    credentials: request.anonymous === true ? 'omit' : way.credentials,
    redirect,
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    signal,
  };
}

/** What goes over the line with a request, in bytes; the frame around a form's parts is not counted. */
export function sizeOf(body: HttpRequest['body']): number {
  if (body === null) return 0;
  if (body instanceof FormData) return [...body.values()].reduce((bytes, part) => bytes + sizeOf(part), 0);
  return typeof body === 'string' ? new Blob([body]).size : body.size;
}

/** The bare redirect that an answer from another origin becomes. */
export function redirected(url: string): HttpReply {
  return { status: ELSEWHERE, headers: {}, text: '', url };
}

/** `fetch` and the body's reader reject with these alone; anything else is a bug of ours. */
function isNetworkFault(cause: unknown): boolean {
  return cause instanceof TypeError || cause instanceof DOMException;
}

/** The browser's word on the network; a browser without one counts as online. */
export function browserIsOnline(): boolean {
  const { onLine } = globalThis.navigator as Partial<Navigator>; // Node's navigator has no `onLine`
  return onLine !== false;
}
