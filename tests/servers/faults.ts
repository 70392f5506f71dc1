/** What a fault proxy does with a request instead of passing it on. */
export type Fault =
  /** The server answers as always; for counting and waiting. */
  | { kind: 'pass' }
  /** The connection breaks and the server never saw the request. */
  | { kind: 'cut-before' }
  /** The server did what it was asked, and the connection breaks before its answer arrives. */
  | { kind: 'cut-after' }
  /** The request waits in front of the server until the rule is released. */
  | { kind: 'hold-request' }
  /** The server did what it was asked at once; its answer waits until the rule is released. */
  | { kind: 'hold-answer' }
  /** The request arrives at the pace of a slow line. */
  | { kind: 'slow-line'; bytesPerSecond: number }
  /** Somebody else answers (a load balancer, a sign-in wall); the server never saw the request. */
  | { kind: 'answer'; status: number; headers: Record<string, string>; body: string };

export const cutBefore: Fault = { kind: 'cut-before' };
export const cutAfter: Fault = { kind: 'cut-after' };
export const holdRequest: Fault = { kind: 'hold-request' };
export const holdAnswer: Fault = { kind: 'hold-answer' };

/** What is sent takes so much time for each kilobyte; the answer comes at once. */
export const slowLine = (bytesPerSecond: number): Fault => ({ kind: 'slow-line', bytesPerSecond });

const html = { 'content-type': 'text/html; charset=utf-8' };
const json = { 'content-type': 'application/json' };

/** 429; without `retryAfterS` the server does not say when to come back. */
export function tooManyRequests(retryAfterS?: number): Fault {
  const wait = retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) };
  return { kind: 'answer', status: 429, headers: { ...json, ...wait }, body: '{"message":"Rate limit exceeded"}' };
}

export const serverError: Fault = {
  kind: 'answer',
  status: 500,
  headers: html,
  body: '<!DOCTYPE html><title>Internal Server Error</title><p>There has been a critical error on this website.</p>',
};

export const signedOut: Fault = {
  kind: 'answer',
  status: 401,
  headers: json,
  body: '{"code":"rest_not_logged_in","message":"You are not currently logged in.","data":{"status":401}}',
};

/** What single sign-on in front of a wiki does: status 200 and a form, whatever was asked for. */
export const loginPage: Fault = {
  kind: 'answer',
  status: 200,
  headers: html,
  body: '<!DOCTYPE html><title>Sign in</title><form method="post" action="/login"><input name="user"><input name="password" type="password"><button>Sign in</button></form>',
};

export const tooLarge: Fault = {
  kind: 'answer',
  status: 413,
  headers: html,
  body: '<html><head><title>413 Request Entity Too Large</title></head><body><h1>413 Request Entity Too Large</h1></body></html>',
};

/** Says it is JSON and is not. */
export const nonsense: Fault = { kind: 'answer', status: 200, headers: json, body: '{"id": 12, "content": <?php' };
