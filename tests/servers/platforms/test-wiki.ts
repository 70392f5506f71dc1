import type { PageRef } from '@/lib/domain/page';
import type { Platform } from '@/lib/domain/ports';
import type { VisitorCard } from '@/lib/domain/visitor';
import type { FaultProxy } from '../fault-proxy';

export interface Standing {
  id: string;
  parentId: string | null;
  /** Their name, as `myName`. */
  author: string;
  body: string;
  state: 'public' | 'held';
}

/** One person at one wiki, with all that a test needs to look behind the scenes. Everything goes through the proxy. */
export interface TestWiki {
  /** For the test's name. */
  name: string;
  proxy: FaultProxy;
  /** The requests that write, as the proxy knows them. */
  writes: { comment: { method: string; path: RegExp }; upload: { method: string; path: RegExp } };
  /** What somebody says of themselves who has no account. */
  visitor?: VisitorCard;
  /** What this person is called on the wiki. */
  myName: string;
  mayUpload: boolean;
  /** Whether two equal comments are refused by the wiki itself. */
  refusesDuplicates: boolean;
  mayRemove: boolean;
  platform(options?: { timeoutMs?: number }): Platform;
  /** Somebody else of the wiki, staff. */
  staff(): Platform;
  newPage(): Promise<PageRef>;
  deletePage(page: PageRef): Promise<void>;
  signOut(): Promise<void>;
  signIn(): Promise<void>;
  /** Another person signs in in this one's browser, from the next request on; `signIn` brings the first one back. */
  signInAnother(): void;
  othersName: string;
  /** What is on the page in truth, trash aside, oldest first. */
  standing(page: PageRef): Promise<Standing[]>;
  /** Names of the files that belong to an event. */
  filesOf(page: PageRef, eventId: string): Promise<string[]>;
  /** Puts plain comments on a page behind everybody's back. */
  fill(page: PageRef, count: number): Promise<void>;
  stop(): Promise<void>;
}
