import { pageKeyOf, type Site } from '@/lib/domain/page';
import type { SiteStore, ThreadStore } from '@/lib/domain/stores';
import type { Database, SiteRow } from './database';
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
        const { labelsPages = false } = (await db.sites.get(site.id)) ?? {};
        await db.sites.put({ ...site, labelsPages });
      }),
    erase: (id) => {
      db.erased.add(id);
      return db.transaction('rw', db.tables, async () => {
        const events = await db.outbox.where({ siteId: id }).primaryKeys();
        await db.pictures.where('eventId').anyOf(events).delete();
        for (const table of [db.outbox, db.captures, db.files, db.drafts, db.threads, db.hidden, db.replies]) {
          await table.where({ siteId: id }).delete();
        }
        await db.auth.delete(id);
        await db.visitors.delete(id);
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
  };
}

function toSite({ labelsPages: _chosen, ...site }: SiteRow): Site {
  return site;
}

/** Comments as last read, over Dexie: a cache of the wiki, one row for each page. */
export function createThreadStore(db: Database): ThreadStore {
  return {
    find: async (pageKey) => (await db.threads.get(pageKey)) ?? null,
    save: (read) =>
      withinRoom(async () => {
        await db.threads.put({ ...read, pageKey: pageKeyOf(read.page), siteId: read.page.siteId });
        return null;
      }),
  };
}
