import * as v from 'valibot';
import { empty, json, type Reply } from '../server/http.ts';
import { route, type Call, type Route } from '../server/router.ts';
import type { Page } from '../state/content.ts';
import { mayOnPage } from '../state/permissions.ts';
import { personById } from '../state/wiki.ts';
import { readBody, refuse, signedIn, visiblePage } from './ask.ts';
import { shownList, shownUser } from './shapes.ts';

type Operation = 'read' | 'update';
const OPERATIONS: readonly Operation[] = ['read', 'update'];

const asked = v.array(
  v.object({
    operation: v.picklist(OPERATIONS),
    restrictions: v.object({ user: v.optional(v.array(v.object({ accountId: v.string() }))) }),
  }),
);

function restrictable(call: Call): Page {
  const page = visiblePage(call, call.at('id'));
  signedIn(call);
  return mayOnPage(call.wiki, page, call.who, 'edit') ? page : refuse(404, 'No permission to restrict the content');
}

function shownRestriction(call: Call, page: Page, operation: Operation): Record<string, unknown> {
  const users = [...page.restrictedTo[operation]].flatMap((accountId) => {
    const person = personById(call.wiki, accountId);
    return person === null ? [] : [shownUser(call, person)];
  });
  return {
    operation,
    restrictions: {
      user: { results: users, start: 0, limit: 200, size: users.length },
      group: { results: [], start: 0, limit: 200, size: 0 },
    },
    _expandable: { content: `/rest/api/content/${page.id}` },
    _links: { self: `${call.ask.origin}/wiki/rest/api/content/${page.id}/restriction/byOperation/${operation}` },
  };
}

function shownAll(call: Call, page: Page): Reply {
  const all = OPERATIONS.map((operation) => shownRestriction(call, page, operation));
  return json(200, { ...shownList(call, all, 0, 100), restrictionsHash: '' });
}

/** PUT replaces what there is, POST adds to it. A person may not lock themselves out. */
function write(call: Call, replace: boolean): Reply {
  const page = restrictable(call);
  for (const { operation, restrictions } of readBody(call, asked)) {
    const ids = (restrictions.user ?? []).map(({ accountId }) => accountId);
    if (ids.some((id) => personById(call.wiki, id) === null)) refuse(400, 'Unknown user in the restrictions');
    const next = new Set([...(replace ? [] : page.restrictedTo[operation]), ...ids]);
    if (next.size > 0 && !next.has(signedIn(call).accountId)) refuse(400, 'The current user has to keep access');
    page.restrictedTo[operation] = next;
  }
  return shownAll(call, page);
}

function operationOf(call: Call): Operation {
  return OPERATIONS.find((one) => one === call.at('operation')) ?? refuse(404, 'Unknown operation');
}

function subject(call: Call): string {
  const accountId = call.ask.query.get('accountId') ?? '';
  return personById(call.wiki, accountId)?.accountId ?? refuse(404, 'Unknown user');
}

const RESTRICTION = '/wiki/rest/api/content/:id/restriction';
const ONE = `${RESTRICTION}/byOperation/:operation`;

export const restrictionRoutes: Route[] = [
  route(`GET ${RESTRICTION}`, (call) => shownAll(call, visiblePage(call, call.at('id')))),
  route(`PUT ${RESTRICTION}`, (call) => write(call, true)),
  route(`POST ${RESTRICTION}`, (call) => write(call, false)),
  route(`DELETE ${RESTRICTION}`, (call) => {
    const page = restrictable(call);
    page.restrictedTo = { read: new Set(), update: new Set() };
    return shownAll(call, page);
  }),
  route(`GET ${RESTRICTION}/byOperation`, (call) => {
    const page = visiblePage(call, call.at('id'));
    return json(200, Object.fromEntries(OPERATIONS.map((one) => [one, shownRestriction(call, page, one)])));
  }),
  route(`GET ${ONE}`, (call) => json(200, shownRestriction(call, visiblePage(call, call.at('id')), operationOf(call)))),
  // The status is the answer: 404 where this person stands in no restriction.
  route(`GET ${ONE}/user`, (call) => {
    const page = visiblePage(call, call.at('id'));
    return page.restrictedTo[operationOf(call)].has(subject(call))
      ? empty(200)
      : refuse(404, 'The user is not restricted');
  }),
  route(`PUT ${ONE}/user`, (call) => {
    restrictable(call).restrictedTo[operationOf(call)].add(subject(call));
    return empty(200);
  }),
  route(`DELETE ${ONE}/user`, (call) => {
    restrictable(call).restrictedTo[operationOf(call)].delete(subject(call));
    return empty(200);
  }),
];
