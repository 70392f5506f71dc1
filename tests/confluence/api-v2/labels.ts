import { json } from '../server/http.ts';
import { route, type Call, type Route } from '../server/router.ts';
import type { Page } from '../state/content.ts';
import { mayOnPage } from '../state/permissions.ts';
import { forPagesAndPosts, pathId, queryChoice, queryList, visiblePage } from './ask.ts';
import { listReply, sortBy } from './paging.ts';
import { shownPage } from './shapes.ts';

const SORTS = ['created-date', 'id', 'name'].flatMap((key) => [key, `-${key}`]);

function listLabels(call: Call, page: Page) {
  const prefix = queryChoice(call, 'prefix', ['my', 'team', 'global', 'system']);
  const labels = page.labels
    .filter((label) => prefix === null || label.prefix === prefix)
    .map((label) => ({ ...label, createdAt: page.createdAt }));
  const sorted = sortBy(labels, queryChoice(call, 'sort', SORTS), { name: ({ name }) => name });
  return listReply(call, sorted, ({ id, name, prefix: shown }) => ({ id, name, prefix: shown }));
}

function listLabelled(call: Call, type: Page['type']) {
  const spaces = queryList(call, 'space-id');
  const pages = [...call.wiki.pages.values()].filter(
    (page) =>
      page.type === type &&
      page.labels.some(({ id }) => id === pathId(call)) &&
      mayOnPage(call.wiki, page, call.who, 'view') &&
      (spaces.length === 0 || spaces.includes(page.spaceId)),
  );
  return listReply(call, sortBy(pages, null, {}), (page) => shownPage(call, page));
}

export const labelRoutes: Route[] = forPagesAndPosts((path, type) => [
  route(`GET ${path}/:id/labels`, (call) => listLabels(call, visiblePage(call, pathId(call), type))),
  route(`GET /wiki/api/v2/labels/:id/${type}s`, (call) => listLabelled(call, type)),
]);

export const likeRoutes: Route[] = forPagesAndPosts((path, type) => [
  route(`GET ${path}/:id/likes/count`, (call) =>
    json(200, { count: visiblePage(call, pathId(call), type).likes.length }),
  ),
  route(`GET ${path}/:id/likes/users`, (call) => {
    const likes = visiblePage(call, pathId(call), type).likes.map((accountId) => ({
      id: accountId,
      accountId,
      createdAt: '',
    }));
    return listReply(call, likes, ({ accountId }) => ({ accountId }));
  }),
]);
