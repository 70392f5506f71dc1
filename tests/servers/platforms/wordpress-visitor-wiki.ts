import type { Platform } from '@/lib/domain/ports';
import type { VisitorCard } from '@/lib/domain/visitor';
import { sessionTransport, type TransportOptions } from '@/lib/platforms/transport';
import type { Site } from '@/lib/domain/page';
import type { WordPress } from '../../wordpress/wordpress';
import { sessionFetch } from './session-fetch';
import type { TestWiki } from './test-wiki';
import { startWordpressWiki, wordpressPlatform } from './wordpress-wiki';

export const VERA: VisitorCard = { name: 'Vera Lind', mail: 'vera@example.org', answers: {} };

const APPROVE = `return wp_insert_comment(['comment_post_ID' => 1, 'comment_author' => $args['name'],
  'comment_author_email' => $args['mail'], 'comment_content' => 'Thank you', 'comment_approved' => 1,
  'comment_date' => '2024-05-06 09:00:00', 'comment_date_gmt' => '2024-05-06 09:00:00']);`;

/** WordPress approves at once who was approved before, by name and mail address. */
export async function approveOnce(wordPress: WordPress, { name, mail }: VisitorCard): Promise<void> {
  await wordPress.php(APPROVE, { name, mail });
}

/** The site for somebody without an account, who sends everything under this name. */
export function visitorPlatform(
  site: Site,
  card: VisitorCard = VERA,
  { fetch = sessionFetch(site.origin, []).fetch, ...options }: TransportOptions = {},
): Platform {
  const platform = wordpressPlatform(site, sessionTransport(site, { fetch, ...options }));
  const { sink } = platform;
  if (sink === undefined) return platform;
  return {
    ...platform,
    sink: {
      file: (parcel, journal, signal) => sink.file({ ...parcel, visitor: card }, journal, signal),
      follow: (parcel, receipt, signal) => sink.follow({ ...parcel, visitor: card }, receipt, signal),
      removeCopies: (parcel, signal) => sink.removeCopies({ ...parcel, visitor: card }, signal),
    },
  };
}

/** A WordPress for the contract suite, seen by somebody without an account. */
export async function startVisitorWiki(wordPress: WordPress): Promise<TestWiki> {
  const wiki = await startWordpressWiki(wordPress, 'editor');
  const mine = sessionFetch(wiki.site.origin, []);
  const editors = await wordPress.cookiesFor('editor', new URL(wiki.site.origin).host);
  return {
    ...wiki,
    name: 'WordPress, a visitor',
    writes: { ...wiki.writes, comment: { method: 'POST', path: /\/wp-comments-post\.php/ } },
    myName: VERA.name,
    mayUpload: false,
    mayRemove: false,
    visitor: VERA,
    platform: (options) => visitorPlatform(wiki.site, VERA, { fetch: mine.fetch, ...options }),
    signInAnother: () => mine.setCookies(editors),
    othersName: wordPress.users.editor.name,
    signOut: () => Promise.reject(new Error('nobody is signed in')),
    signIn: async () => mine.forgetCookies(),
  };
}
