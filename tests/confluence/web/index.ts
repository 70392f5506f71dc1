import { json, redirect, type Reply } from '../server/http.ts';
import { route, type Call, type Route } from '../server/router.ts';
import type { Page, Space } from '../state/content.ts';
import { mayInSpace, mayOnPage, spaceOf } from '../state/permissions.ts';
import { pageIdOfTiny, pagePath } from './addresses.ts';
import { CLIENT } from './client.ts';
import { editPage } from './editor.ts';
import { blogList, home, overview, pageNotFound, searchPage } from './fronts.ts';
import { loginAddress, loginRoutes } from './login.ts';
import { viewPage } from './view.ts';

/** Shows a page this person may see; nobody is sent to sign in first. */
function withPage(call: Call, id: string, show: (page: Page) => Reply): Reply {
  const page = call.wiki.pages.get(id);
  if (page?.status === 'current' && mayOnPage(call.wiki, page, call.who, 'view')) return show(page);
  return call.who === null ? redirect(loginAddress(call.ask)) : pageNotFound(call);
}

function canonical(call: Call, id: string): Reply {
  return withPage(call, id, (page) => redirect(`/wiki${pagePath(page, spaceOf(call.wiki, page))}`));
}

function withSpace(call: Call, show: (space: Space) => Reply): Reply {
  const space = [...call.wiki.spaces.values()].find(({ key }) => key === call.at('key'));
  if (space !== undefined && mayInSpace(space, call.who, 'view')) return show(space);
  return call.who === null ? redirect(loginAddress(call.ask)) : pageNotFound(call);
}

/** A page under a blog post's address, or the other way round, is shown where it belongs. */
const view =
  (type: Page['type']) =>
  (call: Call): Reply =>
    withPage(call, call.at('id'), (found) => (found.type === type ? viewPage(call, found) : canonical(call, found.id)));

const edit = (call: Call): Reply =>
  withPage(call, call.at('id'), (found) =>
    mayOnPage(call.wiki, found, call.who, 'edit') ? editPage(call, found) : pageNotFound(call),
  );

export const webRoutes: Route[] = [
  ...loginRoutes,
  route('GET /', () => redirect('/wiki')),
  route('GET /wiki', () => redirect('/wiki/home')),
  route('GET /wiki/home', (call) => (call.who === null ? redirect(loginAddress(call.ask)) : home(call))),
  route('GET /wiki/spaces', (call) => (call.who === null ? redirect(loginAddress(call.ask)) : home(call))),
  route('GET /_edge/tenant_info', ({ wiki }) => json(200, { cloudId: wiki.cloudId })),
  route('GET /wiki/_assets/app.js', () => ({
    status: 200,
    headers: { 'Content-Type': 'text/javascript;charset=UTF-8' },
    body: CLIENT,
  })),
  route('GET /wiki/spaces/:key', ({ at }) => redirect(`/wiki/spaces/${at('key')}/overview`)),
  route('GET /wiki/search', (call) => (call.who === null ? redirect(loginAddress(call.ask)) : searchPage(call))),
  route('GET /wiki/spaces/:key/overview', (call) => withSpace(call, (space) => overview(call, space))),
  route('GET /wiki/spaces/:key/blog', (call) => withSpace(call, (space) => blogList(call, space))),
  route('GET /wiki/spaces/:key/pages/edit-v2/:id', edit),
  route('GET /wiki/spaces/:key/blog/edit-v2/:id', edit),
  route('GET /wiki/spaces/:key/pages/:id(\\d+)', view('page')),
  route('GET /wiki/spaces/:key/pages/:id(\\d+)/:title', view('page')),
  route('GET /wiki/spaces/:key/blog/:day(\\d{4}/\\d\\d/\\d\\d)/:id(\\d+)', view('blogpost')),
  route('GET /wiki/spaces/:key/blog/:day(\\d{4}/\\d\\d/\\d\\d)/:id(\\d+)/:title', view('blogpost')),
  route('GET /wiki/pages/viewpage.action', (call) => canonical(call, call.ask.query.get('pageId') ?? '')),
  route('GET /wiki/x/:code', (call) => canonical(call, pageIdOfTiny(call.at('code')))),
];
