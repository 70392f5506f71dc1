import { randomUUID } from 'node:crypto';
import { isoAt } from '../clock.ts';
import { parseStorage } from '../storage/parse.ts';
import { placeText } from '../storage/text.ts';
import { insertMarker, removeMarker } from '../storage/markers.ts';
import {
  isPage,
  latest,
  type Attachment,
  type BodyVersion,
  type Comment,
  type Editor,
  type Page,
  type Space,
} from './content.ts';
import type { Person } from './people.ts';
import { ancestorsOf, defaultAbilities, spaceOf } from './permissions.ts';
import type { IndexEntry } from './search-index.ts';
import type { Wiki } from './wiki.ts';

/** Adds a space with its homepage and the permissions that tests expect of a new one. */
export function addSpace(wiki: Wiki, key: string, name: string, author: Person): Space {
  const id = wiki.nextId();
  const createdAt = isoAt(wiki.clock.now());
  const abilities = defaultAbilities(wiki);
  const space: Space = { id, key, name, createdAt, authorId: author.accountId, homepageId: '', abilities };
  wiki.spaces.set(id, space);
  space.homepageId = addPage(wiki, { space, title: name, storage: `<p>${name}</p>`, parentId: null, author }).id;
  return space;
}

export interface NewPage {
  space: Space;
  title: string;
  storage: string;
  parentId: string | null;
  author: Person;
  status?: 'current' | 'draft';
  type?: Page['type'];
  editor?: Editor;
}

function indexEntry(wiki: Wiki, content: Page | Comment | Attachment, page: Page): IndexEntry {
  const body = content.type === 'attachment' ? '' : placeText(parseStorage(content.storage)).text;
  return {
    id: content.id,
    type: content.type,
    title: content.type === 'comment' ? `Re: ${page.title}` : content.title,
    text: body,
    spaceKey: spaceOf(wiki, page).key,
    containerId: isPage(content) ? null : page.id,
    ancestorIds: ancestorsOf(wiki, page).map(({ id }) => id),
    labels: isPage(content) ? content.labels.map(({ name }) => name) : [],
    creatorId: content.authorId,
    contributorIds: content.versions.map(({ authorId }) => authorId),
    createdMs: Date.parse(content.createdAt),
    modifiedMs: Date.parse(latest<BodyVersion | Attachment['versions'][number]>(content.versions).createdAt),
  };
}

/** Tells the search index of a change. */
export function reindex(wiki: Wiki, content: Page | Comment | Attachment): void {
  const page = isPage(content) ? content : wiki.pages.get(content.pageId);
  const gone = page === undefined || page.status !== 'current' || ('status' in content && content.status !== 'current');
  wiki.search.update(content.id, gone ? null : indexEntry(wiki, content, page));
}

/** Adds a page at version 1. What it is given is taken as checked. */
export function addPage(wiki: Wiki, asked: NewPage): Page {
  const { space, title, storage, parentId, author, status = 'current', type = 'page', editor = 'fabric' } = asked;
  const version = { ...wiki.version(author.accountId, 1), title, storage };
  const page: Page = {
    type,
    editor,
    id: wiki.nextId(),
    spaceId: space.id,
    title,
    storage,
    parentId,
    status,
    createdAt: version.createdAt,
    authorId: author.accountId,
    versions: [version],
    labels: [],
    properties: [],
    restrictedTo: { read: new Set(), update: new Set() },
    views: [],
    likes: [],
  };
  wiki.pages.set(page.id, page);
  reindex(wiki, page);
  return page;
}

/** Adds a version; what is not given stays. */
export function changePage(wiki: Wiki, page: Page, change: { title?: string; storage?: string }, by: Person): void {
  page.title = change.title ?? page.title;
  page.storage = change.storage ?? page.storage;
  const number = latest(page.versions).number + 1;
  page.versions.push({ ...wiki.version(by.accountId, number), title: page.title, storage: page.storage });
  reindex(wiki, page);
}

export interface NewComment {
  page: Page;
  place: Comment['place'];
  parentId: string | null;
  storage: string;
  author: Pick<Person, 'accountId'>;
  /** For a root inline comment: the words and which of their occurrences. */
  selection?: { words: string; matchIndex: number };
}

/**
 * Adds a comment; a root inline comment also puts its marker into the page.
 * ASSUMPTION: the marker makes no new version of the page.
 */
export function addComment(wiki: Wiki, { page, place, parentId, storage, author, selection }: NewComment): Comment {
  const version = { ...wiki.version(author.accountId, 1), title: `Re: ${page.title}`, storage };
  const markerRef = randomUUID();
  if (selection !== undefined)
    page.storage = insertMarker(page.storage, selection.words, selection.matchIndex, markerRef) ?? page.storage;
  const comment: Comment = {
    type: 'comment',
    place,
    id: wiki.nextId(),
    pageId: page.id,
    parentId,
    createdAt: version.createdAt,
    authorId: author.accountId,
    storage,
    versions: [version],
    properties: [],
    likes: [],
    anchor:
      selection === undefined
        ? null
        : { markerRef, originalSelection: selection.words, resolution: 'open', resolvedBy: null, resolvedAt: null },
  };
  wiki.comments.set(comment.id, comment);
  reindex(wiki, comment);
  return comment;
}

/** Adds a version with this body. */
export function changeComment(wiki: Wiki, comment: Comment, storage: string, by: Person, message = ''): void {
  comment.storage = storage;
  const { title, number } = latest(comment.versions);
  comment.versions.push({ ...wiki.version(by.accountId, number + 1, message), title, storage });
  reindex(wiki, comment);
}

/** Replies, oldest first. */
export function repliesTo(wiki: Wiki, comment: Comment): Comment[] {
  return [...wiki.comments.values()].filter(({ parentId }) => parentId === comment.id);
}

/** Deletes for good. ASSUMPTION: its replies go too, and so does its marker in the page. */
export function deleteComment(wiki: Wiki, comment: Comment): void {
  for (const reply of repliesTo(wiki, comment)) deleteComment(wiki, reply);
  wiki.comments.delete(comment.id);
  wiki.search.update(comment.id, null);
  const page = wiki.pages.get(comment.pageId);
  if (comment.anchor !== null && page !== undefined)
    page.storage = removeMarker(page.storage, comment.anchor.markerRef);
}
