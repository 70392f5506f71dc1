import type { Access } from '@/lib/domain/access';
import { pageKeyOf, type PageRef } from '@/lib/domain/page';
import type { SiteId } from '@/lib/domain/ids';
import type { Clock, FindPlatform } from '@/lib/domain/ports';
import { fail, ok, type Result } from '@/lib/domain/result';

const FRESH_MS = 60_000;
const ASK_LIMIT_MS = 30_000;

export type AccessDesk = ReturnType<typeof createAccess>;

/** Who this is and what works on a page, asked of the wiki at most once a minute; a worker that stops merely asks again. */
export function createAccess(findPlatform: FindPlatform, clock: Clock) {
  const known = new Map<string, { siteId: SiteId; access: Access; readAt: number }>();

  return {
    async read(page: PageRef): Promise<Result<Access>> {
      const key = pageKeyOf(page);
      const found = known.get(key);
      if (found !== undefined && clock.now() - found.readAt < FRESH_MS) return ok(found.access);
      const source = (await findPlatform(page.siteId))?.access;
      if (source === undefined) return fail({ kind: 'refused', why: 'unsupported-site' });
      const answer = await source.accessTo(page, AbortSignal.timeout(ASK_LIMIT_MS));
      if (answer.ok && answer.value.me !== null) {
        known.set(key, { siteId: page.siteId, access: answer.value, readAt: clock.now() });
      }
      return answer;
    },

    /** Signing in or out changes everything of a site. */
    forget(siteId: SiteId): void {
      for (const [key, found] of known) if (found.siteId === siteId) known.delete(key);
    },
  };
}
