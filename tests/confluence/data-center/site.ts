import { refuse, windowOf } from '../api-v1/ask.ts';
import { find, findPeople, type Hit } from '../api-v1/search.ts';
import { json, type Reply } from '../server/http.ts';
import { route, type Call, type Route } from '../server/router.ts';
import type { Space } from '../state/content.ts';
import { mayInSpace } from '../state/permissions.ts';
import { serverTime, signedIn } from './ask.ts';
import { part, pathOf, rest, shownContent, shownPerson } from './shapes.ts';

/** The product's own version, as metas and API name it. */
export const VERSION = '9.2.1';
export const BUILD = '9109';

function shownSpace(call: Call, space: Space): Record<string, unknown> {
  const _links = { webui: `/display/${space.key}`, self: `${rest(call)}/space/${space.key}` };
  return { id: Number(space.id), key: space.key, name: space.name, type: 'global', status: 'current', _links };
}

/** A search's results are flat: the content's members stand beside the excerpt (mcp-atlassian #1130). */
function shownHit(call: Call, { entry, content }: Hit): Record<string, unknown> {
  return {
    ...shownContent(call, content),
    excerpt: entry.text.slice(0, 200),
    url: pathOf(call, content),
    entityType: 'content',
    iconCssClass: `content-type-${content.type}`,
    lastModified: serverTime(new Date(entry.modifiedMs).toISOString()),
    friendlyLastModified: 'recently',
  };
}

/** `start` and `limit`, no cursor. */
function search(call: Call, show: (hit: Hit) => unknown): Reply {
  const { cql, hits, start, limit } = find(call);
  const list = part(call, hits, { start, limit }, show);
  return json(200, { ...list, totalSize: hits.length, cqlQuery: cql, searchDuration: 1, archivedResultCount: 0 });
}

/** ASSUMPTION: people are found by the same route as content, with the user inside of each result. `null`: no query for people. */
function searchPeople(call: Call): Reply | null {
  const people = findPeople(call);
  if (people === null) return null;
  signedIn(call);
  const { start, limit } = windowOf(call, 25);
  const shown = part(call, people, { start, limit }, (one) => ({
    user: shownPerson(call, one),
    title: one.displayName,
    entityType: 'user',
  }));
  return json(200, { ...shown, totalSize: people.length });
}

function oneUser(call: Call): Reply {
  signedIn(call);
  const { query } = call.ask;
  const [key, username] = [query.get('key'), query.get('username')];
  const found = Object.values(call.wiki.people).find((one) => one.accountId === key || one.username === username);
  return found === undefined ? refuse(404, 'No user found') : json(200, shownPerson(call, found));
}

/** Search, people, spaces and what the site says of itself. */
export function siteRoutes(api: string): Route[] {
  const spaces = (call: Call) => [...call.wiki.spaces.values()].filter((one) => mayInSpace(one, call.who, 'view'));
  return [
    route(`GET ${api}/search`, (call) => searchPeople(call) ?? search(call, (hit) => shownHit(call, hit))),
    route(`GET ${api}/content/search`, (call) => search(call, ({ content }) => shownContent(call, content))),
    route(`GET ${api}/user/current`, (call) => json(200, shownPerson(call, call.who))),
    route(`GET ${api}/user/anonymous`, (call) => json(200, shownPerson(call, null))),
    route(`GET ${api}/user`, oneUser),
    route(`GET ${api}/space`, (call) => {
      const keys = call.ask.query.getAll('spaceKey');
      const shown = spaces(call).filter(({ key }) => keys.length === 0 || keys.includes(key));
      return json(
        200,
        part(call, shown, windowOf(call, 25), (one) => shownSpace(call, one)),
      );
    }),
    route(`GET ${api}/space/:key`, (call) => {
      const space = spaces(call).find(({ key }) => key === call.at('key'));
      return space === undefined ? refuse(404, 'No such space') : json(200, shownSpace(call, space));
    }),
    route(`GET ${api}/accessmode`, ({ wiki }) => json(200, wiki.switches.accessMode)),
    route(`GET ${api}/server-information`, (call) => {
      signedIn(call);
      return json(200, { baseUrl: call.ask.origin + call.contextPath, version: VERSION, buildNumber: Number(BUILD) });
    }),
  ];
}
