import type { Access } from '@/lib/domain/access';
import type { Author } from '@/lib/domain/delivery';
import type { SiteId } from '@/lib/domain/ids';
import { pageKeyOf, type PageRef } from '@/lib/domain/page';
import type { Clock, FindPlatform } from '@/lib/domain/ports';
import { fail, ok, type Result } from '@/lib/domain/result';
import type { SessionMemory } from '@/lib/domain/stores';

const FRESH_MS = 60_000;
const ASK_LIMIT_MS = 30_000;
const UNSEEN_MS = 60 * 60_000;
const ACCESS = 'access:';

interface KnownAccess {
  access: Access;
  readAt: number;
}
type OfSite = Record<string, KnownAccess>;

export type AccessDesk = ReturnType<typeof createAccess>;

/**
 * Who this is and what works on a page, asked of the wiki at most once a minute.
 * @param isErased - What was under way for a site when it was erased leaves nothing behind.
 */
export function createAccess(
  findPlatform: FindPlatform,
  memory: SessionMemory,
  clock: Clock,
  isErased: (siteId: SiteId) => boolean = () => false,
) {
  const keyOf = (siteId: SiteId) => ACCESS + siteId;

  async function known(siteId: SiteId): Promise<OfSite> {
    return ((await memory.read(keyOf(siteId))) as OfSite | undefined) ?? {}; // written by `read` alone
  }

  /** What was last heard, however old; `null`: the wiki was not asked about this page yet. */
  async function peek(page: PageRef): Promise<KnownAccess | null> {
    return (await known(page.siteId))[pageKeyOf(page)] ?? null;
  }

  /** Keeps an answer. One about another person, or about nobody, makes all older ones of the site worthless. */
  async function keep(page: PageRef, access: Access): Promise<void> {
    const { siteId } = page;
    if (access.me === null) return memory.remove(keyOf(siteId));
    const me = access.me.id;
    const sameMe = Object.entries(await known(siteId)).filter(([, older]) => older.access.me?.id === me);
    const fresh: KnownAccess = { access, readAt: clock.now() };
    if (isErased(siteId)) return;
    await memory.write(keyOf(siteId), { ...Object.fromEntries(sameMe), [pageKeyOf(page)]: fresh });
  }

  return {
    peek,

    /** Who was signed in when the wiki was last asked, on whichever page; `null`: nobody, or it was not asked. */
    async author(siteId: SiteId): Promise<Author | null> {
      const [newest] = Object.values(await known(siteId));
      return newest === undefined ? null : authorIn(newest.access);
    },

    async read(page: PageRef): Promise<Result<Access>> {
      const found = await peek(page);
      // A no is never taken from memory: whoever asks again was told that something was mended
      const goodNews = found !== null && found.access.comment.can !== 'no';
      if (goodNews && clock.now() - found.readAt < FRESH_MS) return ok(found.access);
      const source = (await findPlatform(page.siteId))?.access;
      if (source === undefined) return fail({ kind: 'refused', why: 'unsupported-site' });
      const answer = await source.accessTo(page, AbortSignal.timeout(ASK_LIMIT_MS));
      if (answer.ok) await keep(page, answer.value);
      return answer;
    },

    /** Signing in or out changes everything of a site. */
    forget: (siteId: SiteId): Promise<void> => memory.remove(keyOf(siteId)),

    /** Clears away what was heard an hour ago of pages that nobody has before them. */
    async sweep(inUse: PageRef[]): Promise<void> {
      const used = new Set(inUse.map(pageKeyOf));
      for (const [key, value] of Object.entries(await memory.readAll())) {
        if (!key.startsWith(ACCESS)) continue;
        const all = Object.entries(value as OfSite); // written by `read` alone
        const kept = all.filter(([page, { readAt }]) => used.has(page) || clock.now() - readAt < UNSEEN_MS);
        if (kept.length === all.length) continue;
        const erased = isErased(key.slice(ACCESS.length) as SiteId); // as `keyOf` made it
        await (kept.length === 0 || erased ? memory.remove(key) : memory.write(key, Object.fromEntries(kept)));
      }
    },
  };
}

/** In whose name words go out by this answer; `null`: nobody with an account. */
export function authorIn({ me }: Access): Author | null {
  return me?.id ? { id: me.id, name: me.name } : null;
}
