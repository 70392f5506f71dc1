import type { Sites } from '@/lib/app/sites';
import type { CaptureId, SiteId } from '@/lib/domain/ids';
import { jarIn } from '@/lib/domain/jar';
import type { Site } from '@/lib/domain/page';
import type { FindPlatform, Platform, Transport } from '@/lib/domain/ports';
import { fail, ok } from '@/lib/domain/result';
import type { SiteAuth, SiteStore } from '@/lib/domain/stores';
import { createPlatform } from '@/lib/platforms';
import {
  basicAuthorization,
  sessionTransport,
  tabTransport,
  tokenTransport,
  withSecondWay,
  type WayMemory,
} from '@/lib/platforms/transport';
import { relayThroughTab } from './browser/relay';
import { sessionMemory } from './browser/session-memory';
import { eventWords } from './event-words';

const NEEDS_TAB = 'needs-tab:';

/** What is known of a site's ways goes with it. */
export const forgetWays = (id: SiteId): Promise<void> => sessionMemory.remove(NEEDS_TAB + id);

export interface PlatformFinderPorts {
  siteStore: SiteStore;
  sites: Pick<Sites, 'isOn'>;
  /** The browser knows this life's Origin rules. */
  served: Promise<void>;
  readPicture: (id: CaptureId) => Promise<Blob | null>;
}

export interface PlatformFinder {
  find: FindPlatform;
  /** Ends all that is under way for a site and lets go of what its platform knows, an application password among it. */
  forget(id: SiteId): void;
}

interface Made {
  /** The site and its sign-in as they were when the platform was made. */
  key: string;
  platform: Platform;
  ending: AbortController;
}

/** Platforms of enabled sites, each kept with its nonce and the like as long as its sign-in stays the same. */
export function createPlatformFinder({ siteStore, sites, served, readPicture }: PlatformFinderPorts): PlatformFinder {
  const made = new Map<SiteId, Made>();

  function make(site: Site, auth: SiteAuth, key: string): Made {
    const ending = new AbortController();
    return { key, platform: platformOf(site, auth, readPicture, ending.signal), ending };
  }

  return {
    async find(id) {
      await served;
      const site = await siteStore.find(id);
      if (site === null || !(await sites.isOn(site.origin))) return null;
      const auth = await siteStore.auth(id);
      const labels = await siteStore.labelsPages(id);
      if (siteStore.isErased(id)) return null;
      const key = JSON.stringify([site, auth]);
      const known = made.get(id);
      const fitting = known?.key === key ? known : make(site, auth, key);
      made.set(id, fitting);
      return labels ? fitting.platform : withoutLabels(fitting.platform);
    },
    forget(id) {
      made.get(id)?.ending.abort();
      made.delete(id);
    },
  };
}

/** What a site could do and nobody asked for is absent, too. */
function withoutLabels({ labels: _unasked, ...platform }: Platform): Platform {
  return platform;
}

/**
 * A site's platform with a sign-in of its own, whatever is kept.
 * @param ended - Ends what is under way, and lets nothing begin any more.
 */
export function platformOf(
  site: Site,
  auth: SiteAuth,
  readPicture: PlatformFinderPorts['readPicture'],
  ended: AbortSignal,
): Platform {
  return createPlatform(site, endable(transportOf(site, auth), ended), {
    readPicture: async (id) => {
      const pixels = await readPicture(id);
      return pixels === null ? fail({ kind: 'refused', why: 'incomplete' }) : ok(pixels);
    },
    words: eventWords(),
    signIn: auth.way,
  });
}

function endable(transport: Transport, ended: AbortSignal): Transport {
  return { send: (request, signal) => transport.send(request, AbortSignal.any([signal, ended])) };
}

function transportOf(site: Site, auth: SiteAuth): Transport {
  // Requests of the background carry the usual jar's cookies
  if (auth.way === 'session' && jarIn(site.id) !== null) return throughTab(site);
  if (auth.way === 'session') return withSecondWay(sessionTransport(site), throughTab(site), wayMemory(site));
  if (auth.way === 'access-token') return tokenTransport(site, `Bearer ${auth.token}`);
  return tokenTransport(site, basicAuthorization(auth.login, auth.password));
}

function throughTab({ id, origin }: Site): Transport {
  return tabTransport({ origin, relay: (request) => relayThroughTab(origin, jarIn(id), request) });
}

/** A site that changed its mind is asked in the first way again when the browser is started. */
function wayMemory({ id }: Site): WayMemory {
  const key = NEEDS_TAB + id;
  return {
    needsTab: async () => (await sessionMemory.read(key)) === true,
    noteNeedsTab: () => sessionMemory.write(key, true),
  };
}
