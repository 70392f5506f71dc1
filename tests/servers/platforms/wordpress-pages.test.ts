import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { decodeComment } from '@/lib/domain/codec';
import type { PageRef } from '@/lib/domain/page';
import type { Platform } from '@/lib/domain/ports';
import { sessionTransport } from '@/lib/platforms/transport';
import { whyNoDebian } from '../../wordpress/debian-packages';
import type { Login } from '../../wordpress/people';
import { startWordPress, type StartedWordPress, type WordPressOptions } from '../../wordpress/start';
import type { Theme, WordPress } from '../../wordpress/wordpress';
import { accessTo, commentsOf, never, problemOf, receiptOf, sinkOf } from './abilities';
import { asRecognised } from './as-recognised';
import { aJournal, anOpened, aParcel, PAGE_HTML } from './samples';
import { sessionFetch } from './session-fetch';
import { MINUTES_APART } from './split-list';
import { approveOnce, VERA } from './wordpress-visitor-wiki';
import { wordpressPlatform } from './wordpress-wiki';

const SETTINGS = { floodCheck: false, types: true };
const OPTIONS = ['comment_moderation', 'page_comments', 'thread_comments'];

type Cookie = Record<'name' | 'value', string>;

/** A WordPress whose pages are met as a reader meets them: by their address, recognised from what is served. */
class Readers {
  readonly #started: StartedWordPress;

  private constructor(started: StartedWordPress) {
    this.#started = started;
  }

  static async at(options: WordPressOptions = {}): Promise<Readers> {
    const readers = new Readers(await startWordPress({ switches: SETTINGS, permalinks: '/%postname%/', ...options }));
    await approveOnce(readers.wordPress, VERA);
    return readers;
  }

  get wordPress(): WordPress {
    return this.#started.wordPress;
  }
  get origin(): string {
    return this.wordPress.loopbackUrl;
  }
  stop(): Promise<void> {
    return this.#started.stop();
  }

  /** What somebody sees at an address, and what they can do there. `visitor`: without an account, as Vera. */
  async meet(
    who: Login | 'visitor',
    made: { path: string },
    more: Cookie[] = [],
  ): Promise<{ page: PageRef; platform: Platform }> {
    const cookies = who === 'visitor' ? more : [...more, ...(await this.wordPress.cookiesFor(who))];
    const { fetch } = sessionFetch(this.origin, cookies);
    const { site, page } = await asRecognised(this.origin + made.path, fetch);
    return { page, platform: wordpressPlatform(site, sessionTransport(site, { fetch })) };
  }

  async file(who: Login | 'visitor', made: { path: string }, text: string, parentId?: string, more: Cookie[] = []) {
    const { page, platform } = await this.meet(who, made, more);
    const parent = parentId === undefined ? {} : { parent: { commentId: parentId, place: 'footer' as const } };
    const parcel = aParcel(page, anOpened(text), parent);
    const whose = who === 'visitor' ? { ...parcel, visitor: VERA } : parcel;
    return sinkOf(platform).file(whose, aJournal(), never);
  }
}

const entry = (title: string, more: object = {}) => ({ title, html: PAGE_HTML, ...more });

describe('pages of every kind', () => {
  let readers: Readers;
  beforeAll(async () => {
    readers = await Readers.at();
  });
  beforeEach(async () => {
    readers.wordPress.switch(SETTINGS);
    for (const name of OPTIONS) await readers.wordPress.setOption(name, name === 'thread_comments' ? '1' : '');
  });
  afterAll(() => readers.stop());

  test('pages have their comments closed unless their author opens them: said before typing, to everybody', async () => {
    const made = await readers.wordPress.createPage(entry('Closed', { comments: 'closed' }));
    for (const who of ['editor', 'subscriber', 'visitor'] as const) {
      const { page, platform } = await readers.meet(who, made);
      expect((await accessTo(platform, page)).comment).toEqual({ can: 'no', why: 'comments-closed' });
    }
  });

  test('a site that approves every comment holds also those of people who were approved before', async () => {
    const made = await readers.wordPress.createPage(entry('Moderated'));
    expect(receiptOf(await readers.file('visitor', made, 'Before')).held).toBe(false);
    await readers.wordPress.setOption('comment_moderation', '1');
    expect(receiptOf(await readers.file('visitor', made, 'After')).held).toBe(true);
    expect(receiptOf(await readers.file('approved', made, 'As well')).held).toBe(true);
    expect(receiptOf(await readers.file('editor', made, 'Moderators are exempt')).held).toBe(false);
  });

  test('a private post is for those who may read it', async () => {
    const made = await readers.wordPress.createPost(entry('Private', { status: 'private' }));
    expect(receiptOf(await readers.file('editor', made, 'Among us')).held).toBe(false);
    const { page } = await readers.meet('editor', made);
    const { platform } = await readers.meet('subscriber', await readers.wordPress.createPost(entry('Public')));
    expect((await accessTo(platform, page)).comment).toEqual({ can: 'no', why: 'page-gone' });
  });

  test('behind a password, whoever gave it asks and reads like everywhere else', async () => {
    const made = await readers.wordPress.createPage(entry('Secret', { password: 'swordfish' }));
    const known = await passwordCookie(readers.wordPress, 'swordfish');
    receiptOf(await readers.file('visitor', made, 'From inside', undefined, known));
    receiptOf(await readers.file('approved', made, 'Also inside', undefined, known));
    const inside = await readers.meet('subscriber', made, known);
    expect((await accessTo(inside.platform, inside.page)).comment).toEqual({ can: 'held-likely' });
    expect(await commentsOf(inside.platform, inside.page)).toHaveLength(2);
    const outside = await readers.meet('subscriber', await readers.wordPress.createPage(entry('Open')));
    expect((await accessTo(outside.platform, inside.page)).comment.can).toBe('no');
    const read = await outside.platform.comments?.commentsOf(inside.page, never);
    expect(problemOf(read ?? { ok: true, value: [] })).toMatchObject({ kind: 'refused' });
  });

  test('an entry of a plugin’s type, by the name that REST has for it', async () => {
    const made = await readers.wordPress.createEntry('kb_article', entry('In the handbook'));
    const { page, platform } = await readers.meet('editor', made);
    expect(page).toMatchObject({ pageId: String(made.id), contentType: 'handbook' });
    expect((await accessTo(platform, page)).comment).toEqual({ can: 'yes' });
    receiptOf(await readers.file('editor', made, 'To the handbook'));
    receiptOf(await readers.file('visitor', made, 'Me, too'));
    expect(await commentsOf(platform, page)).toHaveLength(2);
  });

  test('a type without comments takes none, and says so before typing', async () => {
    const made = await readers.wordPress.createEntry('notice', entry('A notice', { comments: 'closed' }));
    for (const who of ['editor', 'visitor'] as const) {
      const { page, platform } = await readers.meet(who, made);
      expect((await accessTo(platform, page)).comment).toEqual({ can: 'no', why: 'comments-closed' });
    }
  });

  test('a type that is not in REST: visitors ask by its form, and read what its page shows', async () => {
    const made = await readers.wordPress.createEntry('faq', entry('A question'));
    const { page, platform } = await readers.meet('visitor', made);
    expect((await accessTo(platform, page)).comment).toMatchObject({ can: 'as-visitor' });
    receiptOf(await readers.file('visitor', made, 'By the form'));
    expect((await readers.wordPress.commentsOn(made.id)).map(({ author }) => author)).toEqual([VERA.name]);
  });

  test.each([true, false])(
    'a split list of comments is read whole, and a link leads to the right part (REST: %s)',
    async (rest) => {
      const made = await readers.wordPress.createPost(entry('Busy'));
      await readers.wordPress.setOption('page_comments', '1');
      await readers.wordPress.setOption('comments_per_page', '2');
      for (const text of ['One', 'Two', 'Three', 'Four']) receiptOf(await readers.file('visitor', made, text));
      await readers.wordPress.php(MINUTES_APART, { post: made.id });
      if (!rest) readers.wordPress.switch({ ...SETTINGS, restForMembers: true });
      const last = receiptOf(await readers.file('visitor', made, 'Five'));
      expect(await (await fetch(last.url)).text()).toContain(`id="comment-${String(last.commentId)}"`);
      const { page, platform } = await readers.meet('visitor', made);
      const read = await commentsOf(platform, page);
      expect(read.map((comment) => decodeComment(comment).event?.text)).toEqual([
        'One',
        'Two',
        'Three',
        'Four',
        'Five',
      ]);
    },
  );

  test('answers keep their place below what they answer, however few levels the site shows', async () => {
    const made = await readers.wordPress.createPost(entry('Deep'));
    await readers.wordPress.setOption('thread_comments_depth', '2');
    const first = receiptOf(await readers.file('visitor', made, 'One'));
    const second = receiptOf(await readers.file('editor', made, 'Two', first.commentId ?? ''));
    const third = receiptOf(await readers.file('visitor', made, 'Three', second.commentId ?? ''));
    expect((await readers.wordPress.commentsOn(made.id)).map(({ id, parent }) => [String(id), String(parent)])).toEqual(
      [
        [first.commentId, '0'],
        [second.commentId, first.commentId],
        [third.commentId, second.commentId],
      ],
    );
    const { page, platform } = await readers.meet('visitor', made);
    expect((await commentsOf(platform, page)).map(({ parentId }) => parentId)).toEqual([
      null,
      first.commentId,
      second.commentId,
    ]);
  });

  test('where a site shows no levels at all, answers still name what they answer', async () => {
    const made = await readers.wordPress.createPost(entry('Flat'));
    await readers.wordPress.setOption('thread_comments', '');
    const first = receiptOf(await readers.file('visitor', made, 'One'));
    receiptOf(await readers.file('visitor', made, 'Two', first.commentId ?? ''));
    expect((await readers.wordPress.commentsOn(made.id)).map(({ parent }) => String(parent))).toEqual([
      '0',
      first.commentId,
    ]);
  });
});

const whyNot = await whyNoDebian();

describe.each<{ release: '6.5' | 'debian'; themes: Theme[] }>([
  { release: '6.5', themes: ['twentytwentyfour', 'plain-classic'] },
  { release: 'debian', themes: ['twentytwentyone', 'twentytwentythree'] },
])('themes of WordPress $release', ({ release, themes }) => {
  const there = release !== 'debian' || whyNot === null;
  let readers: Readers;
  beforeAll(async () => {
    if (there) readers = await Readers.at({ release });
  });
  afterAll(() => (there ? readers.stop() : undefined));

  test.skipIf(!there).each(themes)(
    '%s: its page is found, a visitor asks, and reads it without REST, too',
    async (theme) => {
      readers.wordPress.switch(SETTINGS);
      await readers.wordPress.useTheme(theme);
      const made = await readers.wordPress.createPost(entry(`In ${theme}`));
      const { page, platform } = await readers.meet('visitor', made);
      expect(page).toMatchObject({ pageId: String(made.id), contentType: 'posts', title: `In ${theme}` });
      const asked = receiptOf(await readers.file('visitor', made, 'By the form'));
      receiptOf(await readers.file('editor', made, 'Below the lid.', asked.commentId ?? ''));
      const byRest = await commentsOf(platform, page);
      readers.wordPress.switch({ ...SETTINGS, restForMembers: true });
      const byPage = await commentsOf(platform, page);
      const shared = (all: typeof byRest) =>
        all.map((one) => ({ id: one.id, parentId: one.parentId, name: one.author.name, ...decodeComment(one).event }));
      expect(shared(byPage)).toEqual(shared(byRest));
      expect(byPage).toHaveLength(2);
    },
  );
});

/** What WordPress' own form sets for a reader who knows a page's password. */
async function passwordCookie(wordPress: WordPress, password: string): Promise<Cookie[]> {
  const form = new URLSearchParams({ post_password: password, Submit: 'Enter' });
  const reply = await fetch(`${wordPress.loopbackUrl}/wp-login.php?action=postpass`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
  });
  return reply.headers.getSetCookie().flatMap((line) => {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    return name.startsWith('wp-postpass') ? [{ name, value }] : [];
  });
}
