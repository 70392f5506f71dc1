import type { Access } from '@/lib/domain/access';
import type { SiteId } from '@/lib/domain/ids';
import { pageKeyOf, type PageRef } from '@/lib/domain/page';
import type { Clock, FindPlatform } from '@/lib/domain/ports';
import { fail, ok, type Result } from '@/lib/domain/result';
import type { SessionMemory } from '@/lib/domain/stores';

const FRESH_MS = 60_000;
const ASK_LIMIT_MS = 30_000;

interface KnownAccess {
  access: Access;
  readAt: number;
}
type OfSite = Record<string, KnownAccess>;

export type AccessDesk = ReturnType<typeof createAccess>;

/** Who this is and what works on a page, asked of the wiki at most once a minute. */
export function createAccess(findPlatform: FindPlatform, memory: SessionMemory, clock: Clock) {
  const keyOf = (siteId: SiteId) => `access:${siteId}`;

  async function known(siteId: SiteId): Promise<OfSite> {
    return ((await memory.read(keyOf(siteId))) as OfSite | undefined) ?? {}; // written by `read` alone
  }

  /** What was last heard, however old; `null`: the wiki was not asked about this page yet. */
  async function peek(page: PageRef): Promise<KnownAccess | null> {
    return (await known(page.siteId))[pageKeyOf(page)] ?? null;
  }

  return {
    peek,

    async read(page: PageRef): Promise<Result<Access>> {
      const found = await peek(page);
      // A no is never taken from memory: whoever asks again was told that something was mended
      const goodNews = found !== null && found.access.comment.can !== 'no';
      if (goodNews && clock.now() - found.readAt < FRESH_MS) return ok(found.access);
      const source = (await findPlatform(page.siteId))?.access;
      if (source === undefined) return fail({ kind: 'refused', why: 'unsupported-site' });
      const answer = await source.accessTo(page, AbortSignal.timeout(ASK_LIMIT_MS));
      if (answer.ok && answer.value.me === null) await memory.remove(keyOf(page.siteId)); // signed out since
      if (answer.ok && answer.value.me !== null) {
        const kept: KnownAccess = { access: answer.value, readAt: clock.now() };
        await memory.write(keyOf(page.siteId), { ...(await known(page.siteId)), [pageKeyOf(page)]: kept });
      }
      return answer;
    },

    /** Signing in or out changes everything of a site. */
    forget: (siteId: SiteId): Promise<void> => memory.remove(keyOf(siteId)),
  };
}
