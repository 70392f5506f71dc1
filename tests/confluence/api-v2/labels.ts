import { json } from '../server/http.ts';
import { route, type Route } from '../server/router.ts';
import { mayOnPage } from '../state/permissions.ts';
import { pathId, queryChoice, queryList, visiblePage } from './ask.ts';
import { listReply, sortBy } from './paging.ts';
import { shownPage } from './shapes.ts';

const SORTS = ['created-date', 'id', 'name'].flatMap((key) => [key, `-${key}`]);

export const labelRoutes: Route[] = [
  route('GET /wiki/api/v2/pages/:id/labels', (call) => {
    const page = visiblePage(call, pathId(call));
    const prefix = queryChoice(call, 'prefix', ['my', 'team', 'global', 'system']);
    const labels = page.labels
      .filter((label) => prefix === null || label.prefix === prefix)
      .map((label) => ({ ...label, createdAt: page.createdAt }));
    const sorted = sortBy(labels, queryChoice(call, 'sort', SORTS), { name: ({ name }) => name });
    return listReply(call, sorted, ({ id, name, prefix: shown }) => ({ id, name, prefix: shown }));
  }),
  route('GET /wiki/api/v2/labels/:id/pages', (call) => {
    const spaces = queryList(call, 'space-id');
    const pages = [...call.wiki.pages.values()].filter(
      (page) =>
        page.labels.some(({ id }) => id === pathId(call)) &&
        mayOnPage(call.wiki, page, call.who, 'view') &&
        (spaces.length === 0 || spaces.includes(page.spaceId)),
    );
    return listReply(call, sortBy(pages, null, {}), (page) => shownPage(call, page));
  }),
];

export const likeRoutes: Route[] = [
  route('GET /wiki/api/v2/pages/:id/likes/count', (call) =>
    json(200, { count: visiblePage(call, pathId(call)).likes.length }),
  ),
  route('GET /wiki/api/v2/pages/:id/likes/users', (call) => {
    const likes = visiblePage(call, pathId(call)).likes.map((accountId) => ({
      id: accountId,
      accountId,
      createdAt: '',
    }));
    return listReply(call, likes, ({ accountId }) => ({ accountId }));
  }),
];
