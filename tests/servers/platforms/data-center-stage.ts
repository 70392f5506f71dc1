import type { PageRef, Site } from '@/lib/domain/page';
import type { Platform } from '@/lib/domain/ports';
import { sessionTransport } from '@/lib/platforms/transport';
import { startConfluence, type Body, type Confluence, type Person } from '../../confluence/index';
import { startFaultProxy, type FaultProxy } from '../fault-proxy';
import { newTitle } from './confluence-wiki';
import { accessTokenTransport, dataCenterPage, dataCenterPlatform, dataCenterSite } from './data-center-wiki';
import { PAGE_HTML } from './samples';
import { sessionFetch } from './session-fetch';

/** A Data Center of one's own behind a fault proxy, for what Data Center alone does. */
export interface DataCenterStage {
  wiki: Confluence;
  proxy: FaultProxy;
  site: Site;
  platformOf(who: Person, timeoutMs?: number): Platform;
  /** The same by access token, whatever it is worth. */
  platformWith(token: string): Platform;
  newPage(body?: Body & { space?: string }): PageRef;
  reset(): void;
  stop(): Promise<void>;
}

export async function startDataCenterStage(contextPath = '/confluence'): Promise<DataCenterStage> {
  const wiki = await startConfluence({ flavour: 'data-center', contextPath });
  wiki.createSpace({ key: 'DOC', name: 'Documentation' });
  const proxy = await startFaultProxy(wiki.loopbackUrl);
  const site = dataCenterSite(proxy.urlFor(), contextPath);
  return {
    wiki,
    proxy,
    site,
    platformOf(who, timeoutMs = 30_000) {
      const { fetch } = sessionFetch(site.origin, [wiki.signIn(who)]);
      return dataCenterPlatform(site, sessionTransport(site, { fetch, timeoutMs }));
    },
    platformWith: (token) =>
      dataCenterPlatform(site, accessTokenTransport(site, token, sessionFetch(site.origin, []).fetch), 'access-token'),
    newPage: ({ space = 'DOC', ...body } = { html: PAGE_HTML }) =>
      dataCenterPage(site, wiki.createPage({ space, title: newTitle(), ...body })),
    reset() {
      proxy.clear();
      wiki.faults.clear();
      wiki.switches.inlineWay = { content: true, plugin: true };
      wiki.switches.accessMode = 'READ_WRITE';
      wiki.switches.anonymousAccess = true;
    },
    async stop() {
      await proxy.stop();
      await wiki.stop();
    },
  };
}
