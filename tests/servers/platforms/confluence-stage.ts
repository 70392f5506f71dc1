import type { PageRef, Site } from '@/lib/domain/page';
import type { Platform } from '@/lib/domain/ports';
import { startConfluence, type Body, type Confluence, type Person } from '../../confluence/index';
import { startFaultProxy, type FaultProxy } from '../fault-proxy';
import { confluencePage, confluencePlatform, confluenceSite, newTitle } from './confluence-wiki';
import { PAGE_HTML } from './samples';
import { sessionFetch } from './session-fetch';

/** A Confluence of one's own behind a fault proxy, for what Confluence alone does. */
export interface Stage {
  wiki: Confluence;
  proxy: FaultProxy;
  site: Site;
  platformOf(who: Person, timeoutMs?: number): Platform;
  newPage(body?: Body): PageRef;
  reset(): void;
  stop(): Promise<void>;
}

export async function startStage(): Promise<Stage> {
  const wiki = await startConfluence();
  wiki.createSpace({ key: 'DOC', name: 'Documentation' });
  const proxy = await startFaultProxy(wiki.loopbackUrl);
  const site = confluenceSite(proxy.urlFor());
  return {
    wiki,
    proxy,
    site,
    platformOf: (who, timeoutMs = 30_000) =>
      confluencePlatform(site, { fetch: sessionFetch(site.origin, [wiki.signIn(who)]).fetch, timeoutMs }),
    newPage: (body = { html: PAGE_HTML }) =>
      confluencePage(site, wiki.createPage({ space: 'DOC', title: newTitle(), ...body })),
    reset() {
      proxy.clear();
      wiki.faults.clear();
    },
    async stop() {
      await proxy.stop();
      await wiki.stop();
    },
  };
}
