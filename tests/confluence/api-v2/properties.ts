import * as v from 'valibot';
import { empty, json } from '../server/http.ts';
import { route, type Call, type Route } from '../server/router.ts';
import type { Comment, Page, Property } from '../state/content.ts';
import { mayChangeComment, mayOnPage } from '../state/permissions.ts';
import {
  forPagesAndPosts,
  pathId,
  queryChoice,
  readBody,
  refuse,
  signedIn,
  visibleComment,
  visiblePage,
} from './ask.ts';
import { listReply, sortBy } from './paging.ts';
import { shownProperty } from './shapes.ts';

const MAX_VALUE_BYTES = 32_768;

interface Holder {
  content: Page | Comment;
  writable: boolean;
}

const newProperty = v.object({ key: v.pipe(v.string(), v.minLength(1), v.maxLength(255)), value: v.unknown() });
const changedProperty = v.object({
  ...newProperty.entries,
  version: v.object({ number: v.pipe(v.number(), v.integer()), message: v.optional(v.string()) }),
});

function checkSize(value: unknown): void {
  // ASSUMPTION: 400 for a value above 32 KB; Data Center documents 413.
  if (Buffer.byteLength(JSON.stringify(value ?? null)) > MAX_VALUE_BYTES)
    refuse(400, 'The value is longer than 32768 bytes');
}

function find({ content }: Holder, call: Call): Property {
  return content.properties.find(({ id }) => id === pathId(call, 'propertyId')) ?? refuse(404);
}

// ASSUMPTION: what one may not write is 404, as everywhere in v2.
function writable(holder: Holder): Holder['content'] {
  return holder.writable ? holder.content : refuse(404);
}

function create(call: Call, holder: Holder) {
  const { key, value } = readBody(call, newProperty);
  const content = writable(holder);
  checkSize(value);
  // ASSUMPTION: 409 for a key that is there already, as Data Center documents.
  if (content.properties.some((one) => one.key === key)) refuse(409, `A property with the key ${key} exists already`);
  const version = call.wiki.version(signedIn(call).accountId, 1);
  const property = { id: call.wiki.nextId(), key, value, version };
  content.properties.push(property);
  return json(200, shownProperty(property));
}

function update(call: Call, holder: Holder) {
  const { key, value, version } = readBody(call, changedProperty);
  const property = find(holder, call);
  writable(holder);
  checkSize(value);
  if (key !== property.key) refuse(400, 'The key of a property does not change');
  const { number } = property.version;
  if (version.number !== number + 1)
    refuse(409, `Version must be incremented on update. Current version is: ${number}`);
  property.value = value;
  property.version = call.wiki.version(signedIn(call).accountId, number + 1, version.message);
  return json(200, shownProperty(property));
}

function routesFor(path: string, holderOf: (call: Call) => Holder): Route[] {
  return [
    route(`GET ${path}`, (call) => {
      const key = call.ask.query.get('key');
      const properties = holderOf(call)
        .content.properties.filter((one) => key === null || one.key === key)
        .map((one) => ({ ...one, createdAt: one.version.createdAt }));
      const sorted = sortBy(properties, queryChoice(call, 'sort', ['key', '-key']), { key: (one) => one.key });
      return listReply(call, sorted, shownProperty);
    }),
    route(`POST ${path}`, (call) => create(call, holderOf(call))),
    route(`GET ${path}/:propertyId`, (call) => json(200, shownProperty(find(holderOf(call), call)))),
    route(`PUT ${path}/:propertyId`, (call) => update(call, holderOf(call))),
    route(`DELETE ${path}/:propertyId`, (call) => {
      const holder = holderOf(call);
      const property = find(holder, call);
      const content = writable(holder);
      content.properties = content.properties.filter((one) => one !== property);
      return empty(204);
    }),
  ];
}

export const propertyRoutes: Route[] = [
  ...forPagesAndPosts((path, type) =>
    routesFor(`${path}/:id/properties`, (call) => {
      const content = visiblePage(call, pathId(call), type);
      return { content, writable: mayOnPage(call.wiki, content, call.who, 'edit') };
    }),
  ),
  ...routesFor('/wiki/api/v2/comments/:id/properties', (call) => {
    const { comment: content, page } = visibleComment(call, pathId(call));
    return { content, writable: mayChangeComment(call.wiki, content, page, call.who) };
  }),
];
