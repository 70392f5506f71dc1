import * as v from 'valibot';
import { empty, json, type Reply } from '../server/http.ts';
import { route, type Call, type Route } from '../server/router.ts';
import { reindex } from '../state/changes.ts';
import type { Page } from '../state/content.ts';
import { addLabel } from '../state/labels.ts';
import { mayOnPage } from '../state/permissions.ts';
import { readBody, refuse, signedIn, visiblePage } from './ask.ts';
import { shownList } from './shapes.ts';

const label = v.object({ prefix: v.string(), name: v.pipe(v.string(), v.regex(/^[^\s:;,.?&[\]()#^*!@]+$/)) });

function editable(call: Call): Page {
  const page = visiblePage(call, call.at('id'));
  signedIn(call);
  return mayOnPage(call.wiki, page, call.who, 'edit') ? page : refuse(403, 'User not permitted to edit the content');
}

function add(call: Call): Reply {
  const page = editable(call);
  for (const { prefix, name } of [readBody(call, v.union([v.array(label), label]))].flat())
    addLabel(call.wiki, page, prefix, name.toLowerCase());
  reindex(call.wiki, page);
  const labels = page.labels.map(({ id, prefix, name }) => ({ prefix, name, id, label: name }));
  return json(200, shownList(call, labels, 0, 200));
}

function remove(call: Call, name: string): Reply {
  const page = editable(call);
  page.labels = page.labels.filter((one) => one.name !== name);
  reindex(call.wiki, page);
  return empty(204);
}

export const labelRoutes: Route[] = [
  route('POST /wiki/rest/api/content/:id/label', add),
  route('DELETE /wiki/rest/api/content/:id/label', (call) => remove(call, call.ask.query.get('name') ?? '')),
  route('DELETE /wiki/rest/api/content/:id/label/:label', (call) => remove(call, call.at('label'))),
];
