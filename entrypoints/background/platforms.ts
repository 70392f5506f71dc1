import type { Sites } from '@/lib/app/sites';
import type { CaptureId } from '@/lib/domain/ids';
import type { Site } from '@/lib/domain/page';
import type { FindPlatform, Platform } from '@/lib/domain/ports';
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
    return (await siteStore.labelsPages(id)) ? platform : withoutLabels(platform);
  };
}

/** What a site could do and nobody asked for is absent, too. */
function withoutLabels({ labels: _unasked, ...platform }: Platform): Platform {
  return platform;
}

/** A site's platform with a sign-in of its own, whatever is kept. */
export function platformOf(site: Site, auth: SiteAuth, readPicture: PlatformFinderPorts['readPicture']): Platform {
  const transport =
    auth.way === 'session'
      ? sessionTransport(site)
      : tokenTransport(site, basicAuthorization(auth.login, auth.password));
  return createPlatform(site, transport, {
    readPicture: async (id) => {
      const pixels = await readPicture(id);
      return pixels === null ? fail({ kind: 'refused', why: 'incomplete' }) : ok(pixels);
    },
    words: eventWords(),
    signIn: auth.way,
  });
}
