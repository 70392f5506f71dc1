import type {
  DeskRequest,
  DeskSite,
  FlaggedSection,
  NotedRequest,
  SavedFilter,
  StaffNote,
  Tidied,
  Update,
} from '@/lib/domain/desk/views';
import type { Author } from '@/lib/domain/delivery';
import type { FlagOutcome } from '@/lib/domain/event';
import type { PageFlag } from '@/lib/domain/flags/page-flag';
import type { EventId, SiteId } from '@/lib/domain/ids';
import type { Document } from '@/lib/domain/document/document';
import type { LostMark } from '@/lib/domain/wording/put-marks';
import type { KeptWording, SectionKey } from '@/lib/domain/wording/stores';
import type { PageBlock } from '@/lib/domain/ports';
import type { Result } from '@/lib/domain/result';
import type { ArticleCalls } from './article-calls';

interface OfSite {
  siteId: SiteId;
}
interface OfRequest extends OfSite {
  requestId: EventId;
}
/** The desk makes the id: asked again after an answer that was lost, the same one is queued once. */
interface Queued extends OfRequest {
  eventId: EventId;
}

/** Calls of the desk, an extension page in a tab. Rows are read from the store, see `entrypoints/desk/read-rows.ts`. */
export interface DeskCalls extends ArticleCalls {
  readDesk(ask: null): Result<{ sites: DeskSite[]; filters: SavedFilter[]; wordingHelp: boolean }>;
  /** Reads what is new on the site; progress comes as news. Answers once that has ended. `byHand`: somebody waits for it, so that nothing counts as fresh. */
  runSync(ask: OfSite & { byHand: boolean }): Result<null>;
  stopSync(ask: OfSite): Result<null>;
  /** Chooses spaces or types (empty: all) and reads them anew. */
  chooseScope(ask: OfSite & { scope: string[] }): Result<null>;
  /** A request with all that is known; `fresh` asks the wiki first. */
  readRequest(ask: OfRequest & { fresh: boolean }): Result<DeskRequest>;
  /** Keeps what is typed below a request. */
  saveTyped(ask: OfRequest & { text: string }): Result<null>;
  /** Says something in public; a held question is let through with it. Sent after a while in which it can be undone. */
  queueUpdate(ask: Queued & { text: string; update: Update }): Result<{ eventId: EventId }>;
  /** Writes something down on the desk page; refused as `unsupported-site` where the team has none. */
  queueNote(ask: Queued & { text: string; note: StaffNote }): Result<{ eventId: EventId }>;
  /** Writes on the desk page that a section fails its readers, with why; refused as `unsupported-site` where the team has none. */
  flagSection(ask: OfSite & { eventId: EventId; flagged: FlaggedSection; text: string }): Result<{ eventId: EventId }>;
  /** Writes down what was decided of a flag, with the reason or what was done. @param ask.pageKey - The flagged section's page. */
  reviewFlag(
    ask: OfSite & { eventId: EventId; flagId: EventId; pageKey: string; outcome: FlagOutcome; text: string },
  ): Result<{ eventId: EventId }>;
  /** Keeps what was reckoned last, so that it is shown on the pages themselves. */
  keepFlags(ask: OfSite & { pages: { pageKey: string; flags: PageFlag[] }[] }): Result<null>;
  /** Puts the report onto the desk page; `forAll` onto the register's own where the team wants that. */
  writeReport(ask: OfSite & { blocks: PageBlock[]; forAll: PageBlock[] }): Result<null>;
  /** The words of a section as its wiki has them now, and what was being written for it. */
  readWording(ask: SectionKey): Result<{
    wording: Document;
    mayWrite: boolean;
    owner: Author | null;
    kept: Pick<KeptWording, 'base' | 'next' | 'note'> | null;
  }>;
  /** Keeps what is being written; `next` as `base` forgets it. */
  keepWording(ask: SectionKey & Pick<KeptWording, 'base' | 'next' | 'note'>): Result<null>;
  /** Which inline comments would lose their words with it. */
  checkWording(ask: SectionKey & { next: Document }): Result<{ lost: LostMark[] }>;
  /** Publishes it in this person's name: `refused: page-changed` where the section has other words than `base` now. */
  publishWording(ask: SectionKey & { base: Document; next: Document; note: string }): Result<{ lost: LostMark[] }>;
  /** Takes back what was not sent yet. */
  undo(ask: { eventId: EventId }): Result<null>;
  retry(ask: { eventId: EventId }): Result<null>;
  decideHeld(ask: OfSite & { commentId: string; to: 'approved' | 'trash' }): Result<null>;
  /** Takes a request's comment off its page by resolving it, or shows it again. Asked again, it changes nothing. */
  tidyUp(ask: OfRequest & { resolved: boolean }): Result<{ tidied: Tidied }>;
  /** Notes a request for somebody who called or wrote elsewhere. */
  noteRequest(ask: OfSite & { eventId: EventId; noted: NotedRequest }): Result<{ eventId: EventId }>;
  /** Headings of the page that an address leads to: what is linked to is checked to be there. */
  headingsAt(ask: OfSite & { address: string }): Result<{ headings: string[] }>;
  findColleagues(ask: OfSite & { words: string }): Result<{ people: Author[] }>;
  /** Makes register and desk page in one go; what is there already stays. @param ask.beside - Key of a page of the space. */
  setUp(ask: OfSite & { beside: string }): Result<null>;
  /** Names the page that is the register, by its address. */
  linkRegister(ask: OfSite & { address: string }): Result<null>;
  unlinkRegister(ask: OfSite): Result<null>;
  saveSetting(
    ask: OfSite & { eventId: EventId; set: string; key: string; value: string | null; text: string },
  ): Result<null>;
  saveFilters(ask: { filters: SavedFilter[] }): Result<null>;
  /** Keeps whether the browser's own language model may propose wordings. */
  saveWordingHelp(ask: { on: boolean }): Result<null>;
}

/** What the background tells open desks over their port. */
export type DeskNews =
  | { news: 'rows'; pageKeys: string[] }
  | { news: 'all-rows' }
  | { news: 'sites' }
  | { news: 'outlines'; siteId: SiteId };

/** The name of that port. */
export const DESK_PORT = 'docket-desk';
