import type { KeptRegister, RegisterStore } from '@/lib/domain/desk/stores';
import { decodeComment } from '@/lib/domain/codec';
import type { SiteId } from '@/lib/domain/ids';
import { pageKeyOf, type PageRef, type Site } from '@/lib/domain/page';
import type { FindPlatform, PageBlock } from '@/lib/domain/ports';
import type { Problem } from '@/lib/domain/problem';
import { foldRegister, trustIn, type Register } from '@/lib/domain/register';
import { fail, ok, type Result } from '@/lib/domain/result';
import type { ThreadStore } from '@/lib/domain/stores';
import type { Trust } from '@/lib/domain/thread';
import { NO_TRUST } from './conversation';

export interface RegistersPorts {
  store: RegisterStore;
  threadStore: ThreadStore;
  findPlatform: FindPlatform;
  /** Reads a page's comments unless that was done just before. */
  refresh: (page: PageRef, freshnessMs: number) => Promise<Problem | null>;
}

/** How old a register may be while somebody reads or asks. */
export const REGISTER_FRESH_MS = 10 * 60_000;
const READ_LIMIT_MS = 30_000;

export type Registers = ReturnType<typeof createRegisters>;

/** What the teams of the sites agreed on, from the cache; without a register Docket goes by its defaults. */
export function createRegisters({ store, threadStore, findPlatform, refresh }: RegistersPorts) {
  /** Folded once for each reading. */
  const folded = new Map<SiteId, { key: string; register: Register; trust: Trust }>();

  async function foldOf(kept: KeptRegister): Promise<{ register: Register; trust: Trust }> {
    const read = await threadStore.find(pageKeyOf(kept.page));
    const key = `${pageKeyOf(kept.page)} ${kept.creator.id} ${String(read?.readAt)} ${String(read?.comments.length)}`;
    const known = folded.get(kept.siteId);
    if (known?.key === key) return known;
    const register = foldRegister((read?.comments ?? []).map(decodeComment), kept.creator);
    const made = { key, register, trust: trustIn(register) };
    folded.set(kept.siteId, made);
    return made;
  }

  /** From now on this page is the site's register. Its creator is asked of the wiki, never taken from a comment. */
  async function link(
    siteId: SiteId,
    page: Pick<PageRef, 'pageId' | 'contentType'> | { address: string },
  ): Promise<Result<KeptRegister>> {
    const platform = await findPlatform(siteId);
    const pages = platform?.teamPages;
    if (platform === null || pages === undefined) return fail({ kind: 'refused', why: 'unsupported-site' });
    // Another site's address would name whatever has the same number or name here
    if ('address' in page && new URL(page.address).origin !== platform.site.origin) {
      return fail({ kind: 'refused', why: 'page-gone' });
    }
    const limit = AbortSignal.timeout(READ_LIMIT_MS);
    const read = await ('address' in page ? pages.find(page.address, limit) : pages.read(page, limit));
    if (!read.ok) return read;
    const kept: KeptRegister = { siteId, ...read.value };
    await store.save(kept);
    await refresh(kept.page, 0);
    return ok(kept);
  }

  return {
    /** `null`: the site has none, as far as this browser was told. */
    async find(siteId: SiteId): Promise<(KeptRegister & { register: Register }) | null> {
      const kept = await store.find(siteId);
      return kept === null ? null : { ...kept, register: (await foldOf(kept)).register };
    },

    trustOf: async (siteId: SiteId): Promise<Trust> => {
      const kept = await store.find(siteId);
      return kept === null ? NO_TRUST : (await foldOf(kept)).trust;
    },

    /** Reads the site's register again where it is older than that. */
    async refresh(siteId: SiteId, freshnessMs = REGISTER_FRESH_MS): Promise<Problem | null> {
      const kept = await store.find(siteId);
      return kept === null ? null : refresh(kept.page, freshnessMs);
    },

    link,

    /** Keeps what was put on the register's page beside its summary. */
    async noteReport(siteId: SiteId, report: PageBlock[]): Promise<void> {
      const kept = await store.find(siteId);
      if (kept !== null) await store.save({ ...kept, report });
    },

    /** Takes over what is named by policy, for sites that have no register yet. @param named - Addresses of registers by their site's base address. */
    async follow(sites: readonly Site[], named: Readonly<Record<string, string>>): Promise<void> {
      for (const { id, baseUrl } of sites) {
        const address = Object.hasOwn(named, baseUrl) ? named[baseUrl] : undefined;
        if (address === undefined || !URL.canParse(address) || (await store.find(id)) !== null) continue;
        await link(id, { address });
      }
    },

    /** The site goes by defaults again; the page itself stays as it is. */
    unlink: (siteId: SiteId): Promise<void> => store.remove(siteId),
  };
}
