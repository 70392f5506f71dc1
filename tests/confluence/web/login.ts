import { html, redirect, type Ask, type Reply } from '../server/http.ts';
import { route, type Route } from '../server/router.ts';
import { endSessions, sessionCookie, startSession, SESSION_COOKIE, whoAsks } from '../server/sessions.ts';
import { escapeMarkup as escape } from '../storage/entities.ts';
import { STYLE } from './style.ts';

/** Where to go on after signing in: only a path of this site. */
function safeTarget(wanted: string | null): string {
  return wanted !== null && /^\/(?![/\\])/.test(wanted) ? wanted : '/wiki/home';
}

/** The login page that leads back to what was asked for. */
export function loginAddress(ask: Ask): string {
  const query = ask.query.toString();
  const target = ask.path + (query === '' ? '' : `?${query}`);
  return `/login?continue=${encodeURIComponent(target)}`;
}

/** The form, also what a dead session gets with status 200. `complaint` stands above it. */
export function loginPage(target: string | null, complaint = ''): string {
  const alert = complaint === '' ? '' : `<p role="alert">${escape(complaint)}</p>`;
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Log in to continue - Log in with Atlassian account</title>
<link rel="icon" href="data:,"><style>${STYLE}</style></head>
<body><main class="center"><form class="login" method="post" action="/login"><h1>Log in to continue</h1>${alert}
<input type="hidden" name="continue" value="${escape(safeTarget(target))}">
<label for="username">Email</label><input id="username" name="username" type="email" autocomplete="username" required>
<label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password" required>
<button class="primary" id="login-submit" type="submit">Log in</button></form></main></body></html>`;
}

export const loginRoutes: Route[] = [
  route('GET /login', ({ ask }) => html(200, loginPage(ask.query.get('continue')))),
  route('POST /login', ({ wiki, ask }): Reply => {
    const form = new URLSearchParams(ask.body.toString());
    const target = form.get('continue');
    const who = Object.values(wiki.people).find(
      ({ email, password }) => email === form.get('username') && password === form.get('password'),
    );
    if (who === undefined) return html(200, loginPage(target, 'Incorrect email address and / or password.'));
    return redirect(safeTarget(target), { 'Set-Cookie': sessionCookie(startSession(wiki, who)) });
  }),
  route('GET /wiki/logout.action', ({ wiki, ask }) => {
    const who = whoAsks(wiki, ask);
    if (who !== null) endSessions(wiki, who);
    return redirect('/login', { 'Set-Cookie': `${SESSION_COOKIE}=; Path=/; Max-Age=0` });
  }),
];
