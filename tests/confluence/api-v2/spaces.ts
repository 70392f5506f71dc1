import { json } from '../server/http.ts';
import { route, type Route } from '../server/router.ts';
import { mayInSpace } from '../state/permissions.ts';
import { pathId, queryChoice, queryList, visibleSpace } from './ask.ts';
import { listReply, sortBy } from './paging.ts';
import { shownSpace } from './shapes.ts';

const SORTS = ['id', 'key', 'name'].flatMap((key) => [key, `-${key}`]);

export const spaceRoutes: Route[] = [
  route('GET /wiki/api/v2/spaces', (call) => {
    const keys = queryList(call, 'keys');
    const ids = queryList(call, 'ids');
    const type = queryChoice(call, 'type', ['global', 'collaboration', 'knowledge_base', 'personal', 'system']);
    const spaces = [...call.wiki.spaces.values()].filter(
      (space) =>
        mayInSpace(space, call.who, 'view') &&
        (keys.length === 0 || keys.includes(space.key)) &&
        (ids.length === 0 || ids.includes(space.id)) &&
        (type === null || type === 'global'),
    );
    const sorted = sortBy(spaces, queryChoice(call, 'sort', SORTS), {
      key: ({ key }) => key,
      name: ({ name }) => name,
    });
    return listReply(call, sorted, (space) => shownSpace(call, space, false));
  }),
  route('GET /wiki/api/v2/spaces/:id', (call) => json(200, shownSpace(call, visibleSpace(call, pathId(call)), true))),
];
