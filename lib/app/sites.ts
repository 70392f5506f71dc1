import type { SiteHost } from '@/lib/domain/host';
import type { SiteId } from '@/lib/domain/ids';
import { webOriginOf } from '@/lib/domain/origin';
import { siteIdOf, type PageRef, type Site } from '@/lib/domain/page';
import { fail, ok, type Result } from '@/lib/domain/result';
import type { EnabledOrigin, SiteStore } from '@/lib/domain/stores';
import { createQueue } from './in-turn';

/** What a tab says of itself; believed only as far as the browser's own word on its origin goes. */
export interface Report {
  site: Pick<Site, 'kind' | 'baseUrl' | 'restRoot' | 'name'>;
  page: PageRef;
}

export type Sites = ReturnType<typeof createSites>;

/** The sites that the person switched Docket on for, kept in step with the browser's permissions. */
export function createSites(store: SiteStore, host: SiteHost) {
  async function originOf(origin: string): Promise<EnabledOrigin | null> {
    return (await store.origins()).find((known) => known.origin === origin) ?? null;
  }

  const inTurn = createQueue();

  /** The browser's own lists are replaced as a whole; two replacements at once would trip over each other. */
  function serveAll(): Promise<void> {
    return inTurn(async () => {
      const origins = await store.origins();
      await host.serve(origins.filter(({ state }) => state === 'on').map(({ origin }) => origin));
    });
  }

  /** Compares what was switched on with what the browser still allows; returns the origins that came back. */
  async function reconcile(): Promise<string[]> {
    const back: string[] = [];
    for (const known of await store.origins()) {
      const state = (await host.mayRead(known.origin)) ? 'on' : 'withdrawn';
      if (state === known.state) continue;
      await store.saveOrigin({ ...known, state });
      if (state === 'withdrawn') await host.leaveTabs(known.origin);
      else back.push(known.origin);
    }
    await serveAll();
    for (const origin of back) await host.enterTabs(origin);
    return back;
  }

  return {
    originOf,
    reconcile,

    /** Whether Docket is on for this origin, by the list and by the browser. */
    async isOn(origin: string | null): Promise<boolean> {
      return origin !== null && (await originOf(origin))?.state === 'on';
    },

    /** Switches an origin on whose permission was just given. */
    async enable(origin: string): Promise<Result<null>> {
      if (webOriginOf(origin) !== origin) return fail({ kind: 'refused', why: 'unsupported-site' });
      if (!(await host.mayRead(origin))) return fail({ kind: 'refused', why: 'not-allowed' });
      await store.saveOrigin({ origin, state: 'on', without: [] });
      await serveAll();
      await host.enterTabs(origin);
      return ok(null);
    },

    /**
     * The site that a report is about, entered in the list at its first one.
     * @param sender - The origin of the reporting tab, as the browser tells it.
     */
    async enter({ site, page }: Report, sender: string | null): Promise<Result<Site>> {
      const known = sender === null ? null : await originOf(sender);
      const id = siteIdOf(site.kind, site.baseUrl);
      if (known?.state !== 'on' || known.without.includes(id)) return fail({ kind: 'refused', why: 'unknown-site' });
      const ownAddresses = [page.url, site.baseUrl, ...(site.restRoot === null ? [] : [site.restRoot])];
      const own = ownAddresses.every((url) => webOriginOf(url) === known.origin);
      if (!own || page.siteId !== id || page.kind !== site.kind)
        return fail({ kind: 'refused', why: 'unsupported-site' });
      const entered: Site = { ...site, id, origin: known.origin };
      const old = await store.find(id);
      const kept = { ...entered, restRoot: entered.restRoot ?? old?.restRoot ?? null };
      if (JSON.stringify(old) !== JSON.stringify(kept)) await store.save(kept);
      return ok(kept);
    },

    /** Removes everything of a site from this browser; the origin's permission goes with its last site. */
    async remove(id: SiteId): Promise<Result<null>> {
      const site = await store.find(id);
      if (site === null) return fail({ kind: 'refused', why: 'unknown-site' });
      await store.erase(id);
      await host.leaveTabs(site.origin);
      const others = (await store.list()).some(({ origin }) => origin === site.origin);
      const known = await originOf(site.origin);
      if (others && known !== null) {
        await store.saveOrigin({ ...known, without: [...known.without.filter((one) => one !== id), id] });
      } else {
        await store.removeOrigin(site.origin);
        await host.giveUp(site.origin);
        await serveAll();
      }
      if (others) await host.enterTabs(site.origin);
      return ok(null);
    },
  };
}
