import * as v from 'valibot';
import { readBody, refuse, windowOf } from '../api-v1/ask.ts';
import { errorV1 } from '../server/errors.ts';
import { empty, json, Refusal, type Reply } from '../server/http.ts';
import { route, type Call, type Route } from '../server/router.ts';
import { reindex } from '../state/changes.ts';
import { keyOf, type Comment, type Page, type Property } from '../state/content.ts';
import { addLabel } from '../state/labels.ts';
import { mayChangeComment, mayOnPage } from '../state/permissions.ts';
import { pageOf, signedIn, visible, visiblePage, serverTime } from './ask.ts';
import { part } from './shapes.ts';

const MAX_VALUE_BYTES = 32_768;

function editable(call: Call): Page | Comment {
  const content = visible(call, call.at('id'));
  signedIn(call);
  if (content.type === 'attachment') return refuse(404, 'Attachments have no properties here');
  const page = pageOf(call, content);
  const may =
    content.type === 'comment'
      ? mayChangeComment(call.wiki, content, page, call.who)
      : mayOnPage(call.wiki, content, call.who, 'edit');
  return may ? content : refuse(403, 'User not permitted to edit the content');
}

const label = v.object({ prefix: v.string(), name: v.pipe(v.string(), v.regex(/^[^\s:;,.?&[\]()#^*!@]+$/)) });

function listLabels(call: Call): Reply {
  const page = visiblePage(call, call.at('id'));
  const prefix = call.ask.query.get('prefix');
  const labels = page.labels.filter((one) => (prefix ?? one.prefix) === one.prefix);
  return json(
    200,
    part(call, labels, windowOf(call, 200), (one) => ({ ...one, label: one.name })),
  );
}

function editablePage(call: Call): Page {
  const content = editable(call);
  return content.type === 'comment' ? refuse(404, 'Comments have no labels') : content;
}

function addLabels(call: Call): Reply {
  const page = editablePage(call);
  for (const { prefix, name } of [readBody(call, v.union([v.array(label), label]))].flat())
    addLabel(call.wiki, page, prefix, name.toLowerCase());
  reindex(call.wiki, page);
  return listLabels(call);
}

function removeLabel(call: Call, name: string): Reply {
  const page = editablePage(call);
  page.labels = page.labels.filter((one) => one.name !== name);
  reindex(call.wiki, page);
  return empty(204);
}

function shownProperty({ id, key, value, version }: Property): Record<string, unknown> {
  return { id, key, value, version: { number: version.number, minorEdit: false, when: serverTime(version.createdAt) } };
}

function propertiesOf(call: Call): Property[] {
  const content = visible(call, call.at('id'));
  return content.type === 'attachment' ? [] : content.properties;
}

function findProperty(call: Call): Property {
  const key = call.at('key');
  return propertiesOf(call).find((one) => one.key === key) ?? refuse(404, `No property with key : ${key}`);
}

const property = v.object({
  key: v.optional(v.string()),
  value: v.unknown(),
  version: v.optional(v.object({ number: v.number() })),
});

/** By its key, unlike Cloud's; 413 for a value above 32 KB, 409 for a version that does not follow. */
function writeProperty(call: Call, key: string, expected: 'new' | 'any'): Reply {
  const content = editable(call);
  const asked = readBody(call, property);
  if (asked.key !== undefined && asked.key !== key) refuse(400, 'The key differs from the one in the address');
  if (Buffer.byteLength(JSON.stringify(asked.value ?? null)) > MAX_VALUE_BYTES)
    throw new Refusal(errorV1(413, 'The value is too long'));
  const known = content.properties.find((one) => one.key === key);
  if (known !== undefined && expected === 'new') refuse(400, `There is a property with key : ${key}`);
  const number = (known?.version.number ?? 0) + 1;
  if (expected === 'any' && asked.version?.number !== number)
    refuse(409, `Version must be incremented on update. Current version is: ${number - 1}`);
  const version = call.wiki.version(keyOf(call.who), number);
  const written = { id: known?.id ?? call.wiki.nextId(), key, value: asked.value, version };
  content.properties = [...content.properties.filter((one) => one !== known), written];
  return json(200, shownProperty(written));
}

/** Labels and content properties. */
export function metadataRoutes(api: string): Route[] {
  const at = `${api}/content/:id`;
  return [
    route(`GET ${at}/label`, listLabels),
    route(`POST ${at}/label`, addLabels),
    route(`DELETE ${at}/label`, (call) => removeLabel(call, call.ask.query.get('name') ?? '')),
    route(`DELETE ${at}/label/:label`, (call) => removeLabel(call, call.at('label'))),
    route(`GET ${at}/property`, (call) => json(200, part(call, propertiesOf(call), windowOf(call, 10), shownProperty))),
    route(`POST ${at}/property`, (call) => {
      const { key } = readBody(call, v.object({ key: v.pipe(v.string(), v.minLength(1)) }));
      return writeProperty(call, key, 'new');
    }),
    route(`GET ${at}/property/:key`, (call) => json(200, shownProperty(findProperty(call)))),
    route(`PUT ${at}/property/:key`, (call) => writeProperty(call, call.at('key'), 'any')),
    route(`DELETE ${at}/property/:key`, (call) => {
      const content = editable(call);
      const gone = findProperty(call);
      content.properties = content.properties.filter((one) => one !== gone);
      return empty(204);
    }),
  ];
}
