import { draftFrom } from '@/lib/domain/article/draft';
import { sourcesIn, type AskedOn } from '@/lib/domain/article/source';
import type { KeptArticle } from '@/lib/domain/article/stores';
import { newEventId } from '@/lib/domain/ids';
import type { Site } from '@/lib/domain/page';
import { t } from '../wording';

/** An article of these requests as it is drawn for the first time, in this browser's language. */
export function firstDraft(requests: readonly AskedOn[], site: Site, now: number): KeptArticle {
  const sources = sourcesIn(requests, site);
  const draft = draftFrom(sources, {
    question: t('articleQuestion'),
    alsoAsked: t('articleAlsoAsked'),
    environment: t('articleEnvironment'),
    cause: t('articleCause'),
    answer: t('articleAnswer'),
    notWhen: t('articleNotWhen'),
  });
  return {
    id: newEventId(),
    siteId: site.id,
    ...draft,
    requests: requests.map(({ thread }) => thread.id),
    sources,
    editedAt: now,
  };
}
