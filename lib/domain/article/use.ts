import type { DeskRow } from '../desk/row';
import type { TeamArticle } from './team-article';

/** How an article is used. */
export interface ArticleUse {
  /** Requests that it answered. */
  answered: number;
  /** People who said that it helped, and that it did not, since it was published last. */
  helped: number;
  unhelped: number;
  /** Readers in thirty days; `null`: the wiki does not tell. */
  views: number | null;
}

/** A published article that answered nothing after so long is used by nobody. */
const UNUSED_MS = 90 * 86_400_000;

/** @param rows - Of the article's site. */
export function useOf({ url, publishedAt }: TeamArticle, rows: readonly DeskRow[], views: number | null): ArticleUse {
  const answered = rows.filter(({ articles, mergedInto }) => mergedInto === null && articles?.includes(url));
  const said = answered.flatMap(({ ratings = [] }) => ratings.filter(({ at }) => at > (publishedAt ?? 0)));
  const helped = said.filter((one) => one.helped).length;
  return { answered: answered.length, helped, unhelped: said.length - helped, views };
}

/** What a team has to look at. `null`: it does its work, or is no finished one. */
export function concernOf(
  { state, publishedAt }: TeamArticle,
  use: ArticleUse,
  now: number,
): 'fails' | 'unused' | null {
  if (state === 'needs-work' || (publishedAt !== null && use.unhelped > 0 && use.unhelped >= use.helped))
    return 'fails';
  const isRead = use.answered > 0 || (use.views ?? 0) > 0;
  return publishedAt !== null && now - publishedAt > UNUSED_MS && !isRead ? 'unused' : null;
}
