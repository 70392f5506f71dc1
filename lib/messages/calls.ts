import type { DeskCalls } from './desk-calls';
import type { FlagCalls } from './flag-calls';
import type { Access } from '@/lib/domain/access';
import type { Author } from '@/lib/domain/delivery';
import type { Anchor } from '@/lib/domain/anchor';
import type { PageSent } from '@/lib/domain/anchoring/outline';
import type { CaptureInfo } from '@/lib/domain/capture';
import type { Deed, ReplyKind } from '@/lib/domain/deed';
import type { DraftFile, RequestDraft } from '@/lib/domain/draft';
import type { AskKind } from '@/lib/domain/event';
import type { CaptureId, Claim, EventId, SessionId, SiteId, Ticket } from '@/lib/domain/ids';
import type { NewsSettings } from '@/lib/domain/news';
import type { PageRef, Site } from '@/lib/domain/page';
import type { Result } from '@/lib/domain/result';
import type { VisitorCard } from '@/lib/domain/visitor';
import type {
  GivenSignIn,
  DrawerStart,
  DrawerOpening,
  KeptReply,
  MarkPlace,
  MyRequest,
  PlaceSeen,
  AskedOffer,
  SiteRow,
  TabStanding,
  TakenBack,
  ThreadMark,
  ToolbarOffers,
  ThreadsView,
  WikiHit,
} from '@/lib/domain/views';

/** What the page's recogniser found; the background checks it against the sender's own address. */
export interface PageReport {
  site: Pick<Site, 'kind' | 'baseUrl' | 'restRoot' | 'name'>;
  page: PageRef;
}

/** What the reader points at when a drawer opens. */
export interface Pointing {
  anchor: Anchor;
  /** What the page knows of it; the browser's name is added by whoever takes it on (`withBrowser`). */
  environment: string;
  /** CSS pixels, to find the scale of a capture. */
  viewport: { width: number; height: number };
}

/** Calls of the content script. Its sender is a tab of an enabled site and never trusted further. */
export interface OverlayCalls {
  /** Says which page is shown now; gives what is to be marked on it. The answer comes from the cache, news follow by `showMarks`. */
  pageShown(ask: PageReport): Result<
    ToolbarOffers & {
      marks: ThreadMark[];
      /** This person switched Docket off on this page. */
      hidden: boolean;
    }
  >;
  /** How marked places look on dark pages and in shadow trees (other pages have that from the start), and a drawer's box. */
  readStyles(ask: { of: 'light' | 'dark' | 'drawer' }): Result<{ css: string }>;
  /** Where these requests stand now; the background knows more of them than it tells the page. */
  placeMarks(ask: { report: PageReport; page: PageSent; ids: EventId[] }): Result<{
    /** `null`: the background does not have the page's text, send it whole. */
    places: MarkPlace[] | null;
  }>;
  /** Describes a stretch of the page's text, so that it is found again on later versions; `null` where there is none. */
  describePlace(ask: { page: PageSent; start: number; end: number }): Result<{ descriptor: string | null }>;
  /** Keeps whether this person wants to see anything of Docket on this page; opening a drawer by icon, menu or key shows it again. */
  hidePage(ask: { report: PageReport; hidden: boolean }): Result<null>;
  /** Asks for a drawer over this page; the ticket opens it once, in this tab only. */
  requestDrawer(ask: {
    report: PageReport;
    view: DrawerOpening;
    pointing: Pointing;
    focus: EventId | null;
    /** The kind that the reader chose already ("Something is wrong": `error`); `null` leaves the draft's own. */
    kind: AskKind | null;
  }): Result<{ ticket: Ticket }>;
  /**
   * The drawer did not run within its time limit: show it elsewhere (side panel or tab). `sure`: its frame was loaded and
   * stayed dumb, so this page keeps it from running; else it was only slow.
   */
  drawerBlocked(ask: { ticket: Ticket; sure: boolean }): Result<null>;
}

/** Calls of the background to the content script of one tab. */
export interface TabCalls {
  /** Takes everything of ours off the screen for two frames and tells what is pointed at. `null`: no documentation page here. */
  preparePicture(ask: null): Result<{ report: PageReport; pointing: Pointing } | null>;
  /** Shows everything of ours again. */
  pictureDone(ask: null): Result<null>;
  /** Opens the drawer with a ticket that the background made. */
  openDrawer(ask: { ticket: Ticket; view: DrawerOpening }): Result<null>;
  /** Repaints highlights and badges. */
  showMarks(ask: { pageId: string; marks: ThreadMark[] }): Result<null>;
  /** The site was removed from Docket: takes everything off the page and ends. */
  leave(ask: null): Result<null>;
}

interface InSession {
  session: SessionId;
}

/** What a valid ticket opens. */
export interface OpenedDrawer {
  session: SessionId;
  start: DrawerStart;
}

/** Calls of a drawer (iframe, side panel or tab); all but the first need the session that `redeem` gave. */
export interface DrawerCalls extends FlagCalls<InSession> {
  /** `claim` is the drawer's own secret: asked again after an answer that was lost, it gets the same session. */
  redeem(ask: { ticket: Ticket; claim: Claim }): Result<OpenedDrawer>;
  /** Asks the wiki who this is and what works here. */
  readAccess(ask: InSession): Result<Access>;
  /** Colleagues of the site by the beginning of their names. */
  findPeople(ask: InSession & { words: string }): Result<{ people: Author[] }>;
  saveDraft(ask: InSession & { draft: RequestDraft }): Result<null>;
  /** The draft as the store has it, with the picture that the icon or the shortcut took meanwhile (asked after `capture-changed`). */
  readDraft(ask: InSession): Result<{ draft: RequestDraft }>;
  /** Throws the draft and its pictures away; `restoreDraft` brings both back for a while. */
  discardDraft(ask: InSession): Result<null>;
  restoreDraft(ask: InSession): Result<{ draft: RequestDraft }>;
  /** Photographs the tab below the drawer. The bytes go to the store, only their id travels. */
  takeCapture(ask: InSession): Result<CaptureInfo>;
  /** A capture as a `data:` address, for our own pages only. */
  readCapture(ask: InSession & { id: CaptureId }): Result<{ dataUrl: string }>;
  /** Takes in a file of the person's own, or a picture of theirs (PNG), for the draft. */
  addFile(ask: InSession & { name: string; dataUrl: string }): Result<DraftFile>;
  addPicture(ask: InSession & { dataUrl: string }): Result<CaptureInfo>;
  /** Burns the marks in and gives the pictures (PNG), or an `.eml` draft with words, pictures and files, for saving. */
  exportPictures(
    ask: InSession & { draft: RequestDraft; as: 'png' | 'eml' },
  ): Result<{ files: { fileName: string; dataUrl: string }[] }>;
  /**
   * Keeps the draft for delivery; answers before anything goes over the network.
   * The drawer makes the id: asked again after an answer that was lost (worker stopped), it is queued once.
   * @param ask.visitor - To be sent without an account, under this name.
   */
  queueRequest(
    ask: InSession & { eventId: EventId; draft: RequestDraft; visitor?: VisitorCard | undefined },
  ): Result<{ eventId: EventId }>;
  /** As `queueRequest`: the same `eventId` queues once. */
  queueReply(
    ask: InSession & {
      eventId: EventId;
      requestId: EventId;
      as: ReplyKind;
      text: string;
      visitor?: VisitorCard | undefined;
    },
  ): Result<{ eventId: EventId }>;
  /** Something said with one click; sent after a moment in which it can be taken back. The same `eventId` queues once. */
  queueDeed(
    ask: InSession & { eventId: EventId; requestId: EventId; deed: Deed; visitor?: VisitorCard | undefined },
  ): Result<{ eventId: EventId }>;
  /** Puts a request to another place of the page, in its asker's name. As `queueRequest`: the same `eventId` queues once. */
  queueReAnchor(
    ask: InSession & { eventId: EventId; requestId: EventId; anchor: Anchor },
  ): Result<{ eventId: EventId }>;
  /** Makes a request of a comment that somebody made without Docket. As `queueRequest`: the same `eventId` queues once. */
  queueTakeUp(ask: InSession & { eventId: EventId; commentId: string }): Result<{ eventId: EventId }>;
  /** Has the wiki resolve an inline comment that was made without Docket, or open it again. */
  setResolved(ask: InSession & { commentId: string; resolved: boolean }): Result<null>;
  /** How this person is named on this site where no account is needed; `null`: was not asked yet. */
  readVisitor(ask: InSession): Result<{ card: VisitorCard | null }>;
  /** Keeps it as it is typed; `null` forgets it. */
  saveVisitor(ask: InSession & { card: VisitorCard | null }): Result<null>;
  /** The request as it would stand on the page, for the person to paste into the site's own form. */
  writeOut(ask: InSession & { eventId: EventId; draft: RequestDraft }): Result<{ text: string }>;
  /** Keeps what is typed as a reply; empty words forget it. */
  saveReply(ask: InSession & { requestId: EventId; text: string }): Result<null>;
  /** Replies to requests of this page that were typed and not sent. */
  readReplies(ask: InSession): Result<{ replies: KeptReply[] }>;
  /**
   * Threads of this page; `fresh` asks the wiki, else the cache; `watched` asks it for little, as it is asked so often. `shown`: requests whose answers the reader has before
   * them, or soon will: the wiki is asked for these in any case, in this order.
   */
  readThreads(ask: InSession & { fresh: boolean | 'watched'; shown?: EventId[] }): Result<ThreadsView>;
  /** What was asked before that may be the same as what is being written; from the cache, at once. */
  readOffers(ask: InSession & { words: string; anchor: Anchor }): Result<{ asked: AskedOffer[] }>;
  /** What the wiki's own search finds for it. */
  searchWiki(ask: InSession & { words: string; anchor: Anchor }): Result<{ hits: WikiHit[] }>;
  /** An answer was found before anything was asked: counts it, once it was said. */
  noteAnswered(ask: InSession): Result<null>;
  readMyRequests(ask: InSession): Result<{ requests: MyRequest[] }>;
  /** Tries a held or waiting delivery now. */
  retryNow(ask: InSession & { eventId: EventId }): Result<null>;
  /** Takes a delivery that certainly is not on the wiki back to where it was written. */
  takeBack(ask: InSession & { eventId: EventId }): Result<TakenBack>;
  /** Puts away what moderators removed, or brings it back; after a day it is gone. */
  setDismissed(ask: InSession & { eventId: EventId; dismissed: boolean }): Result<null>;
  /** Opens an address of the site in a new tab (sign-in, the comment, the page). */
  openAddress(
    ask: InSession & { what: 'sign-in' | 'page' | 'form' | 'comment' | 'options' | 'editor'; eventId: EventId | null },
  ): Result<null>;
}

/** Calls of the popup and the options page. */
export interface SettingsCalls {
  describeTab(ask: { tabId: number }): Result<TabStanding>;
  /** The permission for this origin was just given: registers, mounts in open tabs, without a reload. */
  enableOrigin(ask: { origin: string; tabId: number | null }): Result<null>;
  readSites(ask: null): Result<{ rows: SiteRow[]; anyPicture: boolean }>;
  /** Removes everything of this site from the browser; the origin's permission goes with its last site. */
  removeSite(ask: { siteId: SiteId }): Result<null>;
  /** Forgets the name and mail address given to a site as a visitor. */
  forgetVisitor(ask: { siteId: SiteId }): Result<null>;
  /** Erases everything of Docket from this browser and gives all permissions for sites back. */
  eraseAll(ask: null): Result<null>;
  readNewsSettings(ask: null): Result<NewsSettings>;
  setNewsSettings(ask: NewsSettings): Result<null>;
  /** Has pages of this site labelled while requests on them are open, or no longer. */
  setLabelsPages(ask: { siteId: SiteId; on: boolean }): Result<null>;
  /** Names the page that says who answers on the site, by its address; `null`: the site goes by defaults. */
  setRegister(ask: { siteId: SiteId; address: string | null }): Result<null>;
  /** An application password or an access token is checked with the wiki before it is kept; `session` forgets it. */
  setSignIn(ask: { siteId: SiteId; given: GivenSignIn | { way: 'session' } }): Result<null>;
}

/** All that the background answers. */
export type BackgroundCalls = OverlayCalls & DrawerCalls & SettingsCalls & DeskCalls;

/** What the background tells open drawers over their port (name: the session id). */
export type DrawerNews = { news: 'outbox-changed' } | { news: 'threads-changed' } | { news: 'capture-changed' };

/** Between overlay and drawer, on the private MessagePort that travels with the ticket. */
export type ToDrawer =
  | { type: 'ticket'; docketTicket: Ticket }
  /** The reader asked about another place while the drawer was open: shows the composer with it, typed words stay. */
  | { type: 'pointing-changed'; pointing: Pointing; kind: AskKind | null }
  /** Where the page's requests stand, whenever that has changed. */
  | { type: 'places'; places: PlaceSeen[] }
  /** The answer to `ask-anchor`; `null`: nothing is selected, or the place is not on the page any more. */
  | { type: 'anchor'; requestId: EventId; anchor: Anchor | null };
export type ToOverlay =
  /** The drawer runs: the page does not keep it from that. It has yet to redeem its ticket. */
  | { type: 'alive' }
  /** Its ticket opened nothing; it shows nothing. */
  | { type: 'refused' }
  | { type: 'close' }
  /** The capture editor wants the whole window, or gives it back. */
  | { type: 'resize'; mode: 'drawer' | 'window' }
  /** Scroll to a request's place and mark it for a moment. */
  | { type: 'show-place'; requestId: EventId }
  /** A new anchor for a request: of the place where it was found again, or of what is selected. */
  | { type: 'ask-anchor'; requestId: EventId; of: 'place' | 'selection' };
