import type { SiteKind } from '@/lib/domain/page';
import { t } from './wording';

const KINDS: Record<SiteKind, string> = {
  'confluence-cloud': 'kindCloud',
  'confluence-dc': 'kindDataCenter',
  wordpress: 'kindWordPress',
};

/** What people call a kind of site. */
export function wordSiteKind(kind: SiteKind): string {
  return t(KINDS[kind]);
}
