import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PageRef } from '@/lib/domain/page';
import type { Platform } from '@/lib/domain/ports';
import { NO_NOTES, type Reading, type UpdatedReading } from '@/lib/domain/reading';
import type { WordPress } from '../../wordpress/wordpress';
import { commentsOf, never } from './abilities';
import type { TestWiki } from './test-wiki';
import { startOnWordPress } from './writers';

const NOTHING: Reading = { comments: [], notes: NO_NOTES };
const NOW = Date.UTC(2026, 10, 22);

let wiki: TestWiki & { wordPress: WordPress };
let platform: Platform;
beforeAll(async () => {
  wiki = await startOnWordPress('approved');
  platform = wiki.platform();
  await commentsOf(platform, await wiki.newPage()); // it has its nonce now, as a worker that lives
});
afterAll(() => wiki.stop());

async function aLongPost(): Promise<PageRef> {
  const page = await wiki.newPage();
  await wiki.fill(page, 200);
  return page;
}

async function look(page: PageRef, known: Reading, now = NOW, by = platform) {
  const before = wiki.proxy.exchanges.length;
  const read = await by.comments?.update?.(page, known, { now, threads: [], of: 'page' }, never);
  if (read?.ok !== true) throw new Error(`not read: ${JSON.stringify(read)}`);
  const reading: UpdatedReading = read.value;
  return { ...reading, requests: wiki.proxy.exchanges.length - before };
}

const change = (code: string, args: Record<string, unknown>) => wiki.wordPress.php(`${code} return true;`, args);

test('a post with 200 comments that is shown again costs one request, or two in a new worker', async () => {
  const page = await aLongPost();
  const first = await look(page, NOTHING);
  expect(first.comments).toEqual(await commentsOf(platform, page));
  expect(first.comments).toHaveLength(200);
  const again = await look(page, first);
  expect(again.requests).toBe(1);
  expect(again.comments).toEqual(first.comments);
  expect((await look(page, again, NOW, wiki.platform())).requests).toBe(2); // and the nonce
});

test('a new comment, and one that was edited or deleted among the newest hundred, is seen with that one request', async () => {
  const page = await aLongPost();
  const first = await look(page, NOTHING);
  const [edited, deleted] = [first.comments.at(-10), first.comments.at(-20)];
  await change(`wp_update_comment(['comment_ID' => $args['id'], 'comment_content' => 'Edited']);`, { id: edited?.id });
  const NEW = `wp_insert_comment(['comment_post_ID' => $args['post'], 'comment_approved' => 1, 'comment_content' => 'New',
    'comment_author' => 'Guest']);`;
  await change(NEW, { post: Number(page.pageId) });
  const added = await look(page, first);
  expect(added.requests).toBe(1);
  expect(added.comments.at(-1)?.body).toContain('New');
  expect(added.comments.find(({ id }) => id === edited?.id)?.body).toContain('Edited');
  await change(`wp_delete_comment($args['id'], true);`, { id: deleted?.id });
  const again = await look(page, added);
  expect(again.comments).toEqual(await commentsOf(platform, page));
  expect(again.comments).toHaveLength(200);
});

test('an old comment that was deleted, or approved late, makes it read all of them', async () => {
  const page = await aLongPost();
  const first = await look(page, NOTHING);
  await change(`wp_delete_comment($args['id'], true);`, { id: first.comments[3]?.id });
  const without = await look(page, first);
  expect(without.comments).toHaveLength(199);
  expect(without.comments).toEqual(await commentsOf(platform, page));
  await change(
    `wp_insert_comment(['comment_post_ID' => $args['post'], 'comment_approved' => 1, 'comment_content' => 'Late',
      'comment_author' => 'Guest', 'comment_date_gmt' => '2001-01-01 00:00:00']);`,
    { post: Number(page.pageId) },
  );
  const late = await look(page, without);
  expect(late.comments[0]?.body).toContain('Late');
  expect(late.comments).toHaveLength(200);
});

test('an old comment that was edited is read anew within the hour', async () => {
  const page = await aLongPost();
  const first = await look(page, NOTHING);
  const id = first.comments[5]?.id;
  await change(`wp_update_comment(['comment_ID' => $args['id'], 'comment_content' => 'Edited']);`, { id });
  const soon = await look(page, first);
  expect(soon.comments[5]?.body).not.toContain('Edited');
  const later = await look(page, soon, NOW + 60 * 60_000);
  expect(later.comments.find((one) => one.id === id)?.body).toContain('Edited');
});

test('a short post is read whole each time, with one request', async () => {
  const page = await wiki.newPage();
  await wiki.fill(page, 20);
  const first = await look(page, NOTHING);
  const again = await look(page, first);
  expect([first.requests, again.requests]).toEqual([1, 1]);
  expect(again.comments).toEqual(first.comments);
});
