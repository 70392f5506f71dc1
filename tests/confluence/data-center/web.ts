import { html, redirect, type Ask, type Reply } from '../server/http.ts';
import { route, type Call, type Route } from '../server/router.ts';
import type { Page } from '../state/content.ts';
import { mayInSpace, mayOnPage, spaceOf } from '../state/permissions.ts';
import { pageIdOfTiny } from '../web/addresses.ts';
import { pagePath } from './addresses.ts';
import { dashboard, editPage, logIn, loginPage, logOut, pageNotFound } from './fronts.ts';
import { viewPage } from './view.ts';

/** The login page that leads back to what was asked for, which is named from the context path on. */
export function loginAddress(ask: Ask, contextPath: string): string {
  const query = ask.query.toString();
  const target = ask.path.slice(contextPath.length) + (query === '' ? '' : `?${query}`);
  return `${contextPath}/login.action?os_destination=${encodeURIComponent(target)}&permissionViolation=true`;
}

/** Visitors are sent to sign in where there might be something for somebody else. */
function withPage(call: Call, page: Page | undefined, show: (page: Page) => Reply): Reply {
  if (page?.status === 'current' && mayOnPage(call.wiki, page, call.who, 'view')) return show(page);
  return call.who === null ? redirect(loginAddress(call.ask, call.contextPath)) : pageNotFound(call);
}

function byTitle(call: Call): Page | undefined {
  const title = call.at('title').replaceAll('+', ' ');
  return [...call.wiki.pages.values()].find(
    (page) => page.title === title && page.status === 'current' && spaceOf(call.wiki, page).key === call.at('key'),
  );
}

function homepage(call: Call): Page | undefined {
  const space = [...call.wiki.spaces.values()].find(({ key }) => key === call.at('key'));
  return space === undefined || !mayInSpace(space, call.who, 'view')
    ? undefined
    : call.wiki.pages.get(space.homepageId);
}

/** Every address of a page shows it where it is; only the tiny one leads on. */
export function webRoutes(contextPath: string): Route[] {
  const show = (find: (call: Call) => Page | undefined) => (call: Call) =>
    withPage(call, find(call), (page) => viewPage(call, page));
  const byId = (call: Call) => call.wiki.pages.get(call.at('id'));
  const byQuery = ({ wiki, ask }: Call) => wiki.pages.get(ask.query.get('pageId') ?? '');
  return [
    route(`GET ${contextPath}/`, () => redirect(`${contextPath}/dashboard.action`)),
    ...(contextPath === '' ? [] : [route(`GET ${contextPath}`, () => redirect(`${contextPath}/dashboard.action`))]),
    route(`GET ${contextPath}/dashboard.action`, dashboard),
    route(`GET ${contextPath}/login.action`, ({ ask }) =>
      html(200, loginPage(contextPath, ask.query.get('os_destination'))),
    ),
    route(`POST ${contextPath}/dologin.action`, logIn),
    route(`GET ${contextPath}/logout.action`, logOut),
    route(`GET ${contextPath}/display/:key`, show(homepage)),
    route(`GET ${contextPath}/display/:key/:title`, show(byTitle)),
    route(`GET ${contextPath}/pages/viewpage.action`, show(byQuery)),
    route(`GET ${contextPath}/spaces/:key/pages/:id(\\d+)`, show(byId)),
    route(`GET ${contextPath}/spaces/:key/pages/:id(\\d+)/:title`, show(byId)),
    route(`GET ${contextPath}/pages/editpage.action`, (call) =>
      withPage(call, byQuery(call), (page) =>
        mayOnPage(call.wiki, page, call.who, 'edit') ? editPage(call, page) : pageNotFound(call),
      ),
    ),
    route(`GET ${contextPath}/x/:code`, (call) =>
      withPage(call, call.wiki.pages.get(pageIdOfTiny(call.at('code'))), (page) =>
        redirect(contextPath + pagePath(page, spaceOf(call.wiki, page))),
      ),
    ),
  ];
}
