import { json } from '../server/http.ts';
import { route, type Call, type Route } from '../server/router.ts';
import type { Page } from '../state/content.ts';
import { refuse, visiblePage } from './ask.ts';

function viewsSince(call: Call): Page['views'] {
  const page = visiblePage(call, call.at('id'));
  const from = call.ask.query.get('fromDate');
  const fromMs = from === null ? 0 : Date.parse(from);
  if (Number.isNaN(fromMs)) refuse(400, 'fromDate is not a date');
  return page.views.filter(({ at }) => at >= fromMs);
}

const ANALYTICS = '/wiki/rest/api/analytics/content/:id';

/** Counts what people opened in a browser; reading through the API is no view. */
export const analyticsRoutes: Route[] = [
  route(`GET ${ANALYTICS}/views`, (call) => json(200, { id: Number(call.at('id')), count: viewsSince(call).length })),
  route(`GET ${ANALYTICS}/viewers`, (call) => {
    const viewers = new Set(viewsSince(call).map(({ accountId }) => accountId));
    return json(200, { id: Number(call.at('id')), count: viewers.size });
  }),
];
