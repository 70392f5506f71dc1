import type { KeptArticle } from '@/lib/domain/article/stores';
import type { DeskRow } from '@/lib/domain/desk/row';
import type { EventId, SiteId } from '@/lib/domain/ids';
import type { Places, PublishDone } from '@/lib/messages/article-calls';
import { askSurely } from '../session';
import { t, tCount } from '../wording';
import type { Desk } from './desk.svelte';

/** What was done with an article, in words. */
export function wordPublished(state: 'draft' | 'in-review' | 'published', { told, untold }: PublishDone): string {
  const texts = { draft: t('didArticleDraft'), 'in-review': t('didArticleReview'), published: t('didArticlePublish') };
  return [
    told.length > 0 ? tCount('didArticleAnswer', told.length) : texts[state],
    ...(untold > 0 ? [tCount('articleUntold', untold)] : []),
  ].join('. ');
}

/** The page on which most of some requests were asked. */
export function mostAskedPage(
  all: readonly DeskRow[],
  siteId: SiteId,
  requests: readonly EventId[],
): Places['pages'][number] | null {
  const rows = all.filter((row) => row.siteId === siteId && requests.includes(row.id));
  const counts = [...Map.groupBy(rows, ({ pageKey }) => pageKey)].sort(([, a], [, b]) => b.length - a.length);
  const [pageKey, [first] = []] = counts[0] ?? [];
  return pageKey === undefined || first === undefined ? null : { pageKey, title: first.pageTitle };
}

/** The wiki's words stand in the editor in place of one's own, which can be brought back for a while. */
export function tookTheirs(desk: Desk, own: KeptArticle, theirs: KeptArticle, flush: () => Promise<void>): void {
  const { articles, undo, ports } = desk;
  articles.renew(theirs);
  undo.did(t('didArticleTakeTheirs'), []);
  undo.join(t('didArticleTakeTheirs'), async () => {
    await flush();
    const back = await askSurely(() => ports.calls.saveArticle({ article: own }));
    if (back.ok) articles.renew(own);
    return back.ok;
  });
}

/** An article as it is while it is open, and afterwards as it was left. */
export function asLeft(article: KeptArticle, open: () => KeptArticle | null): () => KeptArticle {
  let left = article;
  return () => {
    const now = open();
    if (now?.id === article.id) left = now;
    return left;
  };
}
