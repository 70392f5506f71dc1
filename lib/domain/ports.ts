import type { Access } from './access';
import type { ArticleTarget } from './article/target';
import type { NativeComment } from './comment';
import type { Author, Parcel, Progress, Receipt, Removal, UploadStep } from './delivery';
import type { CaptureId, SiteId } from './ids';
import type { PageRef, Site } from './page';
import type { Look, Reading, UpdatedReading } from './reading';
import type { Result } from './result';
import type { ChangeSource, OutlineSource, ViewSource } from './site-sources';
import type { WikiHit } from './views';
import type { PageBody } from './wording/section-wording';

export type * from './site-sources';

/** What is sent to a wiki. Addresses are absolute and of the site's own origin. */
export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD';
  url: string;
  headers: Record<string, string>;
  body: string | Blob | FormData | null;
  /** In nobody's name: the browser's cookies stay at home. */
  anonymous?: true;
  /** The answer is a file, not text. Through a tab none is fetched. */
  file?: true;
}

/** What came back, whatever its status. */
export interface HttpReply {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** The body as text; empty where a file was asked for. */
  text: string;
  /** The body as a file, where one was asked for. */
  file?: Blob;
  /** The address that answered, after redirects. */
  url: string;
}

/**
 * The way to a wiki: from the background with the site's Origin rule, with a token, or through a tab.
 * Fails with `offline` (certainly nothing sent), `no-answer` (sent, outcome unknown), `refused: unknown-site` or
 * `refused: needs-tab`; every HTTP status is an answer.
 */
export interface Transport {
  send(request: HttpRequest, signal: AbortSignal): Promise<Result<HttpReply>>;
}

/** Where a sink writes down how far it came. `note` has reached the disk when it resolves: call it before each write to the wiki. */
export interface Journal {
  readonly progress: Progress;
  /** @param upload - What is sent next, if that is a picture: it may take as long as its size needs. */
  note(change: Partial<Progress>, upload?: UploadStep): Promise<void>;
}

/** Gives the finished pixels of a capture, PNG. */
export type ReadPicture = (id: CaptureId) => Promise<Result<Blob>>;

/** Writes and looks only in the name of the parcel's author; with somebody else signed in each fails as `other-person`. */
export interface ThreadSink {
  /**
   * Files the event once: what an earlier attempt filed under the same event id is found and its receipt returned.
   * An author who is not known yet is noted in the journal before the first write.
   */
  file(parcel: Parcel, journal: Journal, signal: AbortSignal): Promise<Result<Receipt>>;
  /**
   * Looks what became of a held comment: the newer receipt, or that it was removed. A removal is told only where the
   * wiki says so of the comment itself, never by what a lost connection or sign-in looks like.
   */
  follow(parcel: Parcel, receipt: Receipt, signal: AbortSignal): Promise<Result<Receipt | Removal>>;
  /** Removes later copies of one event where this person may; returns how many it removed. */
  removeCopies(parcel: Parcel, signal: AbortSignal): Promise<Result<number>>;
}

export interface CommentSource {
  /** All comments of the page that this person may see, answers included, oldest first. */
  commentsOf(page: PageRef, signal: AbortSignal): Promise<Result<NativeComment[]>>;
  /**
   * Brings up to date what is known of a page, with few requests and a bounded number of them: what a look does not
   * reach stays as it was known (docs/adapters.md, "Reading again"). Absent where the whole is read as cheaply.
   */
  update?(page: PageRef, known: Reading, look: Look, signal: AbortSignal): Promise<Result<UpdatedReading>>;
  /** Resolves an inline comment, or opens it again; one that is in that state already is no failure. Absent where no comment has such a state. */
  setResolved?(comment: NativeComment, resolved: boolean, signal: AbortSignal): Promise<Result<null>>;
}

export interface AccessSource {
  accessTo(page: PageRef, signal: AbortSignal): Promise<Result<Access>>;
  /** Where a person (`instead`: of the one who is signed in) signs in and comes back to the page, where that has to be looked up. */
  signInAddress?(page: PageRef, instead: boolean, signal: AbortSignal): Promise<Result<string>>;
}

/** Labels of a page that everyone sees who can read it. Refused to people who may not edit the page. */
export interface LabelTarget {
  /** A label that is there already stays. */
  add(page: PageRef, label: string, signal: AbortSignal): Promise<Result<null>>;
  /** A label that is not there is no failure. */
  remove(page: PageRef, label: string, signal: AbortSignal): Promise<Result<null>>;
}

/** Tells by which labels (WordPress: tags) a page is sorted, in lower case. */
export interface LabelSource {
  labelsOf(page: PageRef, signal: AbortSignal): Promise<Result<string[]>>;
}

/** Finds colleagues whom the wiki tells of a comment that mentions them. */
export interface PeopleSource {
  /** People whose names have words that begin like that; a handful. */
  find(words: string, signal: AbortSignal): Promise<Result<Author[]>>;
}

/** The wiki's own full-text search. */
export interface SearchSource {
  /** Pages with these words, as the wiki ranks them; a handful. @param words - Letters, digits, `_` and `-` only. */
  find(words: string[], signal: AbortSignal): Promise<Result<WikiHit[]>>;
}

/** Part of a page that Docket writes for people. */
export type PageBlock = { kind: 'heading' | 'paragraph'; text: string } | { kind: 'list'; items: string[] };

/** A page of the team's own. The register may be read by everybody and edited by administrators, the desk page is for staff alone. */
export type TeamPageKind = 'register' | 'desk';

export interface TeamPage {
  page: PageRef;
  /** As the wiki knows them, whoever edited it since. */
  creator: Author;
}

/** Makes and keeps the pages that a team agrees on things with. Each person's own right to do so decides. */
export interface TeamPages {
  /**
   * Makes the page, open for comments, in its creator's name. A desk page that cannot be kept from others is taken away
   * again: `refused: not-allowed`.
   * @param ask.beside - Any page of the space it is to stand in.
   * @param ask.people - Ids of those for whom it is restricted; the creator is always among them.
   */
  create(
    ask: { kind: TeamPageKind; title: string; blocks: PageBlock[]; beside: PageRef; people: string[] },
    signal: AbortSignal,
  ): Promise<Result<TeamPage>>;
  read(page: Pick<PageRef, 'pageId' | 'contentType'>, signal: AbortSignal): Promise<Result<TeamPage>>;
  /** The page at an address that somebody copied from their browser. */
  find(address: string, signal: AbortSignal): Promise<Result<TeamPage>>;
  /** Puts other words on the page. They are made of its comments, so whoever writes last writes the same. */
  write(page: PageRef, blocks: PageBlock[], signal: AbortSignal): Promise<Result<null>>;
  /** Has exactly these people read (desk) or edit (register) it. Where roles alone decide, nothing happens. */
  restrict(page: PageRef, kind: TeamPageKind, people: string[], signal: AbortSignal): Promise<Result<null>>;
}

/** A comment that waits for approval, and where it stands. */
export interface HeldComment {
  page: PageRef;
  comment: NativeComment;
}

/** What waits for approval on the whole site. Moderators only; to everybody else it is refused as `not-allowed`. */
export interface HeldSource {
  list(signal: AbortSignal): Promise<Result<HeldComment[]>>;
  decide(commentId: string, to: 'approved' | 'trash', signal: AbortSignal): Promise<Result<null>>;
}

/** Tells whether a section that somebody links to is there. */
export interface SectionSource {
  /** Headings of the page at an address of the site, in order; `refused: page-gone` where there is none. */
  headingsAt(address: string, signal: AbortSignal): Promise<Result<string[]>>;
}

/** A page as its wiki keeps it, to whoever asks. */
export interface BodyRead {
  body: PageBody;
  /** Whether this person may publish another version. Where not, the source may be the page as it is shown. */
  mayWrite: boolean;
  /** Whose page it is, as far as the wiki tells this person. */
  owner: Author | null;
}

/** Reads pages as their wiki keeps them, and publishes other versions in this person's name. */
export interface BodyTarget {
  read(page: PageRef, signal: AbortSignal): Promise<Result<BodyRead>>;
  /**
   * Publishes another version of a page that was read: `refused: page-changed` where it is not in that state any more.
   * @param note - What was changed, for the page's history, where it has one.
   */
  write(page: PageRef, from: PageBody, source: string, note: string, signal: AbortSignal): Promise<Result<null>>;
}

/** Pictures that stand on the wiki. */
export interface FileSource {
  /**
   * The picture at an address of the wiki; `refused: page-gone` where none is there. The address may be anybody's word, and
   * what is read here is published: bytes of anything else are never given out.
   */
  read(address: string, signal: AbortSignal): Promise<Result<Blob>>;
}

/** A platform is a few small abilities; one that it lacks is absent. */
export interface Platform {
  site: Site;
  sink?: ThreadSink;
  comments?: CommentSource;
  access?: AccessSource;
  labels?: LabelTarget;
  people?: PeopleSource;
  search?: SearchSource;
  changes?: ChangeSource;
  teamPages?: TeamPages;
  held?: HeldSource;
  sections?: SectionSource;
  outlines?: OutlineSource;
  views?: ViewSource;
  labelled?: LabelSource;
  bodies?: BodyTarget;
  files?: FileSource;
  articles?: ArticleTarget;
}

/** Time as a port, so that tests own it. */
export interface Clock {
  now(): number;
}

/** Waits, as a port for the same reason. */
export interface Timers {
  /** Returns how to call it off. */
  after(waitMs: number, run: () => void): () => void;
}

/** Has the outbox called again at that time, however often the worker stops before; `null` calls it off. */
export interface Wake {
  at(when: number | null): void;
}

/** The platform of a site with its present sign-in; `null` where the site was removed or its permission withdrawn. */
export type FindPlatform = (id: SiteId) => Promise<Platform | null>;
