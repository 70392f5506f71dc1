import { json, type Reply } from '../server/http.ts';
import { route, type Call, type Route } from '../server/router.ts';
import type { BodyVersion } from '../state/content.ts';
import { forPagesAndPosts, pathId, queryChoice, refuse, visibleComment, visiblePage } from './ask.ts';
import { listReply, sortBy } from './paging.ts';

interface Versioned {
  id: string;
  versions: BodyVersion[];
}

function list(call: Call, content: Versioned, member: string): Reply {
  const versions = content.versions.map((version) => ({ ...version, id: String(version.number) }));
  // Newest first, as Cloud lists them.
  const sorted = sortBy(
    versions,
    queryChoice(call, 'sort', ['modified-date', '-modified-date']) ?? '-modified-date',
    {},
  );
  return listReply(call, sorted, ({ title, number, message, minorEdit, authorId, createdAt }) => ({
    number,
    message,
    minorEdit,
    authorId,
    createdAt,
    [member]: { id: content.id, title },
  }));
}

function details(call: Call, { versions }: Versioned): Reply {
  const number = Number(pathId(call, 'number'));
  const version = versions.find((one) => one.number === number) ?? refuse(404);
  const { message, minorEdit, authorId, createdAt } = version;
  return json(200, {
    number,
    message,
    minorEdit,
    authorId,
    createdAt,
    contentTypeModified: false,
    collaborators: [authorId],
    ...(number > 1 ? { prevVersion: number - 1 } : {}),
    ...(number < versions.length ? { nextVersion: number + 1 } : {}),
  });
}

function routesFor(path: string, member: string, contentOf: (call: Call) => Versioned): Route[] {
  return [
    route(`GET ${path}/:id/versions`, (call) => list(call, contentOf(call), member)),
    route(`GET ${path}/:id/versions/:number`, (call) => details(call, contentOf(call))),
  ];
}

export const versionRoutes: Route[] = [
  ...forPagesAndPosts((path, type) => routesFor(path, type, (call) => visiblePage(call, pathId(call), type))),
  ...(['footer', 'inline'] as const).flatMap((place) =>
    routesFor(`/wiki/api/v2/${place}-comments`, 'comment', (call) => visibleComment(call, pathId(call), place).comment),
  ),
];
