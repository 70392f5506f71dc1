import type { AddressInfo } from 'node:net';
import type { Clock } from './clock.ts';
import { cloud } from './flavours/cloud.ts';
import type { Flavour } from './flavours/flavour.ts';
import { htmlToStorage } from './html-to-storage.ts';
import type { Faults } from './server/faults.ts';
import { writeLogFile, type LogEntry } from './server/log.ts';
import { createHttpServer } from './server/server.ts';
import { endSessions, SESSION_COOKIE, startSession } from './server/sessions.ts';
import { addPage, addSpace, changePage, reindex } from './state/changes.ts';
import { latest, type Ability, type Page, type Space } from './state/content.ts';
import type { Person, Role } from './state/people.ts';
import { spaceOf } from './state/permissions.ts';
import { createWiki, type Wiki } from './state/wiki.ts';
import { NotWellFormed, parseStorage } from './storage/parse.ts';
import { pagePath } from './web/addresses.ts';

export type { Ability } from './state/content.ts';
export type { Fault, Faults, FaultTarget, SetFault, SignedOutMode } from './server/faults.ts';
export type { LogEntry } from './server/log.ts';
export type { Person, Role } from './state/people.ts';
export type { Clock } from './clock.ts';

export type FlavourName = 'cloud';

const FLAVOURS: Record<FlavourName, Flavour> = { cloud };

export interface StartOptions {
  /** 0, the default, takes a free one. */
  port?: number;
  flavour?: FlavourName;
}

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
  users: Record<Role, Person>;
  clock: Clock;
  faults: Faults;
  /** All requests and replies so far, in the order of the replies. */
  log: LogEntry[];
  /** Writes the log for the contract test: test-output/confluence-log/NAME.json is where it looks. */
  writeLog(path: string): void;
  /** A new session for this person; the cookie can be set in a browser or sent as it is. */
  signIn(who: Person): { name: string; value: string; header: string };
  /** Ends the sessions of this person, or of everybody. */
  signOut(who?: Person): void;
  createSpace(space: { key: string; name: string; by?: Person }): SpaceRef;
  createPage(page: { space: string; title: string; parentId?: string; by?: Person } & Body): PageRef;
  /** Publishes a new version; markers that the new body leaves out make their comments dangling. */
  editPage(id: string, change: { title?: string; by?: Person } & (Body | object)): PageRef;
  page(id: string): PageRef;
  trashPage(id: string): void;
  /** Replaces what this person (null: visitors who are not signed in) may do in the space. */
  setPermissions(spaceKey: string, who: Person | null, abilities: Ability[]): void;
  /** Only these people may see or edit the page from now on; an empty list lifts the restriction. */
  restrict(pageId: string, to: { read?: Person[]; update?: Person[] }): void;
  /** The largest attachment it takes, 100 MB at the start. */
  setAttachmentLimit(bytes: number): void;
  stop(): Promise<void>;
}

function storageOf(body: Body | object): string | null {
  if ('html' in body && typeof body.html === 'string') return htmlToStorage(body.html);
  return 'storage' in body && typeof body.storage === 'string' ? body.storage : null;
}

function checked(storage: string): string {
  try {
    parseStorage(storage);
    return storage;
  } catch (thrown) {
    if (thrown instanceof NotWellFormed)
      throw new Error(`${thrown.message}\nin ${storage.slice(0, 200)}`, { cause: thrown });
    throw thrown;
  }
}

function existing<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`the emulator has no ${what}`);
  return found;
}

/** What tests do to the site behind its back, that is: without a request. */
function handlesOf(wiki: Wiki, url: string) {
  const spaceByKey = (key: string): Space =>
    existing(
      [...wiki.spaces.values()].find((space) => space.key === key),
      `space ${key}`,
    );
  const pageById = (id: string): Page => existing(wiki.pages.get(id), `page ${id}`);
  const refTo = (page: Page): PageRef => {
    const space = spaceOf(wiki, page);
    const path = `/wiki${pagePath(page, space)}`;
    const { id, title, storage } = page;
    return { id, title, storage, path, spaceKey: space.key, version: latest(page.versions).number, url: url + path };
  };
  const author = wiki.people.member;
  const handles: Pick<
    Confluence,
    | 'createSpace'
    | 'createPage'
    | 'editPage'
    | 'page'
    | 'trashPage'
    | 'setPermissions'
    | 'restrict'
    | 'setAttachmentLimit'
  > = {
    createSpace({ key, name, by = author }) {
      const { id, homepageId } = addSpace(wiki, key, name, by);
      return { id, key, name, homepageId };
    },
    createPage({ space: key, title, parentId, by = author, ...body }) {
      const space = spaceByKey(key);
      const storage = checked(storageOf(body) ?? '');
      return refTo(addPage(wiki, { space, title, storage, parentId: parentId ?? space.homepageId, author: by }));
    },
    editPage(id, { title, by = author, ...body }) {
      const storage = storageOf(body);
      const change = {
        ...(title === undefined ? {} : { title }),
        ...(storage === null ? {} : { storage: checked(storage) }),
      };
      changePage(wiki, pageById(id), change, by);
      return refTo(pageById(id));
    },
    page: (id) => refTo(pageById(id)),
    trashPage(id) {
      pageById(id).status = 'trashed';
      reindex(wiki, pageById(id));
    },
    setPermissions(spaceKey, who, abilities) {
      spaceByKey(spaceKey).abilities.set(who?.accountId ?? 'anonymous', new Set(abilities));
    },
    restrict(pageId, { read, update }) {
      const { restrictedTo } = pageById(pageId);
      const ids = (people: Person[]): Set<string> => new Set(people.map(({ accountId }) => accountId));
      if (read !== undefined) restrictedTo.read = ids(read);
      if (update !== undefined) restrictedTo.update = ids(update);
    },
    setAttachmentLimit(bytes) {
      wiki.attachmentMaxBytes = bytes;
    },
  };
  return handles;
}

/** Starts an empty site on 127.0.0.1; it answers under any host name that leads there. */
export async function startConfluence({ port = 0, flavour = 'cloud' }: StartOptions = {}): Promise<Confluence> {
  const wiki = createWiki();
  const log: LogEntry[] = [];
  const server = createHttpServer(wiki, FLAVOURS[flavour], log);
  const address = await new Promise<AddressInfo | string | null>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve(server.address()));
  });
  if (address === null || typeof address === 'string') throw new Error('the emulator listens on no port');
  const url = `http://confluence.localhost:${address.port}`;
  return {
    ...handlesOf(wiki, url),
    url,
    loopbackUrl: `http://127.0.0.1:${address.port}`,
    users: wiki.people,
    clock: wiki.clock,
    faults: wiki.faults,
    log,
    writeLog: (path) => writeLogFile(log, path),
    signIn(who) {
      const value = startSession(wiki, who);
      return { name: SESSION_COOKIE, value, header: `${SESSION_COOKIE}=${value}` };
    },
    signOut: (who) => endSessions(wiki, who),
    async stop() {
      wiki.faults.clear();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
