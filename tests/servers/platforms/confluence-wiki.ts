import * as v from 'valibot';
import { siteIdOf, type PageRef, type Site } from '@/lib/domain/page';
import type { Transport } from '@/lib/domain/ports';
import { createPlatform } from '@/lib/platforms';
import { sessionTransport, type TransportOptions } from '@/lib/platforms/transport';
import type { Confluence, Person, PageRef as EmulatorPage } from '../../confluence/index';
import { startFaultProxy } from '../fault-proxy';
import { english } from '../../unit/domain/words';
import { aPng, PAGE_HTML } from './samples';
import { sessionFetch, type SessionFetch } from './session-fetch';
import { bothWays } from './tab-way';
import type { Standing, TestWiki } from './test-wiki';

const SPACE = 'DOC';
const Comments = v.object({
  results: v.array(
    v.object({
      id: v.string(),
      parentCommentId: v.optional(v.nullable(v.string())),
      version: v.object({ authorId: v.string(), createdAt: v.string() }),
      body: v.object({ storage: v.object({ value: v.string() }) }),
    }),
  ),
});
const Files = v.object({ results: v.array(v.object({ title: v.string() })) });

/** Reads the wiki as its administrator, past our own client and the proxy. */
async function ask<Schema extends v.GenericSchema>(
  wiki: Confluence,
  path: string,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  const { email, apiToken } = wiki.users.admin;
  const Authorization = `Basic ${Buffer.from(`${email}:${apiToken}`).toString('base64')}`;
  const reply = await fetch(wiki.loopbackUrl + path, { headers: { Authorization, Accept: 'application/json' } });
  return v.parse(schema, await reply.json());
}

/** Pages and blog posts have routes of their own. */
function pathTo({ id, type }: Pick<EmulatorPage, 'id' | 'type'>): string {
  return `/wiki/api/v2/${type}s/${id}`;
}

export async function standingOn(wiki: Confluence, pageId: string): Promise<Standing[]> {
  const found: (Standing & { at: string })[] = [];
  const read = async (path: string, parentId: string | null, place: string): Promise<void> => {
    const { results } = await ask(wiki, `${path}?body-format=storage&limit=250`, Comments);
    for (const one of results) {
      const author = Object.values(wiki.users).find((user) => user.accountId === one.version.authorId);
      const standing = { id: one.id, parentId, author: author?.displayName ?? '', body: one.body.storage.value };
      found.push({ ...standing, state: 'public', at: one.version.createdAt });
      await read(`/wiki/api/v2/${place}-comments/${one.id}/children`, one.id, place);
    }
  };
  const path = pathTo(wiki.page(pageId));
  for (const place of ['inline', 'footer']) await read(`${path}/${place}-comments`, null, place);
  return found
    .sort((a, b) => a.at.localeCompare(b.at) || Number(a.id) - Number(b.id))
    .map(({ at: _at, ...one }) => one);
}

export function confluenceSite(origin: string): Site {
  return {
    id: siteIdOf('confluence-cloud', origin),
    kind: 'confluence-cloud',
    origin,
    baseUrl: origin,
    restRoot: null,
    name: 'Docs',
  };
}

export function confluencePage(site: Site, page: EmulatorPage): PageRef {
  return {
    siteId: site.id,
    kind: 'confluence-cloud',
    pageId: page.id,
    contentType: page.type,
    url: site.origin + page.path,
    title: page.title,
    version: String(page.version),
  };
}

export function confluencePlatform(site: Site, options: TransportOptions) {
  return confluencePlatformOver(site, sessionTransport(site, options));
}

function confluencePlatformOver(site: Site, transport: Transport) {
  return createPlatform(site, transport, {
    readPicture: () => Promise.resolve({ ok: true, value: aPng() }),
    words: english,
    signIn: 'session',
  });
}

let pages = 0;
/** Titles are unique in a space. */
export function newTitle(): string {
  pages += 1;
  return `The printer ${pages}`;
}

/**
 * @param newPage - What the person asks about; a page of the current editor if not given.
 * @param throughTab - A tab of the site stands behind the first way, for a wiki that refuses that one.
 */
export async function startConfluenceWiki(
  wiki: Confluence,
  who: Person,
  mayUpload: boolean,
  newPage = () => wiki.createPage({ space: SPACE, title: newTitle(), html: PAGE_HTML }),
  throughTab = false,
): Promise<TestWiki> {
  const proxy = await startFaultProxy(wiki.loopbackUrl);
  const site = confluenceSite(proxy.urlFor());
  const mine = sessionFetch(site.origin, [wiki.signIn(who)]);
  const other = who === wiki.users.member ? wiki.users.commenter : wiki.users.member;
  const admins = sessionFetch(site.origin, [wiki.signIn(wiki.users.admin)]);
  const platformFor = (person: SessionFetch, options: TransportOptions = {}) => {
    const given = { fetch: person.fetch, ...options };
    return throughTab
      ? confluencePlatformOver(site, bothWays(site.origin, person, given))
      : confluencePlatform(site, given);
  };
  return {
    name: `Confluence Cloud, ${who.displayName}`,
    proxy,
    stop: () => proxy.stop(),
    writes: {
      comment: { method: 'POST', path: /^\/wiki\/api\/v2\/(inline|footer)-comments/ },
      upload: { method: 'POST', path: /\/child\/attachment/ },
    },
    myName: who.displayName,
    mayUpload,
    refusesDuplicates: false,
    mayRemove: true,
    platform: (options) => platformFor(mine, options),
    staff: () => platformFor(admins),
    newPage: () => Promise.resolve(confluencePage(site, newPage())),
    deletePage: async (page) => wiki.trashPage(page.pageId),
    signOut: async () => mine.forgetCookies(),
    signIn: async () => mine.setCookies([wiki.signIn(who)]),
    signInAnother: () => mine.setCookies([wiki.signIn(other)]),
    othersName: other.displayName,
    standing: (page) => standingOn(wiki, page.pageId),
    async filesOf(page, eventId) {
      const { results } = await ask(wiki, `${pathTo(wiki.page(page.pageId))}/attachments`, Files);
      return results.map(({ title }) => title).filter((title) => title.includes(eventId));
    },
    async fill(page, count) {
      const cookie = wiki.signIn(wiki.users.admin).header;
      for (let number = 1; number <= count; number += 1) {
        await fetch(`${wiki.loopbackUrl}/wiki/api/v2/footer-comments`, {
          method: 'POST',
          headers: { Cookie: cookie, 'Content-Type': 'application/json' },
          body: JSON.stringify({
            [page.contentType === 'blogpost' ? 'blogPostId' : 'pageId']: page.pageId,
            body: { representation: 'storage', value: `<p>Remark ${number}</p>` },
          }),
        });
      }
    },
  };
}
