import { Dexie } from 'dexie';
import { pageKeyOf, type Site } from '@/lib/domain/page';
import type { FirstTimes, SiteStore, SyncStore, ThreadStore } from '@/lib/domain/stores';
import type { Database, SiteRow } from './database';
import { tablesOfSites } from './erased';
import { withinRoom } from './room';

/** Sites, their origins and sign-in over Dexie. */
export function createSiteStore(db: Database): SiteStore {
  return {
    origins: () => db.origins.toArray(),
    saveOrigin: async (origin) => {
      await db.origins.put(origin);
    },
    removeOrigin: (origin) => db.origins.delete(origin),
    list: async () => (await db.sites.toArray()).map(toSite),
    find: async (id) => {
      const row = await db.sites.get(id);
      return row === undefined ? null : toSite(row);
    },
    save: (site) =>
      db.transaction('rw', db.sites, async () => {
        const { labelsPages = false, answered = 0 } = (await db.sites.get(site.id)) ?? {};
        await db.sites.put({ ...site, labelsPages, answered });
      }),
    erase: (id) => {
      db.erased.add(id);
      return db.transaction('rw', db.tables, async () => {
        const events = await db.outbox.where({ siteId: id }).primaryKeys();
        await db.pictures.where('eventId').anyOf(events).delete();
        for (const table of tablesOfSites(db)) {
          await table.where({ siteId: id }).delete();
        }
        await db.sites.delete(id);
      });
    },
    isErased: (id) => db.erased.has(id),
    auth: async (id) => (await db.auth.get(id))?.auth ?? { way: 'session' },
    saveAuth: async (siteId, auth) => {
      await db.auth.put({ siteId, auth });
    },
    visitor: async (id) => (await db.visitors.get(id))?.card ?? null,
    saveVisitor: (siteId, card) =>
      withinRoom(async () => {
        await (card === null ? db.visitors.delete(siteId) : db.visitors.put({ siteId, card }));
        return null;
      }),
    inventory: async (id) => {
      const of = { siteId: id };
      const entries = await db.outbox.where(of).toArray();
      const finished = await db.pictures
        .where('eventId')
        .anyOf(entries.map(({ eventId }) => eventId))
        .toArray();
      const captures = await db.captures.where(of).toArray();
      const files = await db.files.where(of).toArray();
      const blobs = [...finished, ...captures].map(({ pixels }) => pixels).concat(files.map(({ bytes }) => bytes));
      return {
        pages: await db.threads.where(of).count(),
        sent: entries.length,
        drafts: (await db.drafts.where(of).count()) + (await db.replies.where(of).count()),
        files: blobs.length,
        bytes: blobs.reduce((total, { size }) => total + size, 0),
        hidden: await db.hidden.where(of).count(),
        answered: (await db.sites.get(id))?.answered ?? 0,
        visitor: (await db.visitors.get(id))?.card.name ?? null,
      };
    },
    isHidden: async (page) => (await db.hidden.get(pageKeyOf(page))) !== undefined,
    saveHidden: async (page, hidden) => {
      const pageKey = pageKeyOf(page);
      const known = (await db.hidden.get(pageKey)) !== undefined;
      if (hidden === known) return; // nothing to write, for which there might be no room
      await (hidden ? db.hidden.put({ pageKey, siteId: page.siteId }) : db.hidden.delete(pageKey));
    },
    labelsPages: async (id) => (await db.sites.get(id))?.labelsPages ?? false,
    saveLabelsPages: async (id, on) => {
      await db.sites.update(id, { labelsPages: on });
    },
    countAnswered: async (id) => {
      await db.sites.where({ id }).modify((row) => void (row.answered = (row.answered ?? 0) + 1));
    },
  };
}

function toSite({ labelsPages: _chosen, answered: _count, ...site }: SiteRow): Site {
  return site;
}

/** Comments as last read, over Dexie: a cache of the wiki, one row for each page. */
export function createThreadStore(db: Database): ThreadStore {
  return {
    find: async (pageKey) => (await db.threads.get(pageKey)) ?? null,
    list: (siteId) => db.threads.where({ siteId }).toArray(),
    readBefore: (siteId, before, most) =>
      db.threads
        .where('[siteId+readAt]')
        .between([siteId, Dexie.minKey], [siteId, before], true, true)
        .limit(most)
        .toArray(),
    save: (read) =>
      withinRoom(async () => {
        await db.threads.put({ ...read, pageKey: pageKeyOf(read.page), siteId: read.page.siteId });
        return null;
      }),
  };
}

/** How far sites were read, over Dexie. */
export function createSyncStore(db: Database): SyncStore {
  return {
    find: async (siteId) => (await db.syncs.get(siteId)) ?? null,
    async save(state) {
      await db.syncs.put(state);
    },
  };
}

/** What happened once, over Dexie: of two who ask at the same moment one is the first. */
export function createFirstTimes(db: Database): FirstTimes {
  return {
    async isFirst(name) {
      try {
        await db.firsts.add({ name });
        return true;
      } catch (error) {
        if (error instanceof Dexie.ConstraintError) return false;
        throw error;
      }
    },
  };
}

/** Erases everything, whatever it belongs to. */
export async function eraseEverything(db: Database): Promise<void> {
  await db.transaction('rw', db.tables, async () => {
    for (const table of db.tables) await table.clear();
  });
}
