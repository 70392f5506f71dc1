import type { SiteId } from '@/lib/domain/ids';
import { isPrivate, jarIn } from '@/lib/domain/jar';
import { t } from './wording';

/** Where a site beside the usual one is met, as a short name; `null`: it is the usual one. */
export function wordJar(id: SiteId): string | null {
  if (jarIn(id) === null) return null;
  return isPrivate(id) ? t('jarPrivate') : t('jarContainer');
}

/** What is different there, for the person in it; `null`: nothing. */
export function jarSentence(id: SiteId): string | null {
  if (jarIn(id) === null) return null;
  return isPrivate(id) ? t('jarPrivateMeans') : t('jarContainerMeans');
}
