import * as v from 'valibot';
import { json } from '../server/http.ts';
import { route, type Route } from '../server/router.ts';
import { personById } from '../state/wiki.ts';
import { readBody, signedIn } from './ask.ts';

export const userRoutes: Route[] = [
  // Unknown ids are left out, not refused (confluence.js tests/live/v2/user.test.ts).
  route('POST /wiki/api/v2/users-bulk', (call) => {
    signedIn(call);
    const { accountIds } = readBody(call, v.object({ accountIds: v.pipe(v.array(v.string()), v.maxLength(250)) }));
    const results = accountIds.flatMap((accountId) => {
      const person = personById(call.wiki, accountId);
      if (person === null) return [];
      const { displayName } = person;
      return [
        {
          displayName,
          accountId,
          accountType: 'atlassian',
          accountStatus: 'active',
          email: '',
          publicName: displayName,
          timeZone: 'UTC',
          isExternalCollaborator: false,
          profilePicture: { path: '/wiki/aa-avatar/default', isDefault: true },
        },
      ];
    });
    return json(200, { results });
  }),
];
