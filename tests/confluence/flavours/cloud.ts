import { apiV1Routes } from '../api-v1/index.ts';
import { apiV2Routes } from '../api-v2/index.ts';
import { errorV1, errorV2 } from '../server/errors.ts';
import { pageNotFound } from '../web/fronts.ts';
import { webRoutes } from '../web/index.ts';
import { pagePath } from '../web/addresses.ts';
import { loginAddress, loginPage } from '../web/login.ts';
import { json } from '../server/http.ts';
import { SESSION_COOKIE, whoAsks } from '../server/sessions.ts';
import { createPeople } from '../state/people.ts';
import type { Flavour } from './flavour.ts';

/** Confluence Cloud: API v2, what is left of v1, and the current editor's pages. */
export const cloud: Flavour = {
  contextPath: '/wiki',
  cookie: { name: SESSION_COOKIE, path: '/' },
  people: createPeople,
  whoAsks,
  routes: [...apiV2Routes, ...apiV1Routes, ...webRoutes],
  notFound(call, otherMethod) {
    if (otherMethod) return json(405, { statusCode: 405, message: 'Method Not Allowed' });
    if (call.ask.path.startsWith('/wiki/api/v2/')) return errorV2(404);
    if (call.ask.path.startsWith('/wiki/rest/')) return errorV1(404, 'null for uri: ' + call.ask.path);
    return pageNotFound(call);
  },
  needsSession: ({ path }) => path !== '/login' && path !== '/_edge/tenant_info' && !path.startsWith('/wiki/_assets/'),
  loginPage: (_wiki, ask) => loginPage(ask.path.startsWith('/wiki/spaces/') ? ask.path : null),
  loginAddress,
  pagePath: (page, space) => `/wiki${pagePath(page, space)}`,
};
