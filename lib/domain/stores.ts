import type { CaptureInfo } from './capture';
import type { NativeComment } from './comment';
import type { EpochMs, Parcel } from './delivery';
import type { DraftFile, RequestDraft } from './draft';
import type { CaptureId, EventId, SiteId } from './ids';
import type { NewsSettings, Told } from './news';
import type { PageRef, Site } from './page';
import type { ReadingNotes } from './reading';
import type { Result } from './result';
import type { SyncState } from './sync';
import type { KeptReply, Reverted } from './views';
import type { VisitorCard } from './visitor';

/** The name of the browser's database that holds everything. */
export const DATABASE_NAME = 'docket';

/** A picture with its marks burnt in, or a file, ready to be sent. */
export interface FinishedPicture {
  id: CaptureId;
  pixels: Blob;
}

/** What is left to do for an event that was filed. `null`: nothing. */
export interface Aftercare {
  /** When to look whether it was approved. */
  followAt: EpochMs | null;
  follows: number;
  followedAt: EpochMs;
  /** When to look for a second copy, which a late commit may have left. */
  copiesAt: EpochMs | null;
  copyChecks: number;
  /** When to set its page's label. Absent where the event changes no label, and once that is done. */
  label?: { at: EpochMs; tries: number };
}

export const NO_AFTERCARE: Aftercare = { followAt: null, follows: 0, followedAt: 0, copiesAt: null, copyChecks: 0 };

/** A parcel with what the outbox itself knows of it. */
export interface OutboxEntry {
  parcel: Parcel;
  /** An attempt ended without a clear yes or no, so its comment may stand on the wiki, or come to stand there late. */
  mayBeFiled: boolean;
  aftercare: Aftercare;
}

/** What is being written where an entry would come back to. */
export interface Meanwhile {
  draft: RequestDraft | null;
  /** Of its thread's reply field; empty for none. */
  reply: string;
}

/** Every write is one transaction. Full storage is `refused: storage-full`, with everything as it was. */
export interface OutboxStore {
  /**
   * Takes the entry in with its finished pictures; the raw ones and the page's draft go in the same transaction.
   * An entry that is there already stays as it is.
   */
  add(entry: OutboxEntry, pictures: FinishedPicture[]): Promise<Result<null>>;
  find(id: EventId): Promise<OutboxEntry | null>;
  /** Oldest first; `open`: queued or being sent. */
  list(of: 'all' | 'open' | { siteId: SiteId } | { pageKey: string }): Promise<OutboxEntry[]>;
  /** Filed entries whose aftercare is due. */
  listDueAftercare(now: EpochMs): Promise<OutboxEntry[]>;
  nextAftercare(): Promise<EpochMs | null>;
  /** Shows `choose` the open entries, oldest first, and writes what it returns. Two that claim at once are put in a row. */
  claim(choose: (open: OutboxEntry[]) => OutboxEntry | null): Promise<OutboxEntry | null>;
  /**
   * Rewrites one entry; `edit` returns `null` to leave it. Returns what was written. Finished pictures go once it is
   * filed and does not wait for approval.
   */
  change(id: EventId, edit: (entry: OutboxEntry) => OutboxEntry | null): Promise<OutboxEntry | null>;
  /**
   * Turns a request back into its page's draft, its finished pictures into captures; a reply into what is kept of its
   * field. `revert` is told what was being written there meanwhile and returns `null` to leave all as it is.
   */
  takeBack(
    id: EventId,
    revert: (entry: OutboxEntry, meanwhile: Meanwhile) => Reverted | null,
  ): Promise<Result<Reverted | null>>;
  /** Removes what was dismissed before that, with its pictures. */
  sweep(olderThan: EpochMs): Promise<void>;
  readPicture(id: CaptureId): Promise<Blob | null>;
}

export interface KeptDraft {
  page: PageRef;
  draft: RequestDraft;
  savedAt: EpochMs;
  /** `null`: in use. A discarded one can be restored for a while. */
  discardedAt: EpochMs | null;
}

export interface DraftStore {
  /** Keeps a reply being written; empty words remove it. */
  saveReply(page: PageRef, reply: KeptReply): Promise<Result<null>>;
  replies(pageKey: string): Promise<KeptReply[]>;
  find(pageKey: string): Promise<KeptDraft | null>;
  save(kept: KeptDraft): Promise<Result<null>>;
  list(siteId: SiteId): Promise<KeptDraft[]>;
  /** Removes discarded drafts older than that, and captures as old that no draft names. */
  sweep(olderThan: EpochMs): Promise<void>;
}

/** Raw pictures and files until they are queued. */
export interface CaptureStore {
  add(info: CaptureInfo, siteId: SiteId, pixels: Blob): Promise<Result<null>>;
  find(id: CaptureId): Promise<{ info: CaptureInfo; pixels: Blob } | null>;
  addFile(file: DraftFile, siteId: SiteId, addedAt: EpochMs, bytes: Blob): Promise<Result<null>>;
  findFile(id: CaptureId): Promise<Blob | null>;
}

/**
 * How a person's calls are believed by a wiki: by the browser's own session, an application password (WordPress), or an
 * access token (Data Center), kept with the name of the person whose it is.
 */
export type SiteAuth =
  | { way: 'session' }
  | { way: 'application-password'; login: string; password: string }
  | { way: 'access-token'; token: string; name: string };

export type SignIn = SiteAuth['way'];

/** What people give in place of the browser's session. */
export type OwnSignIn = Exclude<SignIn, 'session'>;

/** An origin that the person switched Docket on for. */
export interface EnabledOrigin {
  origin: string;
  /** `withdrawn`: the permission was taken away in the browser's own settings; everything is kept until asked. */
  state: 'on' | 'withdrawn';
  /** Sites of this origin that were removed from Docket while others stayed. */
  without: SiteId[];
}

/** What this browser keeps of a site, counted. */
export interface SiteInventory {
  /** Pages whose comments are cached. */
  pages: number;
  /** Requests and replies of this person, whatever became of them. */
  sent: number;
  drafts: number;
  /** Pictures and files: of drafts and of what is on its way. */
  files: number;
  bytes: number;
  /** Pages on which this person switched Docket off. */
  hidden: number;
  /** How often this person found an answer before asking, and said so. */
  answered: number;
  /** The name given to the site as a visitor; `null`: none. */
  visitor: string | null;
}

export interface SiteStore {
  origins(): Promise<EnabledOrigin[]>;
  saveOrigin(origin: EnabledOrigin): Promise<void>;
  removeOrigin(origin: string): Promise<void>;
  list(): Promise<Site[]>;
  find(id: SiteId): Promise<Site | null>;
  save(site: Site): Promise<void>;
  /**
   * Removes the site with its drafts, captures, outbox, threads and sign-in. What was under way for it writes nothing
   * any more, as long as this worker lives: such writes fail as `refused: unknown-site`, or throw where no failure is
   * foreseen. Saving the site again ends that.
   */
  erase(id: SiteId): Promise<void>;
  /** Whether the site was erased in this life of the worker. */
  isErased: (id: SiteId) => boolean;
  auth(id: SiteId): Promise<SiteAuth>;
  saveAuth(id: SiteId, auth: SiteAuth): Promise<void>;
  /** How this person is named where no account is needed; `null`: was not asked yet. */
  visitor(id: SiteId): Promise<VisitorCard | null>;
  /** `null` forgets it. */
  saveVisitor(id: SiteId, card: VisitorCard | null): Promise<Result<null>>;
  inventory(id: SiteId): Promise<SiteInventory>;
  /** Whether this person wants to see nothing of Docket on the page. */
  isHidden(page: PageRef): Promise<boolean>;
  saveHidden(page: PageRef, hidden: boolean): Promise<void>;
  /** Whether pages of this site are labelled while requests on them are open. Off until somebody switches it on. */
  labelsPages(id: SiteId): Promise<boolean>;
  saveLabelsPages(id: SiteId, on: boolean): Promise<void>;
  /** Counts that an answer was found before asking. */
  countAnswered(id: SiteId): Promise<void>;
}

/** Things that happen once in this browser. */
export interface FirstTimes {
  /** True for the first who asks for this name, ever. */
  isFirst(name: 'hint'): Promise<boolean>;
}

/** What a page's comments were when the wiki was last asked. */
export interface ReadComments {
  page: PageRef;
  comments: NativeComment[];
  readAt: EpochMs;
  /** The wiki's time of the newest comment that this person had before them. */
  seenUpTo: EpochMs;
  /** Absent in what was kept before there were any, and where a wiki is always read as a whole. */
  notes?: ReadingNotes;
}

export interface ThreadStore {
  find(pageKey: string): Promise<ReadComments | null>;
  /** All pages of a site whose comments were read. */
  list(siteId: SiteId): Promise<ReadComments[]>;
  /** Some of them that were last read before a moment, the ones read longest ago first. */
  readBefore(siteId: SiteId, before: EpochMs, most: number): Promise<ReadComments[]>;
  save(read: ReadComments): Promise<Result<null>>;
}

/** How far whole sites were read. */
export interface SyncStore {
  find(siteId: SiteId): Promise<SyncState | null>;
  save(state: SyncState): Promise<void>;
}

/** What a person was told of the requests that they follow, and how they want to be told. */
export interface NewsStore {
  /** The week (`2026-W49`) whose digest was told last; `null`: none. */
  lastWeek(): Promise<string | null>;
  noteWeek(week: string): Promise<void>;
  settings(): Promise<NewsSettings>;
  saveSettings(settings: NewsSettings): Promise<void>;
  told(requestId: EventId): Promise<Told | null>;
  /** When a digest was last shown; `null`: never. */
  lastDigest(): Promise<EpochMs | null>;
  /** @param digestAt - Now, if it is told as a digest. */
  noteTold(told: Told[], digestAt: EpochMs | null): Promise<void>;
}

/** A few small things that outlive the worker but not the browser: sessions and tickets. */
export interface SessionMemory {
  read(key: string): Promise<unknown>;
  /** Everything, by key. */
  readAll(): Promise<Record<string, unknown>>;
  write(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
}
