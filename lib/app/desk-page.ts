import type { SiteId } from '@/lib/domain/ids';
import type { PageRef, SiteKind } from '@/lib/domain/page';
import type { Register } from '@/lib/domain/register';

/** The desk page that the register names; `null`: the team has none. */
export function deskPageOf(siteId: SiteId, { desk }: Register): PageRef | null {
  const found = Object.hasOwn(desk, 'page') ? desk['page'] : undefined;
  if (found === undefined) return null;
  const [kind = ''] = siteId.split(':');
  return { siteId, kind: kind as SiteKind, ...found, title: '', version: null }; // as `siteIdOf` made it
}
