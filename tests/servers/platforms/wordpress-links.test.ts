import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WordPress } from '../../wordpress/wordpress';
import { accessTo, never, receiptOf, sinkOf } from './abilities';
import { aCapture, aJournal, anOpened, aParcel } from './samples';
import { startOnWordPress } from './writers';

/** WordPress holds comments with two links or more (`comment_max_links`), plain addresses among them, below editor. */
describe('an author whose comments are approved at once', () => {
  let wiki: Awaited<ReturnType<typeof startOnWordPress>>;
  let site: WordPress;
  beforeAll(async () => {
    wiki = await startOnWordPress('author', approveOne);
    site = wiki.wordPress;
  });
  afterAll(() => wiki.stop());

  test('asks with a picture and with addresses in the words, and nothing waits for approval', async () => {
    const page = await wiki.newPage();
    const { comment, picture } = await accessTo(wiki.platform(), page);
    expect({ comment, picture }).toEqual({ comment: { can: 'yes' }, picture: { can: 'yes', seenBy: 'everyone' } });
    const asked = anOpened('Is https://one.example/a the same as www.two.example?');
    const parcel = aParcel(page, asked, { pictures: [aCapture()] });
    expect(receiptOf(await sinkOf(wiki.platform()).file(parcel, aJournal(), never))).toMatchObject({ held: false });
    const [stood] = await wiki.standing(page);
    const [file] = await wiki.filesOf(page, parcel.eventId);
    expect(stood?.state).toBe('public');
    expect(stood?.body).toContain(file);
  });

  test('likewise with the right to write any HTML, which spares nobody the hold', async () => {
    await site.php(`get_userdata($args['id'])->add_cap('unfiltered_html'); return true;`, site.users.author);
    const page = await wiki.newPage();
    const parcel = aParcel(page, anOpened('Whose picture?'), { pictures: [aCapture()] });
    expect(receiptOf(await sinkOf(wiki.platform()).file(parcel, aJournal(), never))).toMatchObject({ held: false });
  });

  test('the site does hold what has two links: the rule was in force', async () => {
    const page = await wiki.newPage();
    const held = await site.php(CHECK, { post: Number(page.pageId), user: site.users.author.id });
    expect(held).toBe(0);
  });
});

/** Whether WordPress would approve two plain addresses by this person: its own check, as both ways of commenting ask it. */
const CHECK = `
  $user = get_userdata($args['user']);
  return wp_allow_comment(['comment_post_ID' => $args['post'], 'user_id' => $user->ID, 'comment_type' => 'comment',
    'comment_author' => $user->display_name, 'comment_author_email' => $user->user_email, 'comment_author_url' => '',
    'comment_author_IP' => '127.0.0.1', 'comment_agent' => '', 'comment_parent' => 0, 'comment_date_gmt' => gmdate('Y-m-d H:i:s'),
    'comment_content' => 'See https://one.example/a and https://two.example/b'], true);`;

async function approveOne(site: WordPress): Promise<void> {
  const code = `$user = get_userdata($args['user']); return wp_insert_comment(['comment_post_ID' => $args['post'],
    'user_id' => $user->ID, 'comment_author' => $user->display_name, 'comment_author_email' => $user->user_email,
    'comment_content' => 'Thank you', 'comment_approved' => 1]);`;
  const post = await site.createPost({ title: 'Earlier', html: '<p>Earlier.</p>' });
  await site.php(code, { post: post.id, user: site.users.author.id });
}
