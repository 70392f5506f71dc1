import * as v from 'valibot';
import { readBody, refuse } from '../api-v1/ask.ts';
import { resolve } from '../api-v2/resolve.ts';
import { resolutionOf } from '../api-v2/shapes.ts';
import { empty, json, Refusal, text, type Reply } from '../server/http.ts';
import { route, type Call, type Handler, type Route } from '../server/router.ts';
import { addComment, repliesTo } from '../state/changes.ts';
import { latest, type Comment, type Page } from '../state/content.ts';
import { mayChangeComment, mayOnPage, spaceOf } from '../state/permissions.ts';
import { personById } from '../state/wiki.ts';
import { NotWellFormed, parseStorage } from '../storage/parse.ts';
import { commentPath } from './addresses.ts';
import { visible, visiblePage } from './ask.ts';
import { placed } from './comments.ts';

/**
 * What the page itself calls for inline comments, as captured from 9.5.4 and reported of 7.16.1. Documented nowhere;
 * `switches.inlineWay.plugin` takes it away.
 */
const created = v.object({
  originalSelection: v.string(),
  body: v.string(),
  matchIndex: v.pipe(v.number(), v.integer(), v.minValue(0)),
  numMatches: v.pipe(v.number(), v.integer()),
  serializedHighlights: v.string(),
  containerId: v.union([v.string(), v.number()]),
  parentCommentId: v.union([v.string(), v.number()]),
  lastFetchTime: v.union([v.string(), v.number()]),
});
const replied = v.object({ body: v.string(), commentId: v.union([v.string(), v.number()]) });

/** ASSUMPTION: whoever is not signed in is refused here with 401, also where visitors may comment. */
function signedIn({ who }: Call): NonNullable<Call['who']> {
  if (who !== null) return who;
  throw new Refusal(
    json(401, { message: 'Client must be authenticated to access this resource.', 'status-code': 401 }),
  );
}

/**
 * The body is the editor's own format, without Confluence's own tags: a link to a page or a person is answered by 500.
 * ASSUMPTION: so is any other `ac:` or `ri:` tag.
 */
function bodyOf(given: string): string {
  if (/<\/?(?:ac|ri):/.test(given)) throw new Refusal(text(500, 'Internal Server Error'));
  try {
    parseStorage(given);
    return given;
  } catch (thrown) {
    if (thrown instanceof NotWellFormed) throw new Refusal(text(500, 'Internal Server Error'));
    throw thrown;
  }
}

function shown(call: Call, comment: Comment, page: Page): Record<string, unknown> {
  const { wiki, who } = call;
  const author = personById(wiki, comment.authorId);
  const mine = mayChangeComment(wiki, comment, page, who);
  const common = {
    id: Number(comment.id),
    containerVersion: 0,
    authorDisplayName: author?.displayName ?? 'Anonymous',
    authorUserName: author?.username ?? '',
    body: comment.storage,
    hasDeletePermission: mine,
    hasEditPermission: mine,
    lastModificationDate: Date.parse(latest(comment.versions).createdAt),
    commentDateUrl: commentPath(comment, page, spaceOf(wiki, page)),
  };
  if (comment.parentId !== null) return { ...common, commentId: Number(comment.parentId) };
  const status = resolutionOf(wiki, comment);
  const resolved = status === 'resolved' || status === 'dangling';
  return {
    ...common,
    markerRef: comment.anchor?.markerRef ?? '',
    originalSelection: comment.anchor?.originalSelection ?? '',
    resolveProperties: { resolved, resolvedTime: 0, resolvedByDangling: status === 'dangling' },
    hasResolvePermission: mayOnPage(wiki, page, who, 'comment'),
    hasReplyPermission: mayOnPage(wiki, page, who, 'comment'),
  };
}

function inlineComment(call: Call): { comment: Comment; page: Page } {
  const comment = visible(call, call.at('id'));
  if (comment.type !== 'comment') return refuse(404, 'No such comment');
  return { comment, page: visiblePage(call, comment.pageId) };
}

function list(call: Call): Reply {
  const page = visiblePage(call, call.ask.query.get('containerId') ?? '');
  const roots = [...call.wiki.comments.values()].filter(({ pageId, anchor }) => pageId === page.id && anchor !== null);
  return json(
    200,
    roots.map((one) => shown(call, one, page)),
  );
}

function create(call: Call): Reply {
  const author = signedIn(call);
  const asked = readBody(call, created);
  const page = visiblePage(call, String(asked.containerId));
  if (!mayOnPage(call.wiki, page, author, 'comment')) refuse(403, 'Not permitted to comment');
  const storage = bodyOf(asked.body);
  // ASSUMPTION: 412; clients tell of a refused selection without its status.
  const selection = placed(page, asked) ?? null;
  if (selection === null) throw new Refusal(text(412, 'The selection could not be found in the page'));
  const added = addComment(call.wiki, { page, place: 'inline', parentId: null, storage, author, selection });
  return json(200, shown(call, added, page));
}

function reply(call: Call): Reply {
  const author = signedIn(call);
  const { comment, page } = inlineComment(call);
  if (!mayOnPage(call.wiki, page, author, 'comment')) refuse(403, 'Not permitted to comment');
  const storage = bodyOf(readBody(call, replied).body);
  const added = addComment(call.wiki, { page, place: 'inline', parentId: comment.id, storage, author });
  return json(200, shown(call, added, page));
}

function setResolved(call: Call): Reply {
  const by = signedIn(call);
  const { comment, page } = inlineComment(call);
  if (!mayOnPage(call.wiki, page, by, 'comment')) refuse(403, 'Not permitted to resolve');
  resolve(call, comment, by, call.at('resolved') === 'true');
  const { resolveProperties } = shown(call, comment, page);
  return json(200, { resolveProperties });
}

/** @param contextPath - In front of `/rest/inlinecomments/1.0`. */
export function inlinePluginRoutes(contextPath: string): Route[] {
  const at = `${contextPath}/rest/inlinecomments/1.0/comments`;
  const whereThere = (handler: Handler): Handler => {
    return (call) => (call.wiki.switches.inlineWay.plugin ? handler(call) : { ...empty(200), status: 404 });
  };
  return [
    route(`GET ${at}`, whereThere(list)),
    route(`POST ${at}`, whereThere(create)),
    route(
      `GET ${at}/:id/replies`,
      whereThere((call) => {
        const { comment, page } = inlineComment(call);
        return json(
          200,
          repliesTo(call.wiki, comment).map((one) => shown(call, one, page)),
        );
      }),
    ),
    route(`POST ${at}/:id/replies`, whereThere(reply)),
    route(`PUT ${at}/:id/resolve/:resolved/dangling/:dangling`, whereThere(setResolved)),
  ];
}
