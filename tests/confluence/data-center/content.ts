import * as v from 'valibot';
import { readBody, refuse, windowOf } from '../api-v1/ask.ts';
import { errorV1 } from '../server/errors.ts';
import { empty, json, Refusal, type Reply } from '../server/http.ts';
import { route, type Call, type Route } from '../server/router.ts';
import { addPage, changeComment, changePage, deleteComment, reindex } from '../state/changes.ts';
import { latest, type Page, type Space, type Version } from '../state/content.ts';
import { mayChangeComment, mayInSpace, mayOnPage } from '../state/permissions.ts';
import { notFound, pageOf, signedIn, visible, visiblePage, type Content } from './ask.ts';
import { bodySchema, storageOf } from './bodies.ts';
import { createComment, listComments, newComment } from './comments.ts';
import { part, shownContent } from './shapes.ts';

const newPage = v.object({
  type: v.literal('page'),
  title: v.pipe(v.string(), v.minLength(1)),
  space: v.object({ key: v.string() }),
  ancestors: v.optional(v.array(v.object({ id: v.string() })), []),
  body: bodySchema,
});

function spaceByKey(call: Call, key: string): Space {
  const space = [...call.wiki.spaces.values()].find((one) => one.key === key);
  return space !== undefined && mayInSpace(space, call.who, 'view') ? space : refuse(404, `No space with key : ${key}`);
}

function create(call: Call): Reply {
  const asked = readBody(call, v.variant('type', [newComment, newPage]));
  if (asked.type === 'comment') return createComment(call, asked);
  const space = spaceByKey(call, asked.space.key);
  const author = signedIn(call);
  if (!mayInSpace(space, author, 'edit')) return notFound(space.homepageId);
  refuseDuplicate(call, space, asked.title);
  const parent = asked.ancestors.at(-1);
  const parentId = parent === undefined ? space.homepageId : visiblePage(call, parent.id).id;
  const page = addPage(call.wiki, { space, title: asked.title, storage: storageOf(asked.body), parentId, author });
  return json(200, shownContent(call, page, 'body.storage,version,space,history,ancestors'));
}

/** A title stands once in a space. ASSUMPTION: 400, in the words that clients report. */
function refuseDuplicate({ wiki }: Call, space: Space, title: string, except?: Page): void {
  const taken = [...wiki.pages.values()].some(
    (page) => page !== except && page.spaceId === space.id && page.status === 'current' && page.title === title,
  );
  if (taken)
    refuse(400, 'A page with this title already exists: A page already exists with the same TITLE in this space');
}

const change = v.object({
  type: v.picklist(['page', 'comment']),
  title: v.optional(v.string()),
  version: v.object({ number: v.pipe(v.number(), v.integer()), message: v.optional(v.string()) }),
  body: v.optional(bodySchema),
  container: v.optional(v.unknown()),
});

function update(call: Call): Reply {
  const content = visible(call, call.at('id'));
  const asked = readBody(call, change);
  const by = signedIn(call);
  const page = pageOf(call, content);
  if (content.type === 'attachment' || asked.type !== content.type) return refuse(400, 'The type cannot be changed');
  const may =
    content.type === 'comment'
      ? mayChangeComment(call.wiki, content, page, by)
      : mayOnPage(call.wiki, content, by, 'edit');
  if (!may) throw new Refusal(errorV1(403, 'User not permitted to edit the content'));
  const { number } = latest<Version>(content.versions);
  if (asked.version.number !== number + 1)
    refuse(409, `Version must be incremented on update. Current version is: ${number}`);
  const storage = asked.body === undefined ? content.storage : storageOf(asked.body);
  if (content.type === 'comment') changeComment(call.wiki, content, storage, by);
  else changePage(call.wiki, content, { storage, ...(asked.title === undefined ? {} : { title: asked.title }) }, by);
  return json(200, shownContent(call, content, 'body.storage,version'));
}

/** Comments are gone at once, pages and attachments go to the trash; 204 either way. */
function remove(call: Call): Reply {
  const content = visible(call, call.at('id'));
  const by = signedIn(call);
  const page = pageOf(call, content);
  if (content.type === 'comment') {
    if (!mayChangeComment(call.wiki, content, page, by)) return notFound(content.id);
    deleteComment(call.wiki, content);
    return empty(204);
  }
  if (!mayOnPage(call.wiki, page, by, 'edit')) return notFound(content.id);
  content.status = 'trashed';
  reindex(call.wiki, content);
  return empty(204);
}

/** Without `expand` a single content comes with space, history and version. */
function read(call: Call): Reply {
  return json(200, shownContent(call, visible(call, call.at('id')), 'space,history,version'));
}

function list(call: Call): Reply {
  const { query } = call.ask;
  const [key, title, type] = [query.get('spaceKey'), query.get('title'), query.get('type') ?? 'page'];
  const pages = [...call.wiki.pages.values()].filter(
    (page) =>
      page.type === type &&
      page.status === 'current' &&
      mayOnPage(call.wiki, page, call.who, 'view') &&
      (key === null || call.wiki.spaces.get(page.spaceId)?.key === key) &&
      (title === null || page.title === title),
  );
  return json(
    200,
    part(call, pages, windowOf(call, 25), (page) => shownContent(call, page)),
  );
}

function children(call: Call): Reply {
  const parent = visiblePage(call, call.at('id'));
  const pages = [...call.wiki.pages.values()].filter(
    (page) => page.parentId === parent.id && page.status === 'current' && mayOnPage(call.wiki, page, call.who, 'view'),
  );
  return json(
    200,
    part(call, pages, windowOf(call, 25), (page) => shownContent(call, page)),
  );
}

function history(call: Call): Reply {
  const content: Content = visible(call, call.at('id'));
  const { history: shown } = shownContent(call, content, 'history');
  return json(200, shown);
}

/** @param api - The address of the API's root, `/confluence/rest/api`. */
export function contentRoutes(api: string): Route[] {
  return [
    route(`GET ${api}/content`, list),
    route(`POST ${api}/content`, create),
    route(`GET ${api}/content/:id(\\d+|att\\d+)`, read),
    route(`PUT ${api}/content/:id(\\d+)`, update),
    route(`DELETE ${api}/content/:id(\\d+|att\\d+)`, remove),
    route(`GET ${api}/content/:id/child/comment`, listComments),
    route(`GET ${api}/content/:id/child/page`, children),
    route(`GET ${api}/content/:id/history`, history),
  ];
}
