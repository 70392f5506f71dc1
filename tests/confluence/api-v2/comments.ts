import * as v from 'valibot';
import { empty, json, type Reply } from '../server/http.ts';
import { route, type Call, type Route } from '../server/router.ts';
import { addComment, changeComment, deleteComment, repliesTo } from '../state/changes.ts';
import { latest, type Comment, type Page } from '../state/content.ts';
import { mayChangeComment, mayOnPage } from '../state/permissions.ts';
import { countMatches } from '../storage/markers.ts';
import {
  forPagesAndPosts,
  pathId,
  queryChoice,
  queryList,
  readBody,
  refuse,
  signedIn,
  visibleComment,
  visiblePage,
} from './ask.ts';
import { bodySchema, checkListedFormat, storageOf } from './bodies.ts';
import { included } from './included.ts';
import { listReply, sortBy } from './paging.ts';
import { resolutionOf, shownComment } from './shapes.ts';
import { resolve } from './resolve.ts';

type Place = Comment['place'];

const SORTS = ['created-date', '-created-date', 'modified-date', '-modified-date'];
const RESOLUTIONS = ['open', 'reopened', 'resolved', 'dangling'];

const newComment = v.object({
  pageId: v.optional(v.string()),
  blogPostId: v.optional(v.string()),
  parentCommentId: v.optional(v.string()),
  body: bodySchema,
  inlineCommentProperties: v.optional(
    v.object({
      textSelection: v.string(),
      textSelectionMatchCount: v.pipe(v.number(), v.integer()),
      textSelectionMatchIndex: v.pipe(v.number(), v.integer(), v.minValue(0)),
    }),
  ),
});

type NewComment = v.InferOutput<typeof newComment>;

/** The page or blog post of a new comment, and the comment it answers; exactly one of the three ids has to be there. */
function targetOf(call: Call, place: Place, asked: NewComment): { page: Page; parentId: string | null } {
  const { pageId, blogPostId, parentCommentId } = asked;
  if ([pageId, blogPostId, parentCommentId].filter((id) => id !== undefined).length !== 1)
    return refuse(400, 'Exactly one of pageId, blogPostId and parentCommentId has to be given');
  if (pageId !== undefined) return { page: visiblePage(call, pageId, 'page'), parentId: null };
  if (blogPostId !== undefined) return { page: visiblePage(call, blogPostId, 'blogpost'), parentId: null };
  if (parentCommentId === undefined) throw new Error('one of the three is there');
  const { comment, page } = visibleComment(call, parentCommentId, place);
  return { page, parentId: comment.id };
}

/**
 * The words an inline comment is tied to.
 * ASSUMPTION: a selection that does not stand in the page as often as the client counted is a 400; what Cloud really
 * answers was found nowhere (PLATFORM-FACTS 3.1).
 */
function selectionOf(
  page: Page,
  { inlineCommentProperties: asked }: NewComment,
): { words: string; matchIndex: number } {
  if (asked === undefined) return refuse(400, 'inlineCommentProperties is required for a top level inline comment');
  const { textSelection: words, textSelectionMatchCount: count, textSelectionMatchIndex: matchIndex } = asked;
  if (count <= matchIndex) refuse(400, 'textSelectionMatchCount must be greater than textSelectionMatchIndex');
  if (countMatches(page.storage, words) !== count)
    refuse(400, 'The text selection does not match the content of the page');
  return { words, matchIndex };
}

function createComment(call: Call, place: Place): Reply {
  const asked = readBody(call, newComment);
  const author = signedIn(call);
  const { page, parentId } = targetOf(call, place, asked);
  // ASSUMPTION: a page in the trash takes no comments and answers as if it were gone.
  if (page.status !== 'current' || !mayOnPage(call.wiki, page, author, 'comment')) refuse(404);
  const storage = storageOf(asked.body);
  const anchored = place === 'inline' && parentId === null ? { selection: selectionOf(page, asked) } : {};
  const comment = addComment(call.wiki, { page, place, parentId, storage, author, ...anchored });
  const location = `${call.ask.origin}${call.ask.path}/${comment.id}`;
  return json(201, shownComment(call, comment, page), { Location: location });
}

const changedComment = v.object({
  version: v.object({ number: v.pipe(v.number(), v.integer()), message: v.optional(v.string()) }),
  body: v.optional(bodySchema),
  resolved: v.optional(v.boolean()),
});

function updateComment(call: Call, place: Place): Reply {
  const asked = readBody(call, changedComment);
  const { comment, page } = visibleComment(call, pathId(call, 'commentId'), place);
  const by = signedIn(call);
  if (asked.body === undefined && (place === 'footer' || asked.resolved === undefined)) refuse(400, 'body is required');
  if (!mayOnPage(call.wiki, page, by, 'comment')) refuse(404);
  if (asked.body !== undefined && !mayChangeComment(call.wiki, comment, page, by)) refuse(404);
  if (place === 'inline' && resolutionOf(call.wiki, comment) === 'dangling')
    refuse(400, 'A dangling comment cannot be updated');
  const { number } = latest(comment.versions);
  if (asked.version.number !== number + 1)
    refuse(409, `Version must be incremented on update. Current version is: ${number}`);
  const storage = asked.body === undefined ? comment.storage : storageOf(asked.body);
  if (asked.resolved !== undefined) resolve(call, comment, by, asked.resolved);
  changeComment(call.wiki, comment, storage, by, asked.version.message);
  return json(200, shownComment(call, comment, page));
}

function removeComment(call: Call, place: Place): Reply {
  const { comment, page } = visibleComment(call, pathId(call, 'commentId'), place);
  if (!mayChangeComment(call.wiki, comment, page, signedIn(call))) refuse(404);
  deleteComment(call.wiki, comment);
  return empty(204);
}

/** One listing: what is too fresh for a listing that runs behind is left out. */
function listComments(call: Call, comments: Comment[]): Reply {
  checkListedFormat(call);
  const sort = queryChoice(call, 'sort', SORTS);
  const resolutions = queryList(call, 'resolution-status');
  if (resolutions.some((one) => !RESOLUTIONS.includes(one))) refuse(400, 'resolution-status is not correct');
  const statuses = queryList(call, 'status');
  const seenUntil = call.wiki.clock.now() - call.wiki.faults.listLagMs;
  const shown = comments
    .filter(({ createdAt }) => Date.parse(createdAt) <= seenUntil)
    .filter(() => statuses.length === 0 || statuses.includes('current'))
    .filter((one) => resolutions.length === 0 || resolutions.includes(resolutionOf(call.wiki, one)));
  const sorted = sortBy(shown, sort, {
    'created-date': ({ createdAt }) => createdAt,
    'modified-date': ({ versions }) => latest(versions).createdAt,
  });
  return listReply(call, sorted, (one) => shownComment(call, one, visiblePage(call, one.pageId)));
}

function onPage(call: Call, place: Place, type: Page['type']): Reply {
  const page = visiblePage(call, pathId(call), type);
  const roots = [...call.wiki.comments.values()].filter((one) => one.place === place && one.parentId === null);
  return listComments(
    call,
    roots.filter(({ pageId }) => pageId === page.id),
  );
}

function onSite(call: Call, place: Place): Reply {
  const comments = [...call.wiki.comments.values()].filter((one) => {
    const page = call.wiki.pages.get(one.pageId);
    return one.place === place && page !== undefined && mayOnPage(call.wiki, page, call.who, 'view');
  });
  return listComments(call, comments);
}

function routesFor(place: Place): Route[] {
  const path = `/wiki/api/v2/${place}-comments`;
  return [
    ...forPagesAndPosts((pages, type) => [
      route(`GET ${pages}/:id/${place}-comments`, (call) => onPage(call, place, type)),
    ]),
    route(`GET ${path}`, (call) => onSite(call, place)),
    route(`POST ${path}`, (call) => createComment(call, place)),
    route(`GET ${path}/:commentId`, (call) => {
      const { comment, page } = visibleComment(call, pathId(call, 'commentId'), place);
      return json(200, { ...shownComment(call, comment, page), ...included(call, comment, page) });
    }),
    route(`PUT ${path}/:commentId`, (call) => updateComment(call, place)),
    route(`DELETE ${path}/:commentId`, (call) => removeComment(call, place)),
    route(`GET ${path}/:id/children`, (call) =>
      listComments(call, repliesTo(call.wiki, visibleComment(call, pathId(call), place).comment)),
    ),
  ];
}

export const commentRoutes: Route[] = [...routesFor('footer'), ...routesFor('inline')];
