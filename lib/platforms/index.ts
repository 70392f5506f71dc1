import type { Platform, Transport } from '@/lib/domain/ports';
import type { Site, SiteKind } from '@/lib/domain/page';
import type { PlatformFactory, PlatformPorts } from './factory';
import { createConfluenceCloud } from './confluence-cloud';
import { createConfluenceDataCenter } from './confluence-dc';
import { createWordpress } from './wordpress';

/** One line for each platform. */
const FACTORIES: Record<SiteKind, PlatformFactory> = {
  wordpress: createWordpress,
  'confluence-cloud': createConfluenceCloud,
  'confluence-dc': createConfluenceDataCenter,
};

/** The abilities that a site has for Docket; a missing one is absent. Asks nothing over the network. */
export function createPlatform(site: Site, transport: Transport, ports: PlatformPorts): Platform {
  return FACTORIES[site.kind](site, transport, ports);
}

export type { PlatformPorts } from './factory';
export { OWN_SIGN_IN } from './sign-in';
