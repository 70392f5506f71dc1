import type { SiteHost } from '@/lib/domain/host';
import type { SiteId } from '@/lib/domain/ids';
import { inJar, isPrivate, jarIn, type Jar } from '@/lib/domain/jar';
import { patternOf, webOriginOf } from '@/lib/domain/origin';
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

/**
 * The sites that the person switched Docket on for, kept in step with the browser's permissions. What changes them is
 * done in turn: the browser's own lists are replaced as a whole, and a page that reports itself while its site is being
 * removed must not bring it back.
 */
export function createSites(store: SiteStore, host: SiteHost) {
  const inTurn = createQueue();

  async function originOf(origin: string): Promise<EnabledOrigin | null> {
    return (await store.origins()).find((known) => known.origin === origin) ?? null;
  }

  async function serveAll(): Promise<void> {
    const origins = await store.origins();
    await host.serve(origins.filter(({ state }) => state === 'on').map(({ origin }) => origin));
  }

  async function compare(): Promise<string[]> {
    const back: string[] = [];
    for (const known of await store.origins()) {
      const state = (await host.mayRead(known.origin)) ? 'on' : 'withdrawn';
      if (state === known.state) continue;
      await store.saveOrigin({ ...known, state });
      if (state === 'withdrawn') await host.leaveTabs(known.origin);
      else back.push(known.origin);
    }
    await serveAll();
    return back;
  }

  async function switchOn(origin: string): Promise<Result<null>> {
    if (webOriginOf(origin) !== origin) return fail({ kind: 'refused', why: 'unsupported-site' });
    if (!(await host.mayRead(origin))) return fail({ kind: 'refused', why: 'not-allowed' });
    await store.saveOrigin({ origin, state: 'on', without: [] });
    await serveAll();
    return ok(null);
  }

  async function enter({ site, page }: Report, sender: string | null, jar: Jar | null): Promise<Result<Site>> {
    const known = sender === null ? null : await originOf(sender);
    const plain = siteIdOf(site.kind, site.baseUrl);
    const id = inJar(plain, jar);
    if (known?.state !== 'on' || known.without.includes(id)) return fail({ kind: 'refused', why: 'unknown-site' });
    const ownAddresses = [page.url, site.baseUrl, ...(site.restRoot === null ? [] : [site.restRoot])];
    const own = ownAddresses.every((url) => webOriginOf(url) === known.origin);
    const named = page.siteId === id && page.kind === site.kind && jarIn(plain) === null; // only a tab's own jar
    if (!own || !named) return fail({ kind: 'refused', why: 'unsupported-site' });
    const entered: Site = { ...site, id, origin: known.origin };
    const old = await store.find(id);
    const kept = { ...entered, restRoot: entered.restRoot ?? old?.restRoot ?? null };
    if (JSON.stringify(old) !== JSON.stringify(kept)) await store.save(kept);
    return ok(kept);
  }

  /** Gives the origin whose other sites stay; `null`: there are none. */
  async function erase(id: SiteId): Promise<Result<string | null>> {
    const site = await store.find(id);
    if (site === null) return fail({ kind: 'refused', why: 'unknown-site' });
    await store.erase(id);
    if (isPrivate(id)) return ok(null); // no window of it is left, and the next one begins anew
    await host.leaveTabs(site.origin);
    const known = await originOf(site.origin);
    const others = (await store.list()).some((other) => other.origin === site.origin && !isPrivate(other.id));
    if (others && known !== null) {
      await store.saveOrigin({ ...known, without: [...known.without.filter((one) => one !== id), id] });
      return ok(site.origin);
    }
    await giveUp(site.origin);
    return ok(null);
  }

  /** A permission knows no ports: it is given back with the last origin of its host. */
  async function giveUp(origin: string): Promise<void> {
    await store.removeOrigin(origin);
    const shared = (await store.origins()).some((other) => patternOf(other.origin) === patternOf(origin));
    if (!shared) await host.giveUp(origin);
    await serveAll();
  }

  return {
    originOf,

    /** Compares what was switched on with what the browser still allows; returns the origins that came back. */
    async reconcile(): Promise<string[]> {
      const back = await inTurn(compare);
      for (const origin of back) await host.enterTabs(origin); // not in turn: a tab that loads for ever answers late
      return back;
    },

    /** Whether Docket is on for this origin, by the list and by the browser. */
    async isOn(origin: string | null): Promise<boolean> {
      return origin !== null && (await originOf(origin))?.state === 'on';
    },

    /** Switches an origin on whose permission was just given. */
    async enable(origin: string): Promise<Result<null>> {
      const enabled = await inTurn(() => switchOn(origin));
      if (enabled.ok) await host.enterTabs(origin);
      return enabled;
    },

    /**
     * The site that a report is about, entered in the list at its first one.
     * @param sender - The origin of the reporting tab, as the browser tells it.
     * @param jar - Likewise the tab's.
     */
    enter: (report: Report, sender: string | null, jar: Jar | null) => inTurn(() => enter(report, sender, jar)),

    /** Gives back the permissions of all origins, those without a site included. */
    removeOrigins: (): Promise<void> =>
      inTurn(async () => {
        for (const { origin } of await store.origins()) {
          await host.leaveTabs(origin);
          await giveUp(origin);
        }
      }),

    /** Removes everything of a site from this browser; the origin's permission goes with its last site. */
    async remove(id: SiteId): Promise<Result<null>> {
      const erased = await inTurn(() => erase(id));
      if (!erased.ok) return erased;
      if (erased.value !== null) await host.enterTabs(erased.value);
      return ok(null);
    },
  };
}
