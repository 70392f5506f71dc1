import type { Table } from 'dexie';
import type { SiteId } from '@/lib/domain/ids';
import type { Database } from './database';

/** Something that was under way for a site when it was erased wanted to write. */
export class ErasedSite extends Error {
  override name = ErasedSite.name;
}

/** All tables whose rows belong to one site, by `siteId`. */
export function tablesOfSites(db: Database): Table[] {
  return [
    db.outbox,
    db.captures,
    db.files,
    db.drafts,
    db.threads,
    db.hidden,
    db.replies,
    db.auth,
    db.visitors,
    db.told,
    db.syncs,
    db.registers,
    db.deskRows,
    db.held,
    db.pageLabels,
    db.outlines,
    db.outlineStates,
    db.wordings,
    db.pageFlags,
    db.articles,
    db.publications,
  ];
}

/**
 * Keeps what is under way for an erased site from leaving a row behind. It began in this life of the worker, so a note
 * in memory is enough; the erasing itself removes what came before.
 */
export function guardErased(db: Database): void {
  for (const table of tablesOfSites(db)) {
    table.hook('creating', (_key, row: { siteId: SiteId }) => {
      if (db.erased.has(row.siteId)) throw new ErasedSite(row.siteId);
    });
  }
  db.sites.hook('creating', (id) => void db.erased.delete(id));
}
