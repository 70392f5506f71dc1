import { randomUUID } from 'node:crypto';
import { createClock, isoAt, type Clock } from '../clock.ts';
import { createFaults, type FaultSource } from '../server/faults.ts';
import { createSearchIndex, type SearchIndex } from './search-index.ts';
import type { Attachment, Comment, Page, Space, Version } from './content.ts';
import { createPeople, type Person, type Role } from './people.ts';
import { createSwitches, type Switches } from './switches.ts';

/** Everything one site holds. Handlers change it synchronously, so a reply is always one commit. */
export interface Wiki {
  clock: Clock;
  faults: FaultSource;
  siteTitle: string;
  cloudId: string;
  people: Record<Role, Person>;
  /** Session token to account id. */
  sessions: Map<string, string>;
  spaces: Map<string, Space>;
  pages: Map<string, Page>;
  comments: Map<string, Comment>;
  attachments: Map<string, Attachment>;
  labelIds: Map<string, string>;
  search: SearchIndex;
  /** What an administrator of Data Center can turn; Cloud has none of it. */
  switches: Switches;
  attachmentMaxBytes: number;
  /** Confluence numbers all contents of a site in one row. */
  nextId(): string;
  version(authorId: string, number: number, message?: string): Version;
}

/** An empty site with its four people. */
export function createWiki(people = createPeople()): Wiki {
  const clock = createClock();
  const faults = createFaults();
  let lastId = 65_536;
  return {
    clock,
    faults,
    siteTitle: 'Docs',
    cloudId: randomUUID(),
    people,
    sessions: new Map(),
    spaces: new Map(),
    pages: new Map(),
    comments: new Map(),
    attachments: new Map(),
    labelIds: new Map(),
    search: createSearchIndex(clock, faults),
    switches: createSwitches(),
    attachmentMaxBytes: 100_000_000,
    nextId: () => String((lastId += 4096)),
    version: (authorId, number, message = '') => ({
      number,
      message,
      authorId,
      minorEdit: false,
      createdAt: isoAt(clock.now()),
    }),
  };
}

/** Null for an account that the site does not know. */
export function personById(wiki: Wiki, accountId: string): Person | null {
  return Object.values(wiki.people).find((person) => person.accountId === accountId) ?? null;
}
