import type { Leak } from '@/lib/domain/article/leaks';
import type { Publication } from '@/lib/domain/article/publication';
import type { KeptArticle } from '@/lib/domain/article/stores';
import type { TeamArticle } from '@/lib/domain/article/team-article';
import type { ArticleState } from '@/lib/domain/event';
import type { EventId, SiteId } from '@/lib/domain/ids';
import type { Document } from '@/lib/domain/document/document';
import type { LostMark } from '@/lib/domain/wording/put-marks';
import type { SectionKey } from '@/lib/domain/wording/stores';
import type { Problem } from '@/lib/domain/problem';
import type { Result } from '@/lib/domain/result';

interface OfArticle {
  siteId: SiteId;
  articleId: EventId;
}

/** Where an article is to stand. `below`: key of a page. */
export interface AskedPlace {
  type: 'pages' | 'posts';
  below: string | null;
  category: string | null;
}

/** What there is to choose from for a place. */
export interface Places {
  pages: { pageKey: string; title: string }[];
  categories: { id: string; name: string }[];
}

/** One that is written in this browser, without its text and what it brings along: of many, that is too much for a message. */
export type ListedArticle = Omit<KeptArticle, 'document' | 'sources'>;

export interface ReadArticles {
  articles: ListedArticle[];
  publications: Publication[];
  team: TeamArticle[];
  /** Readers of the team's in thirty days, where a wiki tells; by the article's id. */
  views: Record<EventId, number>;
  /** Of those that were published here: sections that they quote and that have other words now or are gone. By the article's id. */
  changed: Record<EventId, string[]>;
}

/** Whom it reached: replies that can be taken back for a while, requests that take none, and why the team was not told. */
interface Told {
  told: EventId[];
  untold: number;
  /** How many of its pictures could not be read. */
  unread: number;
  problem: Problem | null;
}

export type PublishDone = { publication: Publication } & Told;

/** What the desk asks about articles. */
export interface ArticleCalls {
  /** Those that are written in this browser, the one that was edited last first; and those that teams wrote down. */
  readArticles(ask: null): Result<ReadArticles>;
  saveArticle(ask: { article: KeptArticle }): Result<null>;
  removeArticle(ask: { id: EventId }): Result<null>;
  /** What of it may not be meant for everybody. @param ask.heading - As in `publishArticle`'s `words.sources`. */
  checkArticle(ask: OfArticle & { heading: string; labels: string[] }): Result<{ leaks: Leak[] }>;
  /** Puts it onto a wiki: for everybody, or as a draft. `told`: replies that can be taken back for a while. */
  publishArticle(
    ask: OfArticle & {
      place: AskedPlace;
      labels: string[];
      state: 'draft' | 'in-review' | 'published';
      allowed: string[];
      words: { sources: string; reply: string | null };
    },
  ): Result<PublishDone>;
  /** Puts it at the end of a section that has these words now; `next` are its words then. */
  insertArticle(
    ask: SectionKey & {
      articleId: EventId;
      base: Document;
      note: string;
      allowed: string[];
      words: { sources: string; reply: string | null };
    },
  ): Result<{ next: Document; lost: LostMark[] } & Told>;
  /** Sections of a page that is known, top down. */
  sectionsOf(ask: { siteId: SiteId; pageKey: string }): Result<{ sections: { id: string; path: string[] }[] }>;
  withdrawArticle(ask: OfArticle & { title: string }): Result<{ publication: Publication }>;
  /** Writes down where one stands; nothing changes on its page. */
  stateArticle(ask: OfArticle & { state: ArticleState }): Result<null>;
  /** One that is written in this browser; one that a colleague wrote is brought here, as its wiki has it now. */
  openArticle(ask: OfArticle): Result<{ article: KeptArticle }>;
  /** Settles that its page was changed on the wiki: takes the wiki's words, or has the next publishing write over them. */
  settleArticle(
    ask: OfArticle & { by: 'taking' | 'writing-over' },
  ): Result<{ article: KeptArticle; publication: Publication }>;
  /** Which of these addresses lead to no page; those of other sites are not asked. */
  findDead(ask: { siteId: SiteId; addresses: string[] }): Result<{ dead: string[] }>;
  /** The bytes of a picture that stands on the site, in base64; `refused: page-gone` for one that stands elsewhere. */
  readPicture(ask: { siteId: SiteId; address: string }): Result<{ base64: string }>;
  /** Pages whose titles have these words, and categories. */
  findPlaces(ask: { siteId: SiteId; words: string }): Result<Places>;
}
