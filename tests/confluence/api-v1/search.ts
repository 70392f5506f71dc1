import { json, type Reply } from '../server/http.ts';
import { route, type Call, type Route } from '../server/router.ts';
import { isPage, type Attachment, type Comment, type Page } from '../state/content.ts';
import { mayOnPage, spaceOf } from '../state/permissions.ts';
import type { IndexEntry } from '../state/search-index.ts';
import type { Person } from '../state/people.ts';
import { refuse, signedIn, windowOf } from './ask.ts';
import { runCql } from './cql.ts';
import { expansions, shownContent, shownList, shownUser, titleOf, webPath } from './shapes.ts';

/** A content that a search found. */
export interface Hit {
  entry: IndexEntry;
  content: Page | Comment | Attachment;
  page: Page;
}

/** The content behind an index entry, unless it is gone by now or this person may not see it. */
function hitOf({ wiki, who }: Call, entry: IndexEntry): Hit[] {
  const content = wiki.pages.get(entry.id) ?? wiki.comments.get(entry.id) ?? wiki.attachments.get(entry.id);
  if (content === undefined) return [];
  const page = isPage(content) ? content : wiki.pages.get(content.pageId);
  return page !== undefined && mayOnPage(wiki, page, who, 'view') ? [{ entry, content, page }] : [];
}

/** ASSUMPTION: with bodies a search gives no more than this at once, whatever the client asks ("fixed system limits"). */
const MOST_WITH_BODIES = 50;

/** What the query of this request finds, as far as this person may see it. */
export function find(call: Call): { cql: string; hits: Hit[]; start: number; limit: number } {
  signedIn(call);
  const cql = call.ask.query.get('cql') ?? '';
  const asker = { who: call.who, nowMs: call.wiki.clock.now() };
  const { start, limit: asked } = windowOf(call, 25);
  const limit = expansions(call).has('body.storage') ? Math.min(asked, MOST_WITH_BODIES) : asked;
  const cursor = call.ask.query.get('cursor');
  const from = cursor === null ? start : Number(Buffer.from(cursor, 'base64url').toString());
  if (!Number.isInteger(from)) refuse(400, 'The cursor is not valid');
  return {
    cql,
    start: from,
    limit,
    hits: runCql(cql, call.wiki.search.entries(), asker).flatMap((one) => hitOf(call, one)),
  };
}

/** `next` is relative to `base`, and so leaves out `/wiki` (PLATFORM-FACTS 3.8). */
function nextLink({ ask }: Call, end: number, total: number): { next?: string } {
  if (end >= total) return {};
  const query = new URLSearchParams(ask.query);
  query.set('cursor', Buffer.from(String(end)).toString('base64url'));
  return { next: `${ask.path.replace(/^\/wiki/, '')}?${query.toString()}` };
}

function listed(call: Call, { hits, start, limit }: ReturnType<typeof find>, show: (hit: Hit) => unknown) {
  const results = hits.slice(start, start + limit).map(show);
  const list = shownList(call, results, start, limit);
  return { list, next: nextLink(call, start + limit, hits.length) };
}

function searchResult(call: Call, { entry, content, page }: Hit): Record<string, unknown> {
  const space = spaceOf(call.wiki, page);
  return {
    content: shownContent(call, content),
    title: titleOf(call.wiki, content),
    excerpt: entry.text.slice(0, 200),
    url: webPath(call.wiki, content),
    resultGlobalContainer: { title: space.name, displayUrl: `/spaces/${space.key}` },
    breadcrumbs: [],
    entityType: 'content',
    iconCssClass: `content-type-${content.type}`,
    lastModified: new Date(entry.modifiedMs).toISOString(),
    friendlyLastModified: 'recently',
    score: 0,
  };
}

function search(call: Call): Reply {
  const found = find(call);
  const { list, next } = listed(call, found, (hit) => searchResult(call, hit));
  const links = { base: `${call.ask.origin}/wiki`, context: '/wiki', ...next };
  return json(200, {
    ...list,
    totalSize: found.hits.length,
    cqlQuery: found.cql,
    searchDuration: 1,
    archivedResultCount: 0,
    _links: links,
  });
}

function searchContent(call: Call): Reply {
  const { list, next } = listed(call, find(call), ({ content }) => shownContent(call, content));
  return json(200, { ...list, _links: { base: `${call.ask.origin}/wiki`, context: '/wiki', ...next } });
}

const BY_NAME = /^(?:type\s*=\s*"?user"?\s+and\s+)?user\.fullname\s*~\s*"([^"]*)"$/i;

/**
 * The people whom a query names: everybody (`type = user`), or those whose full name has the words in it. A word with
 * `*` is the beginning of one. `null`: no query for people.
 */
export function findPeople(call: Call): Person[] | null {
  const cql = (call.ask.query.get('cql') ?? '').trim();
  const people = Object.values(call.wiki.people);
  if (/^type\s*=\s*"?user"?$/i.test(cql)) return people;
  const wanted = BY_NAME.exec(cql)?.[1]?.toLowerCase().split(/\s+/);
  if (wanted === undefined) return null;
  const fits = (name: string, word: string): boolean =>
    name.split(/\s+/).some((part) => (word.endsWith('*') ? part.startsWith(word.slice(0, -1)) : part === word));
  return people.filter(({ displayName }) => wanted.every((word) => fits(displayName.toLowerCase(), word)));
}

function searchUser(call: Call): Reply {
  signedIn(call);
  const cql = call.ask.query.get('cql') ?? '';
  const people = findPeople(call) ?? refuse(400, `Could not parse cql : ${cql}`);
  const { start, limit } = windowOf(call, 25);
  const shown = people.slice(start, start + limit).map((person) => ({
    user: shownUser(call, person),
    title: person.displayName,
    excerpt: '',
    url: `/people/${person.accountId}`,
    breadcrumbs: [],
    entityType: 'user',
    iconCssClass: 'aui-icon',
    lastModified: '2026-01-01T00:00:00.000Z',
    score: 0,
  }));
  const list = shownList(call, shown, start, limit);
  return json(200, { ...list, totalSize: people.length, cqlQuery: cql, searchDuration: 1 });
}

export const searchRoutes: Route[] = [
  route('GET /wiki/rest/api/search', search),
  route('GET /wiki/rest/api/search/user', searchUser),
  route('GET /wiki/rest/api/content/search', searchContent),
];
