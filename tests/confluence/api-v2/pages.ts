import * as v from 'valibot';
import { empty, json, type Reply } from '../server/http.ts';
import { route, type Call, type Route } from '../server/router.ts';
import { addPage, changePage, reindex } from '../state/changes.ts';
import { latest, type Page, type Space } from '../state/content.ts';
import { mayInSpace, mayOnPage } from '../state/permissions.ts';
import {
  forPagesAndPosts,
  pathId,
  queryChoice,
  queryList,
  readBody,
  refuse,
  signedIn,
  visiblePage,
  visibleSpace,
} from './ask.ts';
import { bodyIn, bodySchema, checkListedFormat, storageOf } from './bodies.ts';
import { included } from './included.ts';
import { listReply, sortBy } from './paging.ts';
import { shownPage, shownVersion } from './shapes.ts';

const SORTS = ['id', 'created-date', 'modified-date', 'title'].flatMap((key) => [key, `-${key}`]);
const status = v.picklist(['current', 'draft']);

const newPage = v.object({
  spaceId: v.string(),
  status: v.optional(status, 'current'),
  title: v.optional(v.string(), ''),
  parentId: v.optional(v.string()),
  subtype: v.optional(v.nullable(v.literal('live'))),
  body: v.optional(bodySchema),
});

/**
 * A page's title stands once in a space.
 * ASSUMPTION: 400, as confluence.js' own live tests note for v2; others saw 409. Blog posts may share a title.
 */
function refuseDuplicate({ wiki }: Call, space: Space, title: string, except?: Page): void {
  const taken = [...wiki.pages.values()].some(
    (page) =>
      page !== except &&
      page.type === 'page' &&
      page.spaceId === space.id &&
      page.status === 'current' &&
      page.title === title,
  );
  if (taken)
    refuse(400, 'A page with this title already exists: A page already exists with the same TITLE in this space');
}

type Type = Page['type'];

function createPage(call: Call, type: Type): Reply {
  const asked = readBody(call, newPage);
  if (!/^\d+$/.test(asked.spaceId)) refuse(400, "Provided value for 'spaceId' is not the correct type");
  const space = visibleSpace(call, asked.spaceId);
  const author = signedIn(call);
  if (!mayInSpace(space, author, 'edit')) refuse(404);
  if (asked.status === 'current' && asked.title === '') refuse(400, 'title is required for a published page');
  const parent = asked.parentId === undefined ? null : visiblePage(call, asked.parentId, 'page');
  if (parent !== null && parent.spaceId !== space.id) refuse(404);
  const storage = asked.body === undefined ? '' : storageOf(asked.body);
  if (asked.status === 'current' && type === 'page') refuseDuplicate(call, space, asked.title);
  const parentId = type === 'page' ? (parent?.id ?? space.homepageId) : null;
  const editor = asked.subtype === 'live' ? 'live' : 'fabric';
  const { title, status } = asked;
  const page = addPage(call.wiki, { space, title, storage, parentId, author, status, type, editor });
  return json(200, shownPage(call, page));
}

const version = v.object({ number: v.pipe(v.number(), v.integer()), message: v.optional(v.string()) });
const changedPage = v.object({
  id: v.string(),
  status,
  title: v.string(),
  body: bodySchema,
  version,
  parentId: v.optional(v.nullable(v.string())),
});

function editablePage(call: Call, type: Type): Page {
  const page = visiblePage(call, pathId(call), type);
  return mayOnPage(call.wiki, page, signedIn(call), 'edit') ? page : refuse(404);
}

function updatePage(call: Call, type: Type): Reply {
  const asked = readBody(call, changedPage);
  const page = editablePage(call, type);
  if (asked.id !== page.id) refuse(400, 'The id in the body differs from the one in the path');
  const { number } = latest(page.versions);
  if (asked.version.number !== number + 1)
    refuse(409, `Version must be incremented on update. Current version is: ${number}`);
  const storage = storageOf(asked.body);
  if (type === 'page') refuseDuplicate(call, visibleSpace(call, page.spaceId), asked.title, page);
  // ASSUMPTION: what changes nothing makes no new version (atlassian-python-api #1181) and is answered as if it had.
  const same = page.status === asked.status && page.title === asked.title && page.storage === storage;
  page.status = asked.status;
  if (!same) changePage(call.wiki, page, { title: asked.title, storage }, signedIn(call));
  return json(200, shownPage(call, page));
}

function retitlePage(call: Call): Reply {
  const { title } = readBody(call, v.object({ status, title: v.pipe(v.string(), v.minLength(1)) }));
  const page = editablePage(call, 'page');
  refuseDuplicate(call, visibleSpace(call, page.spaceId), title, page);
  changePage(call.wiki, page, { title }, signedIn(call));
  return json(200, shownPage(call, page));
}

function deletePage(call: Call, type: Type): Reply {
  const page = editablePage(call, type);
  page.status = 'trashed';
  reindex(call.wiki, page);
  return empty(204);
}

/** Without `status` a page in the trash is still found by its id (confluence.js tests/live/v2/page.test.ts). */
function getPage(call: Call, type: Type): Reply {
  const page = visiblePage(call, pathId(call), type);
  const wanted = call.ask.query.get('version');
  const old = wanted === null ? undefined : page.versions.find(({ number }) => String(number) === wanted);
  if (wanted !== null && old === undefined) refuse(404);
  const shown = { ...shownPage(call, page), ...included(call, page, page) };
  if (old === undefined) return json(200, shown);
  return json(200, {
    ...shown,
    title: old.title,
    version: shownVersion(old),
    ...bodyIn(call, old.storage, page, false),
  });
}

function listPages(call: Call, type: Type, inSpace: (page: Page) => boolean): Reply {
  checkListedFormat(call);
  const ids = queryList(call, 'id');
  const spaces = queryList(call, 'space-id');
  const title = call.ask.query.get('title');
  const statuses = queryList(call, 'status');
  const pages = [...call.wiki.pages.values()].filter(
    (page) =>
      page.type === type &&
      mayOnPage(call.wiki, page, call.who, 'view') &&
      inSpace(page) &&
      (ids.length === 0 || ids.includes(page.id)) &&
      (spaces.length === 0 || spaces.includes(page.spaceId)) &&
      (title === null || page.title === title) &&
      (statuses.length === 0 ? page.status === 'current' : statuses.includes(page.status)),
  );
  const sorted = sortBy(pages, queryChoice(call, 'sort', SORTS), {
    'created-date': ({ createdAt }) => createdAt,
    'modified-date': ({ versions }) => latest(versions).createdAt,
    title: (page) => page.title,
  });
  return listReply(call, sorted, (page) => shownPage(call, page));
}

export const pageRoutes: Route[] = [
  ...forPagesAndPosts((path, type) => [
    route(`GET ${path}`, (call) => listPages(call, type, () => true)),
    route(`POST ${path}`, (call) => createPage(call, type)),
    route(`GET ${path}/:id`, (call) => getPage(call, type)),
    route(`PUT ${path}/:id`, (call) => updatePage(call, type)),
    route(`DELETE ${path}/:id`, (call) => deletePage(call, type)),
    route(`GET /wiki/api/v2/spaces/:id/${type}s`, (call) => {
      const space = visibleSpace(call, pathId(call));
      return listPages(call, type, ({ spaceId }) => spaceId === space.id);
    }),
  ]),
  route('PUT /wiki/api/v2/pages/:id/title', retitlePage),
  route('GET /wiki/api/v2/pages/:id/direct-children', (call) => {
    const parent = visiblePage(call, pathId(call), 'page');
    const children = [...call.wiki.pages.values()].filter(
      (page) =>
        page.parentId === parent.id && page.status === 'current' && mayOnPage(call.wiki, page, call.who, 'view'),
    );
    return listReply(call, sortBy(children, null, {}), ({ id, title, spaceId }) => ({
      id,
      title,
      spaceId,
      status: 'current',
      type: 'page',
      childPosition: null,
    }));
  }),
];
