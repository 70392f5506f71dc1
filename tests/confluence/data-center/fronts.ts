import { html, redirect, type Reply } from '../server/http.ts';
import type { Call } from '../server/router.ts';
import { endSessions, startSession } from '../server/sessions.ts';
import type { Page } from '../state/content.ts';
import { mayInSpace, spaceOf } from '../state/permissions.ts';
import { escapeMarkup as escape } from '../storage/entities.ts';
import { COOKIE } from './sessions.ts';
import { screen } from './shell.ts';
import { STYLE } from './style.ts';

/** The spaces this person may see; nothing to ask about. */
export function dashboard(call: Call): Reply {
  const spaces = [...call.wiki.spaces.values()].filter((space) => mayInSpace(space, call.who, 'view'));
  const items = spaces.map(
    ({ key, name }) => `<li><a href="${call.contextPath}/display/${key}">${escape(name)}</a></li>`,
  );
  const content = `<div id="dashboard"><ul>${items.join('')}</ul></div>`;
  return screen(call, {
    title: `Dashboard - ${call.wiki.siteTitle}`,
    heading: 'Dashboard',
    contentClass: 'dashboard',
    content,
    space: null,
    page: null,
  });
}

/** A hidden page and a missing one alike. ASSUMPTION: with status 404. */
export function pageNotFound(call: Call): Reply {
  const content = '<div class="aui-message">The page you were trying to reach could not be found.</div>';
  const title = `Page Not Found - ${call.wiki.siteTitle}`;
  return screen(call, {
    title,
    heading: 'Page Not Found',
    contentClass: 'not-found',
    content,
    space: null,
    page: null,
    status: 404,
  });
}

/** The editor: a form with the page's metas, nothing for readers. Nothing is saved. */
export function editPage(call: Call, page: Page): Reply {
  const content = `<form id="editpageform" name="editpageform"><input id="content-title" value="${escape(page.title)}"><textarea id="wysiwygTextarea">${escape(page.storage)}</textarea></form>`;
  const title = `Edit - ${page.title} - ${call.wiki.siteTitle}`;
  return screen(call, {
    title,
    heading: escape(page.title),
    contentClass: 'page edit',
    content,
    space: spaceOf(call.wiki, page),
    page,
  });
}

/** Only a path below the context path, to go on to after signing in. ASSUMPTION: whole addresses are not taken. */
function safeTarget(wanted: string | null): string {
  return wanted !== null && /^\/(?![/\\])/.test(wanted) ? wanted : '/dashboard.action';
}

/** The form. It leads back to what was asked for. */
export function loginPage(contextPath: string, target: string | null, complaint = ''): string {
  const alert =
    complaint === '' ? '' : `<div class="aui-message aui-message-error" role="alert">${escape(complaint)}</div>`;
  return `<!DOCTYPE html><html lang="en-GB"><head><meta charset="UTF-8"><title>Log In - Confluence</title>
<meta name="ajs-context-path" content="${contextPath}"><link rel="icon" href="data:,"><style>${STYLE}</style></head>
<body id="com-atlassian-confluence" class="login aui-page-focused"><div id="main"><form name="loginform" id="loginform" method="POST" action="${contextPath}/dologin.action">${alert}
<h1>Log in</h1><label for="os_username">Username</label><input id="os_username" name="os_username" autocomplete="username">
<label for="os_password">Password</label><input id="os_password" name="os_password" type="password" autocomplete="current-password">
<input type="hidden" name="os_destination" value="${escape(safeTarget(target))}"><button id="loginButton" class="primary" type="submit">Log in</button></form></div></body></html>`;
}

export function logIn({ wiki, ask, contextPath }: Call): Reply {
  const form = new URLSearchParams(ask.body.toString());
  const target = form.get('os_destination');
  const who = Object.values(wiki.people).find(
    ({ username, password }) => username === form.get('os_username') && password === form.get('os_password'),
  );
  if (who === undefined)
    return html(200, loginPage(contextPath, target, 'Sorry, your username and password are incorrect.'));
  const cookie = `${COOKIE}=${startSession(wiki, who)}; Path=${contextPath || '/'}; HttpOnly; SameSite=Lax`;
  return redirect(contextPath + safeTarget(target), { 'Set-Cookie': cookie });
}

export function logOut(call: Call): Reply {
  if (call.who !== null) endSessions(call.wiki, call.who);
  return redirect(`${call.contextPath}/login.action`, {
    'Set-Cookie': `${COOKIE}=; Path=${call.contextPath || '/'}; Max-Age=0`,
  });
}
