import { pagePath } from '../data-center/addresses.ts';
import { contentRoutes } from '../data-center/content.ts';
import { fileRoutes } from '../data-center/files.ts';
import { loginPage, pageNotFound } from '../data-center/fronts.ts';
import { inlinePluginRoutes } from '../data-center/inline-plugin.ts';
import { metadataRoutes } from '../data-center/metadata.ts';
import { restrictionRoutes } from '../data-center/restrictions.ts';
import { COOKIE, dataCenterPeople, showsToken, whoAsks } from '../data-center/sessions.ts';
import { siteRoutes } from '../data-center/site.ts';
import { loginAddress, webRoutes } from '../data-center/web.ts';
import { errorV1, notPermittedV1 } from '../server/errors.ts';
import { json, redirect, text, type Reply } from '../server/http.ts';
import type { Call } from '../server/router.ts';
import type { Flavour } from './flavour.ts';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Confluence Data Center: REST API v1 alone, below any context path, and pages that a server renders whole.
 * @param contextPath - Empty, or with a slash in front and none at the end.
 */
export function dataCenter(contextPath: string): Flavour {
  const api = `${contextPath}/rest/api`;
  const isApi = (path: string) => path.startsWith(`${contextPath}/rest/`);
  return {
    contextPath,
    cookie: { name: COOKIE, path: contextPath || '/' },
    people: dataCenterPeople,
    routes: [
      ...siteRoutes(api), // `content/search` before `content/:id`
      ...contentRoutes(api),
      ...fileRoutes(api, contextPath),
      ...metadataRoutes(api),
      ...restrictionRoutes(api),
      ...inlinePluginRoutes(contextPath),
      ...webRoutes(contextPath),
    ],
    whoAsks,
    stops: (call) => stops(call, isApi(call.ask.path)),
    notFound(call, otherMethod) {
      const { path } = call.ask;
      if (isApi(path) && otherMethod) return json(405, { 'status-code': 405, message: 'HTTP 405 Method Not Allowed' });
      if (isApi(path)) return errorV1(404, `null for uri: ${path}`);
      if (path.startsWith(`${contextPath}/`)) return pageNotFound(call);
      return text(404, 'Nothing is served here'); // another application's place, or the proxy's
    },
    needsSession: ({ path }) => !/\/(?:dologin|login)\.action$/.test(path),
    loginPage: (_wiki, ask) => loginPage(contextPath, isApi(ask.path) ? null : ask.path),
    loginAddress: (ask) => loginAddress(ask, contextPath),
    pagePath: (page, space) => contextPath + pagePath(page, space),
  };
}

/**
 * Visitors where they are not let in, and writes in read-only mode.
 * ASSUMPTION: 405 with `ReadOnlyException`; 401 for a wrong token where nobody is let in without one.
 */
function stops({ wiki, who, ask, contextPath }: Call, api: boolean): Reply | null {
  const { anonymousAccess, accessMode } = wiki.switches;
  if (who === null && !anonymousAccess) {
    if (api) return showsToken(ask) ? json(401, { message: 'Unauthorized', 'status-code': 401 }) : notPermittedV1();
    const open = /\/(?:dologin|login)\.action$/.test(ask.path);
    if (!open && ask.path.startsWith(`${contextPath}/`)) return redirect(loginAddress(ask, contextPath));
  }
  const writes = api && !READS.has(ask.method);
  return writes && accessMode === 'READ_ONLY' ? errorV1(405, 'Confluence is in read-only mode') : null;
}
