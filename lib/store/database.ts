import type { KeptRegister } from '@/lib/domain/desk/stores';
import { Dexie, type EntityTable, type PromiseExtended, type Table } from 'dexie';
import type { CaptureInfo } from '@/lib/domain/capture';
import type { CaptureId, EventId, SiteId } from '@/lib/domain/ids';
import type { DraftPicture, RequestDraft } from '@/lib/domain/draft';
import type { DeskRow } from '@/lib/domain/desk/row';
import type { KnownPage } from '@/lib/domain/flags/find-section';
import type { PageFlags } from '@/lib/domain/flags/page-flag';
import type { OutlineState } from '@/lib/domain/flags/stores';
import type { HeldComment } from '@/lib/domain/ports';
import type { Publication } from '@/lib/domain/article/publication';
import type { KeptArticle } from '@/lib/domain/article/stores';
import type { KeptWording } from '@/lib/domain/wording/stores';
import type { SyncState } from '@/lib/domain/sync';
import type { Told } from '@/lib/domain/news';
import type { Site } from '@/lib/domain/page';
import type { KeptReply } from '@/lib/domain/views';
import { guardErased } from './erased';
import type { VisitorCard } from '@/lib/domain/visitor';
import { DATABASE_NAME } from '@/lib/domain/stores';
import type {
  EnabledOrigin,
  FinishedPicture,
  KeptDraft,
  OutboxEntry,
  ReadComments,
  SiteAuth,
} from '@/lib/domain/stores';

export interface OutboxRow extends OutboxEntry {
  eventId: EventId;
  siteId: SiteId;
  pageKey: string;
  queuedAt: number;
  /** 1: queued or being sent. */
  open: 0 | 1;
  /** When its aftercare is due; absent, and so not in the index, when nothing is left to do. */
  careAt?: number;
}
export interface PictureRow extends FinishedPicture {
  eventId: EventId;
}
export interface CaptureRow {
  id: CaptureId;
  siteId: SiteId;
  takenAt: number;
  info: CaptureInfo;
  pixels: Blob;
}
/** A file of the person's own, until it is queued. */
export interface FileRow {
  id: CaptureId;
  siteId: SiteId;
  takenAt: number;
  bytes: Blob;
}
export interface DraftRow extends KeptDraft {
  pageKey: string;
  siteId: SiteId;
}
export interface ThreadsRow extends ReadComments {
  pageKey: string;
  siteId: SiteId;
}
/** The password or token lies here in plain text, in the browser's profile, as cookies do: see docs/threat-model.md. */
export interface AuthRow {
  siteId: SiteId;
  auth: SiteAuth;
}
export interface ReplyRow extends KeptReply {
  pageKey: string;
  siteId: SiteId;
}
/** A site with what the person chose for it. */
export interface SiteRow extends Site {
  labelsPages?: boolean;
  answered?: number;
}
/** Name and mail in plain text, as a browser keeps what is typed into forms. */
export interface VisitorRow {
  siteId: SiteId;
  card: VisitorCard;
}
/** Something that happened and will not again. */
export interface FirstRow {
  name: string;
}
export interface HiddenRow {
  pageKey: string;
  siteId: SiteId;
}

/** One choice of this person's, or what was done last, by name. */
export interface SettingRow {
  name: string;
  value: unknown;
}

/** The requests of one page, as the desk lists them. */
export interface DeskRowsRow {
  pageKey: string;
  siteId: SiteId;
  ids: EventId[];
  rows: DeskRow[];
}
export interface PageLabelsRow {
  pageKey: string;
  siteId: SiteId;
  labels: string[];
  readAt: number;
}
/** The sections of one page as they were at `readAt`. */
export interface OutlineRow extends KnownPage {
  readAt: number;
}
export interface HeldRow {
  siteId: SiteId;
  comments: HeldComment[];
}

/** Everything that Docket keeps in this browser. A table changes by a new version only; a line below is never edited. */
export class Database extends Dexie {
  declare outbox: EntityTable<OutboxRow, 'eventId'>;
  declare pictures: EntityTable<PictureRow, 'id'>;
  declare captures: EntityTable<CaptureRow, 'id'>;
  declare files: EntityTable<FileRow, 'id'>;
  declare drafts: EntityTable<DraftRow, 'pageKey'>;
  declare threads: EntityTable<ThreadsRow, 'pageKey'>;
  declare sites: EntityTable<SiteRow, 'id'>;
  declare auth: EntityTable<AuthRow, 'siteId'>;
  declare origins: EntityTable<EnabledOrigin, 'origin'>;
  declare hidden: EntityTable<HiddenRow, 'pageKey'>;
  declare replies: EntityTable<ReplyRow, 'requestId'>;
  declare firsts: EntityTable<FirstRow, 'name'>;
  declare syncs: EntityTable<SyncState, 'siteId'>;
  declare registers: EntityTable<KeptRegister, 'siteId'>;
  declare deskRows: EntityTable<DeskRowsRow, 'pageKey'>;
  declare held: EntityTable<HeldRow, 'siteId'>;
  declare pageLabels: EntityTable<PageLabelsRow, 'pageKey'>;
  declare outlines: EntityTable<OutlineRow, 'pageKey'>;
  declare outlineStates: EntityTable<OutlineState, 'siteId'>;
  declare wordings: Table<KeptWording, [string, string]>;
  declare pageFlags: EntityTable<PageFlags, 'pageKey'>;
  declare articles: EntityTable<KeptArticle, 'id'>;
  declare publications: Table<Publication, [EventId, SiteId]>;
  declare told: EntityTable<Told, 'requestId'>;
  declare settings: EntityTable<SettingRow, 'name'>;
  declare visitors: EntityTable<VisitorRow, 'siteId'>;
  /** Sites that were erased in this life of the worker, and not saved again. */
  readonly erased = new Set<SiteId>();

  constructor(name = DATABASE_NAME) {
    super(name);
    this.version(1).stores({
      outbox: 'eventId, siteId, pageKey, open, careAt',
      pictures: 'id, eventId',
      captures: 'id, siteId, takenAt',
      drafts: 'pageKey, siteId, discardedAt',
      threads: 'pageKey, siteId',
      sites: 'id',
      auth: 'siteId',
      origins: 'origin',
      hidden: 'pageKey, siteId',
    });
    this.version(2).stores({ replies: 'requestId, pageKey, siteId' });
    this.version(3).stores({ visitors: 'siteId' });
    this.version(4)
      .stores({ files: 'id, siteId, takenAt', firsts: 'name' })
      .upgrade(async (change) => {
        const drafts = change.table<DraftRow>('drafts').toCollection();
        await drafts.modify((row) => {
          listPictures(row.draft);
        });
        const outbox = change.table<OutboxRow>('outbox').toCollection();
        await outbox.modify(({ parcel }) => {
          listPictures(parcel.draft);
        });
      });
    this.version(5).stores({ told: 'requestId, siteId', settings: 'name' });
    this.version(6).stores({ syncs: 'siteId', threads: 'pageKey, siteId, [siteId+readAt]' });
    this.version(7).stores({ registers: 'siteId', deskRows: 'pageKey, siteId, *ids', held: 'siteId' });
    this.version(8).stores({ pageLabels: 'pageKey, siteId' });
    this.version(9)
      .stores({ outlines: 'pageKey, siteId', outlineStates: 'siteId' })
      .upgrade(async (change) => {
        const pages = change.table<DeskRowsRow>('deskRows').toCollection();
        await pages.modify(({ rows }) => {
          rows.forEach(tellSection);
        });
      });
    this.version(10).stores({ wordings: '[pageKey+sectionId], siteId', pageFlags: 'pageKey, siteId' });
    this.version(11).stores({ articles: 'id, siteId' });
    this.version(12).stores({ publications: '[articleId+siteId], siteId' });
    guardErased(this);
  }

  /** Where this fails (a full disk), the next access tries again: Dexie alone would fail for as long as the worker lives. */
  override open(): PromiseExtended<Dexie> {
    return super.open().catch((error: unknown) => {
      setTimeout(() => this.close({ disableAutoOpen: false })); // once all who waited for this have heard of it
      throw error;
    });
  }
}

/** Until version 9 a row told neither which of several sections with one name it was, nor when each person asked. */
function tellSection(row: Omit<DeskRow, 'occurrence' | 'bodyHash' | 'joinedAt'> & Partial<DeskRow>): void {
  row.occurrence = 0;
  row.bodyHash = null;
  row.joinedAt = row.who.map(() => row.openedAt);
}

/** Until version 4 a draft had one picture, or none. */
function listPictures(draft: (RequestDraft & { picture?: DraftPicture | null }) | null): void {
  if (draft === null) return;
  const { picture = null } = draft;
  delete draft.picture;
  draft.pictures = picture === null ? [] : [picture];
  draft.files = [];
}
