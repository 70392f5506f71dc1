import * as v from 'valibot';
import { readBody, refuse } from '../api-v1/ask.ts';
import { json, type Reply } from '../server/http.ts';
import { route, type Call, type Route } from '../server/router.ts';
import type { Page } from '../state/content.ts';
import { mayOnPage } from '../state/permissions.ts';
import { personById } from '../state/wiki.ts';
import { signedIn, visiblePage } from './ask.ts';
import { shownList, shownPerson } from './shapes.ts';

type Operation = 'read' | 'update';
const OPERATIONS: readonly Operation[] = ['read', 'update'];

const person = v.object({ userKey: v.optional(v.string()), username: v.optional(v.string()) });
const asked = v.array(
  v.object({
    operation: v.picklist(OPERATIONS),
    restrictions: v.object({ user: v.optional(v.union([v.array(person), v.object({ results: v.array(person) })])) }),
  }),
);

function shown(call: Call, page: Page, operation: Operation): Record<string, unknown> {
  const users = [...page.restrictedTo[operation]].flatMap((key) => {
    const found = personById(call.wiki, key);
    return found === null ? [] : [shownPerson(call, found)];
  });
  const list = (results: unknown[]) => ({ results, start: 0, limit: 200, size: results.length });
  return { operation, restrictions: { user: list(users), group: list([]) }, _links: {} };
}

function keyFor(call: Call, { userKey, username }: v.InferOutput<typeof person>): string {
  const found = Object.values(call.wiki.people).find(
    (one) => one.accountId === userKey || (userKey === undefined && one.username === username),
  );
  return found?.accountId ?? refuse(400, 'Unknown user in the restrictions');
}

/** Replaces what there is. ASSUMPTION: a person may not lock themselves out. */
function write(call: Call): Reply {
  const page = visiblePage(call, call.at('id'));
  const by = signedIn(call);
  if (!mayOnPage(call.wiki, page, by, 'edit')) refuse(403, 'User not permitted to restrict the content');
  for (const { operation, restrictions } of readBody(call, asked)) {
    const users = restrictions.user ?? [];
    const keys = new Set((Array.isArray(users) ? users : users.results).map((one) => keyFor(call, one)));
    if (keys.size > 0 && !keys.has(by.accountId)) refuse(400, 'The current user has to keep access');
    page.restrictedTo[operation] = keys;
  }
  return json(
    200,
    shownList(
      call,
      OPERATIONS.map((operation) => shown(call, page, operation)),
      0,
      100,
    ),
  );
}

/** By user key or name. */
export function restrictionRoutes(api: string): Route[] {
  const at = `${api}/content/:id/restriction`;
  return [
    route(`PUT ${at}`, write),
    route(`GET ${at}/byOperation`, (call) => {
      const page = visiblePage(call, call.at('id'));
      return json(200, Object.fromEntries(OPERATIONS.map((one) => [one, shown(call, page, one)])));
    }),
    route(`GET ${at}/byOperation/:operation`, (call) => {
      const page = visiblePage(call, call.at('id'));
      const operation = OPERATIONS.find((one) => one === call.at('operation')) ?? refuse(404, 'Unknown operation');
      return json(200, shown(call, page, operation));
    }),
  ];
}
