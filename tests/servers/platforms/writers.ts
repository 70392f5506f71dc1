import { startConfluence, type Confluence } from '../../confluence/index';
import { startWordPress, type WordPressOptions } from '../../wordpress/start';
import type { Login } from '../../wordpress/people';
import type { WordPress } from '../../wordpress/wordpress';
import { startStoreWiki } from '../third-platform/store-wiki';
import { newTitle, startConfluenceWiki } from './confluence-wiki';
import { startDataCenterWiki } from './data-center-wiki';
import { PAGE_HTML } from './samples';
import type { TestWiki } from './test-wiki';
import { approveOnce, startVisitorWiki, VERA } from './wordpress-visitor-wiki';
import { startWordpressWiki } from './wordpress-wiki';

export interface Writer {
  who: string;
  start: () => Promise<TestWiki>;
  /** Has no account, so that nothing about signing in or out applies. */
  visitor?: true;
  /** Why it cannot be had on this machine. */
  whyNot?: string | null;
}

/** Everyone whose comments stand at once; the first-time subscriber's are in wordpress-held.test.ts. */
export const writers: Writer[] = [
  { who: 'WordPress editor', start: () => startOnWordPress('editor') },
  { who: 'WordPress subscriber with an approved comment', start: () => startOnWordPress('approved', approveOne) },
  { who: 'WordPress visitor with an approved comment', start: () => startAsVisitor(), visitor: true },
  { who: 'Confluence Cloud writer', start: () => startOn('member') },
  { who: 'Confluence Cloud commenter', start: () => startOn('commenter') },
  { who: 'Confluence Cloud writer, on blog posts', start: startOnBlog },
  { who: 'Confluence Cloud writer, through a tab', start: startThroughTab },
  { who: 'Data Center writer', start: () => startOnDataCenter('member') },
  {
    who: 'Data Center commenter, inline comments by the page’s own way',
    start: () => startOnDataCenter('commenter', { inlineWay: { content: false, plugin: true }, contextPath: '' }),
  },
  {
    who: 'Data Center writer by access token, footer comments alone',
    start: () => startOnDataCenter('member', { inlineWay: { content: false, plugin: false }, byToken: true }),
  },
  { who: 'A third platform, made for this test alone', start: startStoreWiki },
];

export const uploaders = writers.filter(({ who }) =>
  [
    'WordPress editor',
    'Confluence Cloud writer',
    'Confluence Cloud writer, on blog posts',
    'Confluence Cloud writer, through a tab',
    'Data Center writer',
  ].includes(who),
);

/** A WordPress of its own, without flood check. */
export async function startOnWordPress(
  login: Login,
  prepare: (site: WordPress) => Promise<void> = () => Promise.resolve(),
  options: WordPressOptions = {},
): Promise<TestWiki & { wordPress: WordPress }> {
  const started = await startWordPress({ switches: { floodCheck: false }, ...options });
  const { wordPress } = started;
  await prepare(wordPress);
  const wiki = await startWordpressWiki(wordPress, login);
  return { ...wiki, wordPress, stop: () => wiki.stop().then(() => started.stop()) };
}

/** A WordPress of its own for somebody without an account. @param approved - Their comments are approved at once. */
export async function startAsVisitor(
  options: WordPressOptions = {},
  approved = true,
): Promise<TestWiki & { wordPress: WordPress }> {
  // Each attempt reads a whole page, and this theme's is quickly made
  const started = await startWordPress({ switches: { floodCheck: false }, theme: 'plain-classic', ...options });
  const { wordPress } = started;
  if (approved) await approveOnce(wordPress, VERA);
  const wiki = await startVisitorWiki(wordPress);
  return { ...wiki, wordPress, stop: () => wiki.stop().then(() => started.stop()) };
}

/** An earlier comment of theirs was approved: what "approved" writes stands at once. */
export async function approveOne(site: WordPress): Promise<void> {
  const code = `return wp_insert_comment(['comment_post_ID' => $args['post'], 'user_id' => $args['user'],
    'comment_author' => 'April', 'comment_author_email' => get_userdata($args['user'])->user_email,
    'comment_content' => 'Thank you', 'comment_approved' => 1]);`;
  const post = await site.createPost({ title: 'Earlier', html: '<p>Earlier.</p>' });
  await site.php(code, { post: post.id, user: site.users.approved.id });
}

async function startOnBlog(): Promise<TestWiki> {
  const site = await startConfluence();
  site.createSpace({ key: 'DOC', name: 'Documentation' });
  const newPost = () => site.createBlogPost({ space: 'DOC', title: newTitle(), html: PAGE_HTML });
  const wiki = await startConfluenceWiki(site, site.users.member, true, newPost);
  return { ...wiki, stop: () => wiki.stop().then(() => site.stop()) };
}

/** A site that takes nothing from an extension's background. */
async function startThroughTab(): Promise<TestWiki> {
  const site = await startConfluence();
  site.createSpace({ key: 'DOC', name: 'Documentation' });
  site.switches.ownPagesOnly = true;
  const newPage = () => site.createPage({ space: 'DOC', title: newTitle(), html: PAGE_HTML });
  const wiki = await startConfluenceWiki(site, site.users.member, true, newPage, true);
  return { ...wiki, stop: () => wiki.stop().then(() => site.stop()) };
}

async function startOn(role: 'member' | 'commenter'): Promise<TestWiki> {
  const site: Confluence = await startConfluence();
  site.createSpace({ key: 'DOC', name: 'Documentation' });
  const wiki = await startConfluenceWiki(site, site.users[role], role === 'member');
  return { ...wiki, stop: () => wiki.stop().then(() => site.stop()) };
}

export interface DataCenterWays {
  inlineWay?: Confluence['switches']['inlineWay'];
  byToken?: boolean;
  contextPath?: string;
}

/** A Data Center of its own, of a version that takes inline comments in these ways; both, if nothing is said. */
export async function startOnDataCenter(role: 'member' | 'commenter', ways: DataCenterWays = {}): Promise<TestWiki> {
  const { inlineWay, byToken = false, contextPath = '/confluence' } = ways;
  const site = await startConfluence({ flavour: 'data-center', contextPath });
  site.createSpace({ key: 'DOC', name: 'Documentation' });
  if (inlineWay !== undefined) site.switches.inlineWay = inlineWay;
  const wiki = await startDataCenterWiki(site, site.users[role], { mayUpload: role === 'member', byToken });
  return { ...wiki, stop: () => wiki.stop().then(() => site.stop()) };
}
