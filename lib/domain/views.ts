import type { Anchor } from './anchor';
import type { Placement } from './anchoring/place-anchor';
import type { Deed } from './deed';
import type { Delivery } from './delivery';
import type { RequestDraft } from './draft';
import type { EventId } from './ids';
import type { PageRef, Site } from './page';
import type { Person } from './person';
import type { Problem } from './problem';
import type { OwnSignIn, SignIn, SiteInventory } from './stores';
import type { Thread } from './thread';

/** What the overlay needs of a thread: where it is and how many; no words of anybody. */
export interface ThreadMark {
  id: EventId;
  anchor: Anchor;
  /** `flagged`: no request, but a section that fails its readers. */
  state: Thread['state']['kind'] | 'flagged';
  /** Not yet on the wiki, or waiting for approval: only this person sees it. */
  own: 'no' | 'sending' | 'held' | 'filed';
  /** A comment made without Docket, at words of the page; `marker`: Confluence's own there. It is shown nowhere else. */
  plain?: { marker: string | null };
}

/** Where a request stands on the page as it is now. */
export interface MarkPlace extends Pick<Placement, 'outcome' | 'at'> {
  id: EventId;
  /** Of its section: index among the page's headings; -1 for the text before the first one. */
  heading: number;
}

/** How a request's place on the page is told to its readers. */
export interface PlaceSeen extends Pick<MarkPlace, 'id' | 'outcome'> {
  /** What stands there now, where that is not what was quoted; at most 600 characters. */
  words: string | null;
  /** Of the section; `null` for the text before the first heading. */
  heading: string | null;
}

export type DrawerView = 'compose' | 'threads' | 'mine';
/** Where a drawer starts; `flag`: among the threads, with the field in which the place is flagged. */
export type DrawerOpening = DrawerView | 'flag';

/** What the toolbar at a selection has beside asking. */
export interface ToolbarOffers {
  /** The key that asks with a picture, as the browser has it now; `null` when none is set. */
  shortcut: string | null;
  /** This person has the desk in this browser, and a team that flags sections. */
  mayFlag: boolean;
}

/** What a drawer knows at its start, without asking the network. */
export interface DrawerStart {
  site: Site;
  page: PageRef;
  view: DrawerOpening;
  draft: RequestDraft;
  /** True when the draft was typed earlier and found again. */
  draftFound: boolean;
  /** The section or request that was clicked, for the list of threads. */
  focus: { requestId: EventId | null; anchor: Anchor | null };
  /**
   * Whether a picture can be taken now; else the way to do it (icon, or this shortcut). `problem`: why there is none
   * although the reader asked with one.
   */
  picture: { can: boolean; shortcut: string | null; problem: Problem | null };
}

/** A reply that was typed and not sent. */
export interface KeptReply {
  requestId: EventId;
  text: string;
}

/** What a delivery became again: the draft of its page, or what is kept of its reply field. */
export type Reverted =
  | { to: 'composer'; draft: RequestDraft }
  | { to: 'reply'; reply: KeptReply }
  /** A comment was to be taken up, or a request to be put elsewhere: all stands there as before. */
  | { to: 'as-before' };

/** The same for a drawer; `another-page`: it lies on the page that it is about, and that was opened. */
export type TakenBack = Reverted | { to: 'another-page' };

/** An event of this person's on its way, as the drawer lists it. */
export interface OutgoingView {
  eventId: EventId;
  requestId: EventId;
  page: PageRef;
  text: string;
  queuedAt: number;
  delivery: Delivery;
  /** The comment that it makes a request; `null` for all other events. */
  takesUp: string | null;
  /** The words of the page that it puts its request to; `null` for all other events. */
  movesTo: string | null;
  /** What it says with one click; `null` for words. */
  deed: Deed | null;
  /** It is certainly not on the wiki, or not any more, so that it can be taken back. */
  takable: boolean;
}

/** A comment made without Docket that is part of no request, and can be taken up as one. */
export interface PlainComment {
  id: string;
  author: string;
  text: string;
  /** Milliseconds since 1970. */
  at: number;
  url: string;
  /** It looks like a question. */
  asks: boolean;
  /** The words of the page that it is about, where the wiki knows them. */
  quote: string | null;
  /** By what it is marked on the page, if it is, and by what answers name it. */
  markId: EventId | null;
  /** Confluence says that the words it was about are not on the page any more. */
  gone: boolean;
  /** The wiki has a state for it, and it can be resolved. */
  resolvable: boolean;
  /** What stands below it, oldest first. Comments that can be taken up themselves are not among it. */
  answers: Pick<PlainComment, 'id' | 'author' | 'text' | 'at' | 'url'>[];
}

/** Threads of a page, from the cache or fresh. */
export interface ThreadsView {
  threads: Thread[];
  /** Those that look like questions first, the newest of them first. */
  plain: PlainComment[];
  outgoing: OutgoingView[];
  /** When the wiki was last read; `null`: never. */
  readAt: number | null;
  /** Which of all these events this browser sent; absent: none. */
  own?: EventId[];
  /** Requests whose answers were not read yet; absent: there are none. */
  unread?: EventId[];
  /** Why it could not be read just now; the cache is shown meanwhile. */
  problem: Problem | null;
}

/** A request that was asked before, as it is offered to somebody who begins to ask. */
export interface AskedOffer {
  requestId: EventId;
  page: PageRef;
  /** It is about the page that the drawer stands over. */
  here: boolean;
  /** Likely the same question; else only about the same place. */
  isSure: boolean;
  text: string;
  state: Thread['state']['kind'];
  /** Who asked it, the first asker included. */
  people: number;
  askedBy: Person;
  heading: string | null;
  /** The newest words of somebody else than its asker; `null`: none yet. */
  answer: string | null;
  /** Addresses of articles that came of it. */
  articles: string[];
}

/** A page that the wiki's own search found; all of it plain text. */
export interface WikiHit {
  title: string;
  url: string;
  excerpt: string;
}

/** One line of "my requests", over all sites. */
export interface MyRequest {
  requestId: EventId;
  page: PageRef;
  siteName: string;
  text: string;
  askedAt: number;
  delivery: Delivery;
  takable: boolean;
  /** The thread's state as last seen; `null` until it was read back. */
  state: Thread['state']['kind'] | null;
  /** Answers by others since this person last looked. */
  newAnswers: number;
}

/** What a tab's icon says about it. */
export type TabStanding =
  | { standing: 'ready'; page: PageRef }
  /** A documentation page of a site that Docket is not switched on for. */
  | { standing: 'offer'; page: PageRef; origin: string }
  /** Not a documentation page: `why` is the recogniser's stable code. */
  | { standing: 'not-a-page'; why: string; origin: string | null; enabled: boolean }
  /** The browser lets no extension in (its own pages, the store). */
  | { standing: 'unreachable' };

/** What a person gives to be believed by a site in place of the browser's session. */
export type GivenSignIn =
  { way: 'application-password'; login: string; password: string } | { way: 'access-token'; token: string };

/** One row of the options page. */
export interface SiteRow {
  site: Site;
  signIn: SignIn;
  /** Whose application password or access token is used. */
  signedInAs: string | null;
  /** What this site takes in place of the browser's session. */
  offers: OwnSignIn | null;
  waiting: number;
  drafts: number;
  /** Whether its pages are labelled while requests are open; `null` where the wiki has no labels for us. */
  labelsPages: boolean | null;
  /** The page that says who answers there; `null`: none was named. */
  register: { title: string; url: string } | null;
  kept: SiteInventory;
}
