import { siteIdOf, type PageRef, type Site, type SiteKind } from '@/lib/domain/page';
import { sessionTransport } from '@/lib/platforms/transport';
import { english } from '../../unit/domain/words';
import { startFaultProxy } from '../fault-proxy';
import { aPng } from '../platforms/samples';
import { sessionFetch } from '../platforms/session-fetch';
import type { TestWiki } from '../platforms/test-wiki';
import { createStorePlatform } from './adapter';
import { startStore } from './store-server';

const KIND = 'json-store' as SiteKind; // what a third platform would add to the list of kinds
const [ME, OTHER, STAFF] = ['Rea Reader', 'Ola Other', 'Sam Staff'] as const;
const cookieOf = (name: string) => [{ name: 'who', value: encodeURIComponent(name) }];

/** A person at a site of static pages with a JSON store, for the suites that every platform goes through. */
export async function startStoreWiki(): Promise<TestWiki> {
  const store = await startStore([ME, OTHER, STAFF]);
  const proxy = await startFaultProxy(store.url);
  const baseUrl = proxy.urlFor();
  const site: Site = {
    id: siteIdOf(KIND, baseUrl),
    kind: KIND,
    origin: baseUrl,
    baseUrl,
    restRoot: null,
    name: 'Static',
  };
  const mine = sessionFetch(site.origin, cookieOf(ME));
  const staff = sessionFetch(site.origin, cookieOf(STAFF));
  const readPicture = () => Promise.resolve({ ok: true as const, value: aPng() });
  const platformWith = (fetcher: typeof fetch, options: { timeoutMs?: number } = {}) =>
    createStorePlatform(site, sessionTransport(site, { fetch: fetcher, ...options }), {
      readPicture,
      words: english,
      signIn: 'session',
    });
  return {
    name: 'Static pages with a JSON store',
    proxy,
    writes: { comment: { method: 'POST', path: /\/comments/ }, upload: { method: 'PUT', path: /\/files\// } },
    myName: ME,
    mayUpload: true,
    refusesDuplicates: false,
    mayRemove: false,
    platform: (options) => platformWith(mine.fetch, options),
    staff: () => platformWith(staff.fetch),
    newPage() {
      const pageId = String(store.pages.size + 1);
      store.pages.add(pageId);
      const page: PageRef = {
        siteId: site.id,
        kind: KIND,
        pageId,
        contentType: 'page',
        url: `${baseUrl}/page-${pageId}.html`,
        title: 'The printer',
        version: null,
      };
      return Promise.resolve(page);
    },
    deletePage: ({ pageId }) => Promise.resolve(void store.pages.delete(pageId)),
    signOut: async () => mine.forgetCookies(),
    signIn: async () => mine.setCookies(cookieOf(ME)),
    signInAnother: () => mine.setCookies(cookieOf(OTHER)),
    othersName: OTHER,
    standing: ({ pageId }) =>
      Promise.resolve(
        store.comments
          .filter(({ page }) => page === pageId)
          .map(({ id, parent, author, html }) => ({ id, parentId: parent, author, body: html, state: 'public' })),
      ),
    filesOf: (_page, eventId) => Promise.resolve([...store.files].filter((name) => name.includes(eventId))),
    fill({ pageId }, count) {
      for (let number = 1; number <= count; number += 1) {
        const id = String(store.comments.length + 1);
        store.comments.push({
          id,
          page: pageId,
          parent: null,
          author: STAFF,
          at: number,
          html: `<p>Remark ${number}</p>`,
        });
      }
      return Promise.resolve();
    },
    stop: () => proxy.stop().then(() => store.stop()),
  };
}
