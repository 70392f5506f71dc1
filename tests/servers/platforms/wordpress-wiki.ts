import * as v from 'valibot';
import { siteIdOf, type PageRef, type Site } from '@/lib/domain/page';
import type { ReadPicture, Transport } from '@/lib/domain/ports';
import type { SignIn } from '@/lib/domain/stores';
import { createPlatform } from '@/lib/platforms';
import { basicAuthorization, sessionTransport, tokenTransport } from '@/lib/platforms/transport';
import { startFaultProxy, type FaultProxy } from '../fault-proxy';
import type { Login } from '../../wordpress/people';
import type { WordPress } from '../../wordpress/wordpress';
import { english } from '../../unit/domain/words';
import { asRecognised } from './as-recognised';
import { aPng, PAGE_HTML } from './samples';
import { sessionFetch, type SessionFetch } from './session-fetch';
import type { TestWiki } from './test-wiki';

const Names = v.array(v.string());
const FILL = `
  foreach (range(1, $args['count']) as $n) wp_insert_comment(['comment_post_ID' => $args['post'], 'comment_approved' => 1,
    'comment_content' => "Remark $n", 'comment_author' => 'Guest', 'comment_date_gmt' => gmdate('Y-m-d H:i:s', 1700000000 + $n)]);
  return true;`;
const FILES = `
  $found = get_posts(['post_type' => 'attachment', 'post_status' => 'any', 'numberposts' => -1]);
  return array_values(array_filter(array_map(fn($one) => basename(get_attached_file($one->ID)), $found),
    fn($name) => str_contains($name, $args['event'])));`;

/** In any address of REST: `wp-json/wp/v2/…`, and `rest_route=` with its slashes encoded. */
const WRITES_COMMENT = /wp(?:\/|%2F)v2(?:\/|%2F)comments/i;
const WRITES_MEDIA = /wp(?:\/|%2F)v2(?:\/|%2F)media/i;

/** A site as the page side would report it. */
export function wordpressSite(origin: string, restRoot: string | null = `${origin}/wp-json/`): Site {
  return { id: siteIdOf('wordpress', origin), kind: 'wordpress', origin, baseUrl: origin, restRoot, name: 'Test site' };
}

const aPicture: ReadPicture = () => Promise.resolve({ ok: true, value: aPng() });

export function wordpressPlatform(
  site: Site,
  transport: Transport,
  signIn: SignIn = 'session',
  readPicture: ReadPicture = aPicture,
) {
  return createPlatform(site, transport, { readPicture, words: english, signIn });
}

export function passwordTransport(site: Site, login: string, password: string): Transport {
  return tokenTransport(site, basicAuthorization(login, password));
}

/** Somebody's session at the site, through the proxy. */
export async function sessionOf(wordPress: WordPress, proxy: FaultProxy, login: Login): Promise<SessionFetch> {
  const host = `127.0.0.1:${proxy.port}`;
  return sessionFetch(proxy.urlFor(), await wordPress.cookiesFor(login, host));
}

/** A page of the site, as the reader's browser names it. */
export function wordpressPage(site: Site, post: { id: number; path: string }, contentType = 'pages'): PageRef {
  return {
    siteId: site.id,
    kind: 'wordpress',
    pageId: String(post.id),
    contentType,
    url: site.origin + post.path,
    title: 'The printer',
    version: null,
  };
}

/** A WordPress for the contract suite, wherever it stands on its host: the site is what a page of it says. */
export async function startWordpressWiki(wordPress: WordPress, login: Login): Promise<TestWiki & { site: Site }> {
  const proxy = await startFaultProxy(wordPress.loopbackUrl);
  const newPost = async () => {
    const made = await wordPress.createPage({ title: 'The printer', html: PAGE_HTML });
    return { ...made, path: wordPress.language + made.path };
  };
  const { site } = await asRecognised(proxy.urlFor() + (await newPost()).path);
  const mine = await sessionOf(wordPress, proxy, login);
  const editors = await sessionOf(wordPress, proxy, 'editor');
  const uploads: Login[] = ['admin', 'editor', 'author'];
  const other = login === 'editor' ? 'author' : 'editor';
  const cookiesOf = (who: Login) => wordPress.cookiesFor(who, `127.0.0.1:${proxy.port}`);
  const othersCookies = await cookiesOf(other);
  const nameOf = (author: string) => Object.values(wordPress.users).find((one) => one.login === author)?.name ?? author;
  return {
    name: `WordPress, ${login}`,
    site,
    proxy,
    stop: () => proxy.stop(),
    writes: {
      comment: { method: 'POST', path: WRITES_COMMENT },
      upload: { method: 'POST', path: WRITES_MEDIA },
    },
    myName: wordPress.users[login].name,
    mayUpload: uploads.includes(login),
    refusesDuplicates: true,
    mayRemove: login === 'admin' || login === 'editor',
    platform: (options) => wordpressPlatform(site, sessionTransport(site, { fetch: mine.fetch, ...options })),
    staff: () => wordpressPlatform(site, sessionTransport(site, { fetch: editors.fetch })),
    newPage: async () => wordpressPage(site, await newPost()),
    deletePage: (page) => wordPress.deletePost(Number(page.pageId)),
    signOut: async () => mine.forgetCookies(),
    signIn: async () => mine.setCookies(await cookiesOf(login)),
    signInAnother: () => mine.setCookies(othersCookies),
    othersName: wordPress.users[other].name,
    async standing(page) {
      const stored = await wordPress.commentsOn(Number(page.pageId));
      return stored
        .filter(({ status }) => status !== 'trash')
        .map(({ id, parent, author, content, status }) => ({
          id: String(id),
          parentId: parent === 0 ? null : String(parent),
          author: nameOf(author),
          body: content,
          state: status === 'approved' ? ('public' as const) : ('held' as const),
        }));
    },
    filesOf: async (_page, eventId) => v.parse(Names, await wordPress.php(FILES, { event: eventId })),
    fill: async (page, count) => {
      await wordPress.php(FILL, { post: Number(page.pageId), count });
    },
  };
}
