import type { Clock } from './clock.ts';
import type { Faults } from './server/faults.ts';
import type { LogEntry } from './server/log.ts';
import type { Ability, Editor, Page } from './state/content.ts';
import type { Person, Role } from './state/people.ts';
import type { Switches } from './state/switches.ts';

/** A body in storage format, or HTML that becomes it. */
export type Body = { storage: string } | { html: string };

export interface SpaceRef {
  id: string;
  key: string;
  name: string;
  homepageId: string;
}

export interface PageRef {
  id: string;
  type: Page['type'];
  title: string;
  spaceKey: string;
  version: number;
  storage: string;
  /** The address under `url`; `path` is the same below the origin, for the other host name. */
  url: string;
  path: string;
}

export interface Confluence {
  /** `http://confluence.localhost:PORT`, for browsers: a host of its own keeps its cookies apart. */
  url: string;
  /** `http://127.0.0.1:PORT`, for clients that do not resolve `.localhost`. */
  loopbackUrl: string;
  /** Below the host: `/wiki` on Cloud. */
  contextPath: string;
  users: Record<Role, Person>;
  clock: Clock;
  faults: Faults;
  /** What an administrator can turn. */
  switches: Switches;
  /** All requests and replies so far, in the order of the replies. */
  log: LogEntry[];
  /** Writes the log for the contract test: test-output/confluence-log/NAME.json is where it looks. */
  writeLog(path: string): void;
  /** A new session for this person; the cookie can be set in a browser or sent as it is. */
  signIn(who: Person): { name: string; value: string; header: string; path: string };
  /** Ends the sessions of this person, or of everybody. */
  signOut(who?: Person): void;
  createSpace(space: { key: string; name: string; by?: Person }): SpaceRef;
  /** @param page.editor - What it is written with; the current one if not given. */
  createPage(page: { space: string; title: string; parentId?: string; by?: Person; editor?: Editor } & Body): PageRef;
  createBlogPost(post: { space: string; title: string; by?: Person } & Body): PageRef;
  /** Publishes a new version; markers that the new body leaves out make their comments dangling. */
  editPage(id: string, change: { title?: string; by?: Person } & (Body | object)): PageRef;
  page(id: string): PageRef;
  trashPage(id: string): void;
  /** Somebody more with an account, who may do what everybody signed in may. */
  addPerson(displayName: string): Person;
  /** A footer comment of that time, without a request. */
  addComment(pageId: string, comment: { by: Person; storage: string; at: number }): void;
  /** Replaces what this person (null: visitors who are not signed in) may do in the space. */
  setPermissions(spaceKey: string, who: Person | null, abilities: Ability[]): void;
  /** Only these people may see or edit the page from now on; an empty list lifts the restriction. */
  restrict(pageId: string, to: { read?: Person[]; update?: Person[] }): void;
  /** The largest attachment it takes, 100 MB at the start. */
  setAttachmentLimit(bytes: number): void;
  stop(): Promise<void>;
}
