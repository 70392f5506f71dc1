import type { Sites } from '@/lib/app/sites';
import type { CaptureId } from '@/lib/domain/ids';
import type { Site } from '@/lib/domain/page';
import type { FindPlatform, Platform, Transport } from '@/lib/domain/ports';
import { fail, ok } from '@/lib/domain/result';
import type { SiteAuth, SiteStore } from '@/lib/domain/stores';
import { createPlatform } from '@/lib/platforms';
import { basicAuthorization, sessionTransport, tokenTransport } from '@/lib/platforms/transport';
import { eventWords } from './event-words';

export interface PlatformFinderPorts {
  siteStore: SiteStore;
  sites: Pick<Sites, 'isOn'>;
  /** The browser knows this life's Origin rules. */
  served: Promise<void>;
  readPicture: (id: CaptureId) => Promise<Blob | null>;
}

/** Platforms of enabled sites, each kept with its nonce and the like as long as its sign-in stays the same. */
export function createPlatformFinder({ siteStore, sites, served, readPicture }: PlatformFinderPorts): FindPlatform {
  const made = new Map<string, Platform>();
  return async (id) => {
    await served;
    const site = await siteStore.find(id);
    if (site === null || !(await sites.isOn(site.origin))) return null;
    const auth = await siteStore.auth(id);
    const key = JSON.stringify([site, auth]);
    const platform = made.get(key) ?? platformOf(site, auth, readPicture);
    made.set(key, platform);
    return platform;
  };
}

/** A site's platform with a sign-in of its own, whatever is kept. */
export function platformOf(site: Site, auth: SiteAuth, readPicture: PlatformFinderPorts['readPicture']): Platform {
  return createPlatform(site, transportOf(site, auth), {
    readPicture: async (id) => {
      const pixels = await readPicture(id);
      return pixels === null ? fail({ kind: 'refused', why: 'incomplete' }) : ok(pixels);
    },
    words: eventWords(),
    signIn: auth.way,
  });
}

function transportOf(site: Site, auth: SiteAuth): Transport {
  if (auth.way === 'session') return sessionTransport(site);
  if (auth.way === 'access-token') return tokenTransport(site, `Bearer ${auth.token}`);
  return tokenTransport(site, basicAuthorization(auth.login, auth.password));
}
