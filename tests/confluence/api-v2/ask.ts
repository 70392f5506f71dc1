import * as v from 'valibot';
import type { Call, Route } from '../server/router.ts';
import { errorV2 } from '../server/errors.ts';
import { Refusal } from '../server/http.ts';
import type { Comment, Page, Space } from '../state/content.ts';
import type { Person } from '../state/people.ts';
import { mayInSpace, mayOnPage } from '../state/permissions.ts';

const MAX_BODY_BYTES = 5_000_000;

/** Ends the request with v2's error body. */
export function refuse(status: Parameters<typeof errorV2>[0], title?: string): never {
  throw new Refusal(errorV2(status, title));
}

/** The JSON body in this shape; 413 above 5 MB, 415 for other media types, 400 for anything else that is wrong. */
export function readBody<S extends v.GenericSchema>({ ask }: Call, schema: S): v.InferOutput<S> {
  if (ask.body.length > MAX_BODY_BYTES) refuse(413);
  if (!/^application\/json\b/.test(ask.headers['content-type'] ?? '')) refuse(415);
  const result = v.safeParse(schema, parseJson(ask.body.toString()));
  if (result.success) return result.output;
  const [issue] = result.issues;
  return refuse(400, `Provided value for '${v.getDotPath(issue) ?? 'body'}' is not correct: ${issue.message}`);
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return refuse(400, 'The request body is not JSON');
  }
}

/** All values of a list parameter, given either repeated or with commas. */
export function queryList({ ask }: Call, name: string): string[] {
  return ask.query.getAll(name).flatMap((value) => value.split(',').filter((part) => part !== ''));
}

/** The parameter's value if it is one of these, null if it is not given, else 400. */
export function queryChoice(call: Call, name: string, choices: readonly string[]): string | null {
  const value = call.ask.query.get(name);
  if (value !== null && !choices.includes(value))
    refuse(400, `Provided value for '${name}' is not the correct type. Expected one of ${choices.join(', ')}`);
  return value;
}

/** A boolean parameter; anything but `true` is false. */
export function queryFlag({ ask }: Call, name: string, otherwise = false): boolean {
  const value = ask.query.get(name);
  return value === null ? otherwise : value === 'true';
}

/** A numeric id out of the path; anything else is 400. */
export function pathId(call: Call, name = 'id'): string {
  const id = call.at(name);
  if (!/^\d{1,18}$/.test(id))
    refuse(400, `Provided value for '${name}' is not the correct type. Expected type is long`);
  return id;
}

/**
 * The page or blog post if this person may see it, else 404, as Confluence hides what one may not see.
 * @param type - Where the address names one of the two, the other is not found.
 */
export function visiblePage({ wiki, who }: Call, id: string, type?: Page['type']): Page {
  const page = wiki.pages.get(id);
  const right = page !== undefined && (type === undefined || page.type === type);
  return right && mayOnPage(wiki, page, who, 'view') ? page : refuse(404);
}

/** What pages and blog posts have alike, once at each of their two addresses. */
export function forPagesAndPosts(routesAt: (path: string, type: Page['type']) => Route[]): Route[] {
  return (['page', 'blogpost'] as const).flatMap((type) => routesAt(`/wiki/api/v2/${type}s`, type));
}

/** The space if this person may see it, else 404. */
export function visibleSpace({ wiki, who }: Call, id: string): Space {
  const space = wiki.spaces.get(id);
  return space !== undefined && mayInSpace(space, who, 'view') ? space : refuse(404);
}

/** The comment of this place and its page; 404 where either is hidden or the id names another kind. */
export function visibleComment(call: Call, id: string, place?: Comment['place']): { comment: Comment; page: Page } {
  const comment = call.wiki.comments.get(id);
  if (comment === undefined || (place !== undefined && comment.place !== place)) return refuse(404);
  return { comment, page: visiblePage(call, comment.pageId) };
}

/** Somebody signed in. API v2 answers 404 to nobody as to somebody who may not (md2conf #113). */
export function signedIn({ who }: Call): Person {
  return who ?? refuse(404);
}
