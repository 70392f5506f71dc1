import type { Body, Confluence, PageRef } from './confluence.ts';
import { htmlToStorage } from './html-to-storage.ts';
import { addComment, addPage, addSpace, changePage, reindex } from './state/changes.ts';
import { latest, type Page, type Space } from './state/content.ts';
import type { Person } from './state/people.ts';
import { spaceOf } from './state/permissions.ts';
import type { Wiki } from './state/wiki.ts';
import { NotWellFormed, parseStorage } from './storage/parse.ts';
import type { Flavour } from './flavours/flavour.ts';

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

/** What tells a person from the one whose rights they share. */
function named(displayName: string, number: number): Partial<Person> {
  const digits = String(number).padStart(12, '0');
  return {
    accountId: `557058:0d0c0e70-0000-4000-8000-${digits}`,
    displayName,
    email: `person-${number}@docs.example`,
    apiToken: `person-${number}-api-token`,
    username: `person-${number}`,
    accessToken: `person-${number}-access-token`,
  };
}

export type Handles = Pick<
  Confluence,
  | 'createSpace'
  | 'createPage'
  | 'createBlogPost'
  | 'editPage'
  | 'page'
  | 'trashPage'
  | 'addPerson'
  | 'addComment'
  | 'setPermissions'
  | 'restrict'
  | 'setAttachmentLimit'
>;

/** What tests do to the site behind its back, that is: without a request. A mistake in them is thrown. */
export function handlesOf(wiki: Wiki, url: string, flavour: Pick<Flavour, 'pagePath'>): Handles {
  const spaceByKey = (key: string): Space =>
    existing(
      [...wiki.spaces.values()].find((space) => space.key === key),
      `space ${key}`,
    );
  const pageById = (id: string): Page => existing(wiki.pages.get(id), `page ${id}`);
  const refTo = (page: Page): PageRef => {
    const space = spaceOf(wiki, page);
    const path = flavour.pagePath(page, space);
    const { id, type, title, storage } = page;
    return {
      id,
      type,
      title,
      storage,
      path,
      spaceKey: space.key,
      version: latest(page.versions).number,
      url: url + path,
    };
  };
  const author = wiki.people.member;
  return {
    createSpace({ key, name, by = author }) {
      const { id, homepageId } = addSpace(wiki, key, name, by);
      return { id, key, name, homepageId };
    },
    createPage({ space: key, title, parentId, by = author, editor = 'fabric', ...body }) {
      const space = spaceByKey(key);
      const storage = checked(storageOf(body) ?? '');
      const place = { space, parentId: parentId ?? space.homepageId };
      return refTo(addPage(wiki, { ...place, title, storage, author: by, editor }));
    },
    createBlogPost({ space: key, title, by = author, ...body }) {
      const storage = checked(storageOf(body) ?? '');
      const asked = { space: spaceByKey(key), title, storage, parentId: null, author: by };
      return refTo(addPage(wiki, { ...asked, type: 'blogpost' }));
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
    addPerson(displayName) {
      const number = Object.keys(wiki.people).length + 1;
      const added = { ...wiki.people.commenter, ...named(displayName, number) };
      Object.assign(wiki.people, { [`person-${number}`]: added });
      return added;
    },
    addComment(pageId, { by, storage, at }) {
      const back = at - wiki.clock.now();
      wiki.clock.advance(back);
      const comment = addComment(wiki, {
        page: pageById(pageId),
        place: 'footer',
        parentId: null,
        storage: checked(storage),
        author: by,
      });
      wiki.clock.advance(-back);
      reindex(wiki, comment); // it is found now, whenever it was written
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
}
