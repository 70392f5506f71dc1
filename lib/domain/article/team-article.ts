import type { StaffEntry } from '../desk/staff-log';
import type { ArticleState } from '../event';
import type { EventId, SiteId } from '../ids';
import type { Person } from '../person';

/** An article as the team wrote it down. Plain JSON. */
export interface TeamArticle {
  id: EventId;
  siteId: SiteId;
  title: string;
  state: ArticleState;
  /** Its page, by the platform's id, and where that is. */
  page: string;
  url: string;
  /** It was put into a section of that page, and has none of its own. */
  inSection: boolean;
  /** Who said last where it stands, and when. */
  by: Person;
  at: number;
  /** Since when everybody can read it; `null`: nobody can. */
  publishedAt: number | null;
}

/** Folds what staff wrote down about articles. The one that was spoken of last comes first. */
export function foldArticles(siteId: SiteId, entries: ReadonlyMap<EventId, readonly StaffEntry[]>): TeamArticle[] {
  const articles = [...entries].flatMap(([id, about]): TeamArticle[] => {
    const states = about.flatMap(({ event, by, at }) => (event.kind === 'article-state' ? [{ ...event, by, at }] : []));
    const last = states.at(-1);
    if (last === undefined) return [];
    const { text: title, state, by, at } = last;
    const { page, url, inSection = false } = states.findLast((one) => one.inSection !== true) ?? last;
    const published = states.findLast((one) => one.state === 'published');
    const isShown = state === 'published' || state === 'needs-work';
    const publishedAt = isShown ? (published?.at ?? null) : null;
    return [{ id, siteId, title, state, page, url, inSection, by, at, publishedAt }];
  });
  return articles.sort((one, other) => other.at - one.at);
}

/** Whether somebody other than its author may let it through: a colleague asked for a review, and this person is none of them. */
export function isReviewed(article: TeamArticle | undefined, me: string | null): boolean {
  if (article === undefined || me === null) return false;
  return article.publishedAt !== null || (article.state === 'in-review' && article.by.id !== me);
}
