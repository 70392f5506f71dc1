import * as v from 'valibot';
import { refuse, windowOf } from '../api-v1/ask.ts';
import { resolutionOf } from '../api-v2/shapes.ts';
import { errorV1 } from '../server/errors.ts';
import { json, Refusal, type Reply } from '../server/http.ts';
import type { Call } from '../server/router.ts';
import { addComment, repliesTo } from '../state/changes.ts';
import { keyOf, type Comment, type Page } from '../state/content.ts';
import { mayOnPage } from '../state/permissions.ts';
import type { Person } from '../state/people.ts';
import { countMatches } from '../storage/markers.ts';
import { notFound, visible, visiblePage } from './ask.ts';
import { bodySchema, storageOf } from './bodies.ts';
import { part, shownContent } from './shapes.ts';

/** ASSUMPTION: a listing gives no more than this at a time, whatever is asked for. */
const MOST = 100;

export const newComment = v.object({
  type: v.literal('comment'),
  container: v.object({ id: v.string(), type: v.string() }),
  ancestors: v.optional(v.array(v.object({ id: v.string() })), []),
  body: bodySchema,
  extensions: v.optional(v.object({ location: v.optional(v.string()), inlineProperties: v.optional(v.unknown()) }), {}),
});
type NewComment = v.InferOutput<typeof newComment>;

/** Visitors write as nobody where the space lets them. */
export function author({ who }: Call): Pick<Person, 'accountId'> {
  return { accountId: keyOf(who) };
}

/** `POST /rest/api/content` of type comment: below the page, at a place in it, or as an answer. */
export function createComment(call: Call, asked: NewComment): Reply {
  const { container, ancestors, extensions } = asked;
  if (container.type === 'comment') return emptyAnswer(call, container.id);
  const page = visiblePage(call, container.id);
  if (container.type !== page.type) refuse(400, `The container ${container.id} is no ${container.type}`);
  const storage = storageOf(asked.body);
  // Documented: 404 "if there is no content with the given id or if the user is not permitted".
  if (!mayOnPage(call.wiki, page, call.who, 'comment')) return notFound(page.id);
  const inline = extensions.location === 'inline';
  if (inline && !call.wiki.switches.inlineWay.content) throw new Refusal(notAuthorized());
  const parent = parentOf(call, page, ancestors.at(-1)?.id);
  const added = addComment(call.wiki, {
    page,
    storage,
    author: author(call),
    parentId: parent?.id ?? null,
    // An answer stands at the place that is named, whatever its parent's: in the footer if none is (mcp-atlassian #1627).
    place: inline ? 'inline' : 'footer',
    ...(inline && parent === null ? { selection: selectionOf(page, extensions.inlineProperties) } : {}),
  });
  return json(200, shownContent(call, added, 'body.storage,container,version,ancestors,history,space'));
}

/** With a comment as its container an answer is taken and its words are lost (mcp-atlassian #1409). */
function emptyAnswer(call: Call, parentId: string): Reply {
  const parent = visible(call, parentId);
  if (parent.type !== 'comment') return notFound(parentId);
  const page = visiblePage(call, parent.pageId);
  if (!mayOnPage(call.wiki, page, call.who, 'comment')) return notFound(page.id);
  const { place } = parent;
  const added = addComment(call.wiki, { page, storage: '', author: author(call), parentId, place });
  return json(200, shownContent(call, added, 'body.storage'));
}

function parentOf(call: Call, page: Page, id: string | undefined): Comment | null {
  if (id === undefined) return null;
  const parent = visible(call, id);
  return parent.type === 'comment' && parent.pageId === page.id ? parent : refuse(400, `${id} is no comment there`);
}

/** What 7.16.1 says to a comment with a place, however complete (atlassian-python-api #1675). */
function notAuthorized(): Reply {
  const data = { authorized: false, valid: true, errors: [], successful: false };
  return json(400, {
    statusCode: 400,
    data,
    message: 'Could not create content with type comment',
    reason: 'Bad Request',
  });
}

const wholeSelection = v.object({
  originalSelection: v.string(),
  numMatches: v.pipe(v.number(), v.integer()),
  matchIndex: v.pipe(v.number(), v.integer(), v.minValue(0)),
  lastFetchTime: v.pipe(v.string(), v.regex(/^\d{13}$/)),
  serializedHighlights: v.string(),
});

/** 8.5.30 names what is missing (mcp-atlassian #1151). */
function selectionOf(page: Page, properties: unknown): { words: string; matchIndex: number } {
  const read = v.safeParse(wholeSelection, properties);
  if (!read.success) {
    const errors = read.issues.map((issue) => ({ message: { key: v.getDotPath(issue) ?? 'inlineProperties' } }));
    const data = { authorized: true, valid: false, errors, successful: false };
    const message = 'Could not create content with type comment';
    throw new Refusal(json(400, { statusCode: 400, data, message, reason: 'Bad Request' }));
  }
  return placed(page, read.output) ?? refuse(400, 'Could not create content with type comment');
}

/**
 * The words and which of their matches, null where they do not stand in the page that often.
 * ASSUMPTION: the count is compared as Cloud's is; positions in `serializedHighlights` are not looked at.
 */
export function placed(
  page: Page,
  asked: { originalSelection: string; numMatches: number; matchIndex: number },
): { words: string; matchIndex: number } | null {
  const { originalSelection: words, numMatches, matchIndex } = asked;
  const fits = matchIndex < numMatches && countMatches(page.storage, words) === numMatches;
  return fits ? { words, matchIndex } : null;
}

/** `GET …/child/comment`: of a page or a comment; with `depth=all` those further below too. */
export function listComments(call: Call): Reply {
  const { wiki, ask } = call;
  const content = visible(call, call.at('id'));
  if (content.type === 'attachment') throw new Refusal(errorV1(404, 'Attachments have no comments here'));
  const direct =
    content.type === 'comment'
      ? repliesTo(wiki, content)
      : [...wiki.comments.values()].filter(({ pageId, parentId }) => pageId === content.id && parentId === null);
  const deep = (comment: Comment): Comment[] => [comment, ...repliesTo(wiki, comment).flatMap(deep)];
  const found = ask.query.get('depth') === 'all' ? direct.flatMap(deep) : direct;
  const locations = ask.query.getAll('location');
  const seenUntil = wiki.clock.now() - wiki.faults.listLagMs;
  const shown = found
    .filter((one) => locations.length === 0 || locations.includes(locationOf(call, one)))
    .filter(({ createdAt }) => Date.parse(createdAt) <= seenUntil);
  const { start, limit } = windowOf(call, 25);
  return json(
    200,
    part(call, shown, { start, limit: Math.min(limit, MOST) }, (one) => shownContent(call, one)),
  );
}

/** `resolved` stands beside `inline` as a place of its own; a marker that is gone counts as resolved. ASSUMPTION: the last. */
function locationOf({ wiki }: Call, comment: Comment): 'footer' | 'inline' | 'resolved' {
  if (comment.place === 'footer') return 'footer';
  const status = resolutionOf(wiki, comment);
  return status === 'resolved' || status === 'dangling' ? 'resolved' : 'inline';
}
