import * as v from 'valibot';
import { siteIdOf, type PageRef, type Site } from '@/lib/domain/page';
import type { Transport } from '@/lib/domain/ports';
import type { SignIn } from '@/lib/domain/stores';
import { createPlatform } from '@/lib/platforms';
import { sessionTransport, tokenTransport } from '@/lib/platforms/transport';
import type { Confluence, Person, PageRef as EmulatorPage } from '../../confluence/index';
import { startFaultProxy } from '../fault-proxy';
import { newTitle } from './confluence-wiki';
import { english } from '../../unit/domain/words';
import { aPng, PAGE_HTML } from './samples';
import { sessionFetch } from './session-fetch';
import type { Standing, TestWiki } from './test-wiki';

const SPACE = 'DOC';
const Comments = v.object({
  results: v.array(
    v.object({
      id: v.string(),
      ancestors: v.array(v.object({ id: v.string() })),
      history: v.object({ createdBy: v.object({ displayName: v.string() }) }),
      body: v.object({ storage: v.object({ value: v.string() }) }),
    }),
  ),
  _links: v.object({ next: v.optional(v.string()) }),
});
const Files = v.object({ results: v.array(v.object({ title: v.string() })) });

/** Asks the wiki as its administrator, past our own client and the proxy. */
async function ask(wiki: Confluence, path: string, body?: unknown): Promise<unknown> {
  const headers = { Cookie: wiki.signIn(wiki.users.admin).header, 'Content-Type': 'application/json' };
  const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const reply = await fetch(`${wiki.loopbackUrl}${wiki.contextPath}/rest/api${path}`, { headers, ...sent });
  return reply.json();
}

/** What is on a page in truth, oldest first. */
export async function standingOnDataCenter(wiki: Confluence, pageId: string): Promise<Standing[]> {
  const expand = 'body.storage,history,ancestors';
  const found: Standing[] = [];
  for (let start = 0, more = true; more; start += 100) {
    const path = `/content/${pageId}/child/comment?depth=all&limit=100&start=${start}&expand=${expand}`;
    const { results, _links } = v.parse(Comments, await ask(wiki, path));
    for (const { id, ancestors, history, body } of results) {
      const author = history.createdBy.displayName;
      found.push({ id, parentId: ancestors.at(-1)?.id ?? null, author, body: body.storage.value, state: 'public' });
    }
    more = _links.next !== undefined;
  }
  return found.sort((a, b) => Number(a.id) - Number(b.id));
}

export function dataCenterSite(origin: string, contextPath: string): Site {
  const baseUrl = origin + contextPath;
  const kind = 'confluence-dc';
  return { id: siteIdOf(kind, baseUrl), kind, origin, baseUrl, restRoot: null, name: 'Docs' };
}

export function dataCenterPage(site: Site, page: EmulatorPage): PageRef {
  return {
    siteId: site.id,
    kind: 'confluence-dc',
    pageId: page.id,
    contentType: 'page',
    url: site.origin + page.path,
    title: page.title,
    version: String(page.version),
  };
}

export function dataCenterPlatform(site: Site, transport: Transport, signIn: SignIn = 'session') {
  const readPicture = () => Promise.resolve({ ok: true as const, value: aPng() });
  return createPlatform(site, transport, { readPicture, words: english, signIn });
}

/** What the background sends with a token: no cookies, but a browser's name and the site's Origin. */
export function accessTokenTransport(site: Site, token: string, fetcher: typeof fetch): Transport {
  return tokenTransport(site, `Bearer ${token}`, { fetch: fetcher });
}

/** A person at a Data Center, by their session or, where it is given, by an access token. */
export async function startDataCenterWiki(
  wiki: Confluence,
  who: Person,
  { mayUpload = true, byToken = false } = {},
): Promise<TestWiki> {
  const proxy = await startFaultProxy(wiki.loopbackUrl);
  const site = dataCenterSite(proxy.urlFor(), wiki.contextPath);
  const mine = sessionFetch(site.origin, byToken ? [] : [wiki.signIn(who)]);
  const admins = sessionFetch(site.origin, [wiki.signIn(wiki.users.admin)]);
  const token = who.accessToken;
  const other = who === wiki.users.member ? wiki.users.commenter : wiki.users.member;
  const othersToken = other.accessToken;
  return {
    name: `Confluence Data Center, ${who.displayName}`,
    proxy,
    stop: () => proxy.stop(),
    writes: {
      comment: { method: 'POST', path: /\/rest\/(?:api\/content(?:\?|$)|inlinecomments\/)/ },
      upload: { method: 'POST', path: /\/child\/attachment/ },
    },
    myName: who.displayName,
    mayUpload,
    refusesDuplicates: false,
    mayRemove: true,
    platform: (options) =>
      byToken
        ? dataCenterPlatform(
            site,
            tokenTransport(site, `Bearer ${token}`, { fetch: mine.fetch, ...options }),
            'access-token',
          )
        : dataCenterPlatform(site, sessionTransport(site, { fetch: mine.fetch, ...options })),
    staff: () => dataCenterPlatform(site, sessionTransport(site, { fetch: admins.fetch })),
    newPage: () =>
      Promise.resolve(dataCenterPage(site, wiki.createPage({ space: SPACE, title: newTitle(), html: PAGE_HTML }))),
    deletePage: async (page) => wiki.trashPage(page.pageId),
    async signOut() {
      if (byToken) who.accessToken = 'revoked';
      else mine.forgetCookies();
    },
    async signIn() {
      other.accessToken = othersToken;
      if (byToken) who.accessToken = token;
      else mine.setCookies([wiki.signIn(who)]);
    },
    signInAnother() {
      if (byToken) {
        who.accessToken = 'given away'; // the same words are believed to be another's now
        other.accessToken = token;
      } else mine.setCookies([wiki.signIn(other)]);
    },
    othersName: other.displayName,
    standing: (page) => standingOnDataCenter(wiki, page.pageId),
    async filesOf(page, eventId) {
      const { results } = v.parse(Files, await ask(wiki, `/content/${page.pageId}/child/attachment`));
      return results.map(({ title }) => title).filter((title) => title.includes(eventId));
    },
    async fill(page, count) {
      for (let number = 1; number <= count; number += 1) {
        const value = `<p>Remark ${number}</p>`;
        const container = { id: page.pageId, type: 'page' };
        await ask(wiki, '/content', {
          type: 'comment',
          container,
          body: { storage: { value, representation: 'storage' } },
        });
      }
    },
  };
}
