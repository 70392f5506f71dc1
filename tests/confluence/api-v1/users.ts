import { json } from '../server/http.ts';
import { route, type Route } from '../server/router.ts';
import { personById } from '../state/wiki.ts';
import { refuse, signedIn } from './ask.ts';
import { shownAnonymous, shownList, shownUser } from './shapes.ts';

export const userRoutes: Route[] = [
  // ASSUMPTION: nobody is answered as the anonymous user with 200, also where the site lets no visitor in.
  route('GET /wiki/rest/api/user/current', (call) =>
    json(200, call.who === null ? shownAnonymous(call) : shownUser(call, call.who)),
  ),
  route('GET /wiki/rest/api/user/anonymous', (call) => json(200, shownAnonymous(call))),
  route('GET /wiki/rest/api/user/memberof', (call) => {
    const groups = signedIn(call).siteAdmin ? ['confluence-users', 'site-admins'] : ['confluence-users'];
    const shown = groups.map((name) => ({ type: 'group', name, id: name, _links: { self: '' } }));
    const limit = Number(call.ask.query.get('limit') ?? 200);
    return json(200, shownList(call, shown.slice(0, limit), 0, limit));
  }),
  route('GET /wiki/rest/api/user', (call) => {
    signedIn(call);
    const accountId = call.ask.query.get('accountId') ?? '';
    const person = personById(call.wiki, accountId);
    return person === null
      ? refuse(404, `No user found with accountId: ${accountId}`)
      : json(200, shownUser(call, person));
  }),
];
