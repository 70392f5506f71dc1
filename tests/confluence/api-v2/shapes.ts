import type { Call } from '../server/router.ts';
import { markerRefs } from '../storage/markers.ts';
import { latest, type Attachment, type Comment, type Page, type Property, type Space } from '../state/content.ts';
import { spaceOf } from '../state/permissions.ts';
import type { Wiki } from '../state/wiki.ts';
import { downloadPath, editPath, pagePath, tinyCode } from '../web/addresses.ts';
import { bodyIn } from './bodies.ts';

/** A version without what its content keeps beside it: body, title, bytes. */
export function shownVersion({ number, message, minorEdit, authorId, createdAt }: Property['version']): unknown {
  return { number, message, minorEdit, authorId, createdAt };
}

function isListed(call: Call): boolean {
  return (
    /(pages|blogposts|comments|children|direct-children|attachments)$/.test(call.ask.path) && call.ask.method === 'GET'
  );
}

/** What pages alone have: a place in the tree, an owner, and whether they are live. */
function shownPlace(page: Page): Record<string, unknown> {
  if (page.type === 'blogpost') return {};
  return {
    ...(page.parentId === null ? {} : { parentId: page.parentId, parentType: 'page' }),
    position: null,
    ownerId: page.authorId,
    lastOwnerId: null,
    subtype: page.editor === 'live' ? 'live' : null,
  };
}

/** A page or blog post as a listing or a single read shows it, told apart by the address. */
export function shownPage(call: Call, page: Page): Record<string, unknown> {
  const space = spaceOf(call.wiki, page);
  return {
    id: page.id,
    status: page.status,
    title: page.title,
    spaceId: page.spaceId,
    authorId: page.authorId,
    ...shownPlace(page),
    createdAt: page.createdAt,
    version: shownVersion(latest(page.versions)),
    ...bodyIn(call, page.storage, page, isListed(call)),
    _links: {
      webui: pagePath(page, space),
      editui: editPath(page, space),
      tinyui: `/x/${tinyCode(page.id)}`,
      ...(isListed(call) ? {} : { base: `${call.ask.origin}/wiki` }),
    },
  };
}

export type ResolutionStatus = 'open' | 'reopened' | 'resolved' | 'dangling';

/** Dangling as soon as the page's storage holds the marker no more; open again when it is put back (dm.ai #494). */
export function resolutionOf(wiki: Wiki, comment: Comment): ResolutionStatus {
  const root = comment.parentId === null ? comment : wiki.comments.get(comment.parentId);
  const anchor = root?.anchor ?? null;
  if (anchor === null) return 'open';
  const storage = wiki.pages.get(comment.pageId)?.storage ?? '';
  return markerRefs(storage).has(anchor.markerRef) ? anchor.resolution : 'dangling';
}

/** The spelling of the specification and the one on the wire (confluence.js CHANGELOG 3.0.2). */
function shownAnchor({ anchor }: Comment): Record<string, string> {
  if (anchor === null) return {};
  return {
    inlineMarkerRef: anchor.markerRef,
    inlineOriginalSelection: anchor.originalSelection,
    'inline-marker-ref': anchor.markerRef,
    'inline-original-selection': anchor.originalSelection,
  };
}

function shownResolution({ anchor }: Comment): Record<string, string> {
  const { resolvedBy = null, resolvedAt = null } = anchor ?? {};
  if (resolvedBy === null || resolvedAt === null) return {};
  return { resolutionLastModifierId: resolvedBy, resolutionLastModifiedAt: resolvedAt };
}

/** The member by which things name the page or blog post that they stand on. */
function contentId({ type, id }: Page): Record<string, string> {
  return type === 'page' ? { pageId: id } : { blogPostId: id };
}

/** A reply names the comment it answers and no page, as on Cloud. */
export function shownComment(call: Call, comment: Comment, page: Page): Record<string, unknown> {
  const space = spaceOf(call.wiki, page);
  const inline = {
    resolutionStatus: resolutionOf(call.wiki, comment),
    properties: shownAnchor(comment),
    ...shownResolution(comment),
  };
  return {
    id: comment.id,
    status: 'current',
    title: `Re: ${page.title}`,
    ...(comment.parentId === null ? contentId(page) : { parentCommentId: comment.parentId }),
    version: shownVersion(latest(comment.versions)),
    ...bodyIn(call, comment.storage, page, isListed(call)),
    ...(comment.place === 'inline' ? inline : {}),
    _links: {
      webui: `${pagePath(page, space)}?focusedCommentId=${comment.id}`,
      ...(isListed(call) ? {} : { base: `${call.ask.origin}/wiki` }),
    },
  };
}

/** An attachment with its download address below the context path. */
export function shownAttachment(call: Call, file: Attachment): Record<string, unknown> {
  const page = call.wiki.pages.get(file.pageId);
  const newest = latest(file.versions);
  const download = downloadPath(file.pageId, file.title, newest.number);
  const webui = `/pages/viewpageattachments.action?pageId=${file.pageId}&preview=${encodeURIComponent(`/${file.pageId}/${file.id.slice(3)}/${file.title}`)}`;
  return {
    id: file.id,
    status: file.status,
    title: file.title,
    createdAt: file.createdAt,
    ...(page === undefined ? {} : contentId(page)),
    mediaType: newest.mediaType,
    mediaTypeDescription: newest.mediaType.startsWith('image/') ? 'Image' : 'File',
    comment: file.comment,
    fileId: file.fileId,
    fileSize: newest.bytes.length,
    webuiLink: webui,
    downloadLink: download,
    version: shownVersion(newest),
    _links: { webui, download, ...(isListed(call) ? {} : { base: `${call.ask.origin}/wiki` }) },
  };
}

/** `single` adds the base address, which listings have once for all. */
export function shownSpace({ ask }: Call, space: Space, single: boolean): Record<string, unknown> {
  return {
    id: space.id,
    key: space.key,
    name: space.name,
    type: 'global',
    status: 'current',
    authorId: space.authorId,
    spaceOwnerId: space.authorId,
    currentActiveAlias: space.key,
    createdAt: space.createdAt,
    homepageId: space.homepageId,
    _links: { webui: `/spaces/${space.key}`, ...(single ? { base: `${ask.origin}/wiki` } : {}) },
  };
}

/** A property with its value as it was written. */
export function shownProperty({ id, key, value, version }: Property): Record<string, unknown> {
  return { id, key, value, version: shownVersion(version) };
}
