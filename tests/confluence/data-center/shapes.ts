import { resolutionOf } from '../api-v2/shapes.ts';
import type { Call } from '../server/router.ts';
import { latest, type Attachment, type Comment, type Page, type Version } from '../state/content.ts';
import { ancestorsOf, mayChangeComment, mayOnPage, spaceOf } from '../state/permissions.ts';
import { personById } from '../state/wiki.ts';
import type { Person } from '../state/people.ts';
import { downloadPath, tinyCode } from '../web/addresses.ts';
import { commentPath, pagePath } from './addresses.ts';
import { expands, pageOf, serverTime, type Content } from './ask.ts';
import { bodyOf } from './bodies.ts';

const PICTURE = { path: '/images/icons/profilepics/default.svg', width: 48, height: 48, isDefault: true };

/** A person by user key and name; Data Center knows no account ids. */
export function shownPerson(call: Call, who: Person | null): Record<string, unknown> {
  const api = rest(call);
  if (who === null) {
    const _links = { self: `${api}/user/anonymous` };
    return { type: 'anonymous', displayName: 'Anonymous', profilePicture: PICTURE, _links };
  }
  return {
    type: 'known',
    username: who.username,
    userKey: who.accountId,
    profilePicture: PICTURE,
    displayName: who.displayName,
    _links: { self: `${api}/user?key=${who.accountId}` },
    _expandable: { status: '' },
  };
}

/** The address that all of the API's begin with. */
export function rest({ ask, contextPath }: Call): string {
  return `${ask.origin}${contextPath}/rest/api`;
}

function shownVersion(call: Call, version: Version): Record<string, unknown> {
  return {
    by: shownPerson(call, personById(call.wiki, version.authorId)),
    when: serverTime(version.createdAt),
    message: version.message,
    number: version.number,
    minorEdit: version.minorEdit,
    hidden: false,
    _links: {},
    _expandable: { content: '' },
  };
}

function shownHistory(call: Call, content: Content): Record<string, unknown> {
  return {
    latest: true,
    createdBy: shownPerson(call, personById(call.wiki, content.authorId)),
    createdDate: serverTime(content.createdAt),
    _links: { self: `${rest(call)}/content/${content.id}/history` },
    _expandable: { lastUpdated: '', previousVersion: '', contributors: '', nextVersion: '' },
  };
}

/** Where a comment stands, by its thread's root; what becomes of it is said of inline ones alone. */
function shownExtensions(call: Call, content: Content, wants: (member: string) => boolean): Record<string, unknown> {
  if (content.type === 'attachment') {
    const { mediaType, bytes } = latest(content.versions);
    return { mediaType, fileSize: bytes.length, comment: content.comment };
  }
  if (content.type !== 'comment') return { position: 'none' };
  const anchor = content.anchor;
  const inline =
    anchor !== null && wants('extensions.inlineProperties')
      ? { inlineProperties: { originalSelection: anchor.originalSelection, markerRef: anchor.markerRef } }
      : {};
  const resolution =
    anchor !== null && wants('extensions.resolution')
      ? { resolution: { status: resolutionOf(call.wiki, content), lastModifiedDate: serverTime(content.createdAt) } }
      : {};
  return { location: content.place, ...inline, ...resolution, _expandable: { resolution: '' } };
}

/**
 * What this person may do with a content.
 * ASSUMPTION: those of a page name what may be created on it; that the list can be asked for is documented, its content
 * is not.
 */
function shownOperations({ wiki, who }: Call, content: Content, page: Page): unknown[] {
  const on = (targetType: string, ...operations: string[]) =>
    operations.map((operation) => ({ operation, targetType }));
  if (content.type === 'comment')
    return on('comment', 'read', ...(mayChangeComment(wiki, content, page, who) ? ['update', 'delete'] : []));
  return [
    ...on('page', 'read', ...(mayOnPage(wiki, page, who, 'edit') ? ['update', 'delete', 'move'] : [])),
    ...(mayOnPage(wiki, page, who, 'comment') ? on('comment', 'create') : []),
    ...(mayOnPage(wiki, page, who, 'attach') ? on('attachment', 'create') : []),
  ];
}

/** Where a content is seen, below the context path. */
export function pathOf(call: Call, content: Content): string {
  const page = pageOf(call, content);
  const space = spaceOf(call.wiki, page);
  return content.type === 'comment' ? commentPath(content, page, space) : pagePath(page, space);
}

function shownAncestors(call: Call, content: Content, page: Page): unknown[] {
  const above = (comment: Comment): Comment[] => {
    const parent = comment.parentId === null ? undefined : call.wiki.comments.get(comment.parentId);
    return parent === undefined ? [] : [...above(parent), parent];
  };
  const chain = content.type === 'comment' ? above(content) : ancestorsOf(call.wiki, page).reverse();
  return chain.map((one) => ({ id: one.id, type: one.type, status: 'current', title: titleOf(call, one) }));
}

function titleOf(call: Call, content: Content): string {
  return content.type === 'comment' ? `Re: ${pageOf(call, content).title}` : content.title;
}

/** A content with the members that `expand` asks for. */
export function shownContent(call: Call, content: Content, otherwise = ''): Record<string, unknown> {
  const wants = expands(call, otherwise);
  const page = pageOf(call, content);
  const space = spaceOf(call.wiki, page);
  const shownSpace = { id: Number(space.id), key: space.key, name: space.name, type: 'global' };
  const below = content.type === 'comment' || content.type === 'attachment';
  const container = below ? { id: page.id, type: page.type, title: page.title } : shownSpace;
  const newest = latest<Version>(content.versions);
  const members = {
    space: () => shownSpace,
    history: () => shownHistory(call, content),
    version: () => shownVersion(call, newest),
    ancestors: () => shownAncestors(call, content, page),
    container: () => container,
    operations: () => shownOperations(call, content, page),
    body: () => bodyOf(call, content, page, wants),
    metadata: () => ({ labels: shownList(call, 'labels' in content ? content.labels : [], 0, 200) }),
  };
  const asked = Object.entries(members).filter(([member]) => wants(member));
  const download =
    content.type === 'attachment' ? { download: downloadPath(page.id, content.title, newest.number) } : {};
  const links = {
    webui: pathOf(call, content),
    ...download,
    ...(below ? {} : { tinyui: `/x/${tinyCode(content.id)}` }),
  };
  return {
    id: content.id,
    type: content.type,
    status: 'current',
    title: titleOf(call, content),
    ...Object.fromEntries(asked.map(([member, show]) => [member, show()])),
    extensions: shownExtensions(call, content, wants),
    _links: { ...links, self: `${rest(call)}/content/${content.id}`, ...where(call) },
    _expandable: Object.fromEntries(
      Object.keys(members)
        .filter((one) => !wants(one))
        .map((one) => [one, '']),
    ),
  };
}

/** What addresses below `_links` begin with. */
function where({ ask, contextPath }: Call): { base: string; context: string } {
  return { base: ask.origin + contextPath, context: contextPath };
}

/** One part of a listing. `next` leaves the context path out, as `base` holds it. */
export function shownList(
  call: Call,
  results: unknown[],
  start: number,
  limit: number,
  more = false,
): Record<string, unknown> {
  const query = new URLSearchParams(call.ask.query);
  query.set('start', String(start + limit));
  query.set('limit', String(limit));
  const next = more ? { next: `${call.ask.path.slice(call.contextPath.length)}?${query.toString()}` } : {};
  return {
    results,
    start,
    limit,
    size: results.length,
    _links: { self: call.ask.origin + call.ask.path, ...next, ...where(call) },
  };
}

/** The part of a listing that `start` and `limit` ask for. */
export function part<T>(
  call: Call,
  all: T[],
  { start, limit }: { start: number; limit: number },
  show: (one: T) => unknown,
): Record<string, unknown> {
  const shown = all.slice(start, start + limit);
  return shownList(call, shown.map(show), start, limit, start + limit < all.length);
}

/** An attachment as uploads and listings show it. */
export function shownFile(call: Call, file: Attachment): Record<string, unknown> {
  return { ...shownContent(call, file, 'version'), metadata: { mediaType: latest(file.versions).mediaType } };
}
