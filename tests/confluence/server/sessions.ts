import { randomUUID } from 'node:crypto';
import { personById, type Wiki } from '../state/wiki.ts';
import type { Person } from '../state/people.ts';
import type { Ask } from './http.ts';

export const SESSION_COOKIE = 'tenant.session.token';

/** Starts a session and returns its cookie's value. */
export function startSession(wiki: Wiki, who: Person): string {
  const token = randomUUID();
  wiki.sessions.set(token, who.accountId);
  return token;
}

/** Ends this person's sessions, as signing out everywhere does; no argument ends everybody's. */
export function endSessions(wiki: Wiki, who?: Person): void {
  for (const [token, accountId] of wiki.sessions)
    if (who === undefined || who.accountId === accountId) wiki.sessions.delete(token);
}

// ASSUMPTION: Lax, which browsers also take where a cookie names no SameSite.
export function sessionCookie(token: string): string {
  return `${SESSION_COOKIE}=${token}; Path=/; HttpOnly; SameSite=Lax`;
}

/** The value of one cookie of a request. */
export function cookieValue(ask: Ask, name: string): string | null {
  const pair = (ask.headers['cookie'] ?? '').split(/;\s*/).find((cookie) => cookie.startsWith(`${name}=`));
  return pair?.slice(name.length + 1) ?? null;
}

/**
 * Who is asking: by API token (Basic, e-mail and token) or by session cookie.
 * ASSUMPTION: a wrong token does not fall back to the cookie, and passes as nobody (md2conf #113: it shows as 404).
 */
export function whoAsks(wiki: Wiki, ask: Ask): Person | null {
  const authorization = ask.headers['authorization'];
  if (authorization !== undefined) {
    const [email, token] = Buffer.from(authorization.replace(/^Basic /i, ''), 'base64')
      .toString()
      .split(':');
    return Object.values(wiki.people).find((one) => one.email === email && one.apiToken === token) ?? null;
  }
  const accountId = wiki.sessions.get(cookieValue(ask, SESSION_COOKIE) ?? '');
  return accountId === undefined ? null : personById(wiki, accountId);
}
