import * as v from 'valibot';
import { json, type Reply } from '../server/http.ts';
import { route, type Call, type Route } from '../server/router.ts';
import type { Person } from '../state/people.ts';
import { mayOnPage } from '../state/permissions.ts';
import { personById } from '../state/wiki.ts';
import { readBody, refuse, signedIn, visiblePage } from './ask.ts';

const question = v.object({
  subject: v.object({ type: v.picklist(['user', 'group']), identifier: v.string() }),
  operation: v.picklist(['read', 'update', 'delete']),
});

/** Null for visitors who are not signed in. */
function subjectOf(call: Call, identifier: string): Person | null {
  if (identifier === 'anonymous') return null;
  return personById(call.wiki, identifier) ?? refuse(400, `Unknown subject ${identifier}`);
}

/** A denial is an answer, not an error (confluence.js tests/live/v1/contentPermissions.test.ts). */
function check(call: Call): Reply {
  const page = visiblePage(call, call.at('id'));
  const asker = signedIn(call);
  const { subject, operation } = readBody(call, question);
  const who = subjectOf(call, subject.identifier);
  if (who?.accountId !== asker.accountId && who !== null && !asker.siteAdmin)
    refuse(403, 'User not permitted to check the permissions of others');
  const hasPermission = mayOnPage(call.wiki, page, who, operation === 'read' ? 'view' : 'edit');
  const denial = { translation: `The subject may not ${operation} the content`, args: [] };
  return json(200, { hasPermission, errors: hasPermission ? [] : [denial], _links: {} });
}

export const permissionRoutes: Route[] = [route('POST /wiki/rest/api/content/:id/permission/check', check)];
