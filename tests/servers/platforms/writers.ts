import { inject } from 'vitest';
import { startConfluence, type Confluence } from '../../confluence/index';
import { WordPress } from '../../wordpress/wordpress';
import { startConfluenceWiki } from './confluence-wiki';
import type { TestWiki } from './test-wiki';
import { startWordpressWiki } from './wordpress-wiki';

/** Everyone whose comments stand at once; the first-time subscriber's are in wordpress-held.test.ts. */
export const writers = [
  { who: 'WordPress editor', start: () => startWordpressWiki(theWordPress(), 'editor') },
  { who: 'WordPress subscriber with an approved comment', start: () => startApproved(theWordPress()) },
  { who: 'Confluence Cloud writer', start: () => startOn('member') },
  { who: 'Confluence Cloud commenter', start: () => startOn('commenter') },
];

export const uploaders = writers.filter(({ who }) => ['WordPress editor', 'Confluence Cloud writer'].includes(who));

/** The one that the whole run shares; its flood check is off. */
export function theWordPress(): WordPress {
  return new WordPress(inject('wordPress'));
}

async function startApproved(site: WordPress): Promise<TestWiki> {
  const code = `return wp_insert_comment(['comment_post_ID' => $args['post'], 'user_id' => $args['user'],
    'comment_author' => 'April', 'comment_author_email' => get_userdata($args['user'])->user_email,
    'comment_content' => 'Thank you', 'comment_approved' => 1]);`;
  const post = await site.createPost({ title: 'Earlier', html: '<p>Earlier.</p>' });
  await site.php(code, { post: post.id, user: site.users.approved.id });
  return startWordpressWiki(site, 'approved');
}

async function startOn(role: 'member' | 'commenter'): Promise<TestWiki> {
  const site: Confluence = await startConfluence();
  site.createSpace({ key: 'DOC', name: 'Documentation' });
  const wiki = await startConfluenceWiki(site, site.users[role], role === 'member');
  return { ...wiki, stop: () => wiki.stop().then(() => site.stop()) };
}
