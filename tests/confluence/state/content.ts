import type { Person } from './people.ts';

/** What somebody may do in a space. Each includes nothing else, so that tests can take one away. */
export type Ability = 'view' | 'comment' | 'attach' | 'edit' | 'admin';

export interface Space {
  id: string;
  key: string;
  name: string;
  createdAt: string;
  authorId: string;
  homepageId: string;
  /** By account id; visitors without an account are `anonymous`. */
  abilities: Map<string, Set<Ability>>;
}

export interface Version {
  number: number;
  createdAt: string;
  authorId: string;
  message: string;
  minorEdit: boolean;
}

export interface BodyVersion extends Version {
  title: string;
  storage: string;
}

export interface Label {
  id: string;
  prefix: string;
  name: string;
}

/** A content property: JSON of at most 32 KB, kept by its id, unique by its key on its content. */
export interface Property {
  id: string;
  key: string;
  value: unknown;
  version: Version;
}

export type ContentStatus = 'current' | 'draft' | 'trashed';

/** By what a page was written: the current editor, the one before it, or as a live page, which is never out of its editor. */
export type Editor = 'fabric' | 'legacy' | 'live';

/** A page or a blog post. The two share one row of ids, and almost everything else. */
export interface Page {
  type: 'page' | 'blogpost';
  editor: Editor;
  id: string;
  spaceId: string;
  title: string;
  storage: string;
  parentId: string | null;
  status: ContentStatus;
  createdAt: string;
  authorId: string;
  versions: BodyVersion[];
  labels: Label[];
  properties: Property[];
  /** Account ids; an empty set restricts nothing. */
  restrictedTo: { read: Set<string>; update: Set<string> };
  views: { accountId: string; at: number }[];
  likes: string[];
}

export type Resolution = 'open' | 'resolved' | 'reopened';

/** Where an inline comment stands: the marker in the page's storage that carries `markerRef`. */
export interface InlineAnchor {
  markerRef: string;
  originalSelection: string;
  resolution: Resolution;
  resolvedBy: string | null;
  resolvedAt: string | null;
}

export interface Comment {
  type: 'comment';
  place: 'footer' | 'inline';
  id: string;
  pageId: string;
  parentId: string | null;
  createdAt: string;
  authorId: string;
  storage: string;
  versions: BodyVersion[];
  properties: Property[];
  /** Only a root inline comment has one. */
  anchor: InlineAnchor | null;
  likes: string[];
}

export interface FileVersion extends Version {
  bytes: Buffer;
  mediaType: string;
}

export interface Attachment {
  type: 'attachment';
  /** `att` and a number. */
  id: string;
  fileId: string;
  pageId: string;
  title: string;
  comment: string;
  status: ContentStatus;
  createdAt: string;
  authorId: string;
  versions: FileVersion[];
}

/** Tells pages and blog posts from what stands on them. */
export function isPage(content: Page | Comment | Attachment): content is Page {
  return content.type === 'page' || content.type === 'blogpost';
}

/** The newest version. Every content has one from its first moment on. */
export function latest<V extends Version>(versions: V[]): V {
  const last = versions.at(-1);
  if (last === undefined) throw new Error('content without a version');
  return last;
}

/** A person's key in permissions and restrictions. */
export function keyOf(who: Person | null): string {
  return who?.accountId ?? 'anonymous';
}
