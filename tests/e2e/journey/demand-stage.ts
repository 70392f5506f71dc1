import { renderEvent } from '@/lib/domain/codec';
import type { OpenedEvent } from '@/lib/domain/event';
import type { EventId } from '@/lib/domain/ids';
import type { PageRef } from '@/lib/domain/page';
import type { Confluence } from '../../confluence/index.ts';
import { english } from '../../unit/domain/words';
import type { WordPress } from '../../wordpress/wordpress.ts';

const DAY = 86_400_000;
export const READERS = 40;

/** A page of the site: each heading with the text below it. */
interface Page {
  title: string;
  sections: [heading: string, text: string][];
}

export interface Question {
  page: number;
  heading: string;
  text: string;
  /** Number of the reader, 1 to `READERS`. */
  reader: number;
  daysAgo: number;
}

const WORDS =
  'the relay keeps each record until its copy has been confirmed by a second host and then marks it as settled so that a later run may skip it'.split(
    ' ',
  );
const text = (length: number, seed: number): string => {
  let words = `Part ${String(seed)}.`;
  for (let at = seed; words.length < length; at += 1 + (seed % 3)) words += ` ${WORDS[at % WORDS.length] ?? ''}`;
  return words;
};

/** Twelve pages with five sections each; one section is some fifty times as long as any other. */
export const PAGES: Page[] = Array.from({ length: 12 }, (_, page) => ({
  title: page === 0 ? 'Rotating the signing keys' : `Handbook, part ${String(page)}`,
  sections: Array.from({ length: 5 }, (_unused, at): [string, string] => {
    if (page === 0 && at === 0) return ['On Linux', text(420, 1)];
    if (page === 1 && at === 1) return ['Firewall', text(400, 2)];
    if (page === 2 && at === 2) return ['Reference', text(24_000, 3)];
    if (page === 4 && at === 2) return ['Licences', text(420, 4)];
    return [`Step ${String(page)}.${String(at)}`, text(360 + ((page * 5 + at) % 7) * 30, 10 + page * 5 + at)];
  }),
}));

const htmlOf = ({ sections }: Page) =>
  sections.map(([heading, body]) => `<h2>${heading}</h2>\n<p>${body}</p>`).join('\n');

const ABOUT_RESTARTS = [
  'Is a restart needed when only the log level changes?',
  'Do I have to restart after changing the log level?',
  'Must the daemon be restarted for a new log level?',
  'Log level changed, is a restart needed then?',
];
const ABOUT_KEYS = ['Where do I see which key is in use?', 'How can I tell which key is in use right now?'];
const ABOUT_PORTS = ['Which ports does the relay use?', 'Which ports must be open for the relay?'];

/**
 * Forty readers in sixty days: "On Linux" draws sixteen of them lately and "Firewall" thirteen, the long "Reference"
 * more than either, twenty, as its length lets expect, and every fifth of all others one.
 */
export function questions(): Question[] {
  const pick = (list: string[], at: number) => list[at % list.length] ?? '';
  const linux = Array.from({ length: 16 }, (_, at) => ({
    page: 0,
    heading: 'On Linux',
    text: at % 4 === 3 ? pick(ABOUT_KEYS, at >> 2) : pick(ABOUT_RESTARTS, at),
    reader: at + 1,
    daysAgo: 2 + at * 1.5,
  }));
  const firewall = Array.from({ length: 13 }, (_, at) => ({
    page: 1,
    heading: 'Firewall',
    text: pick(ABOUT_PORTS, at),
    reader: at + 17,
    daysAgo: 1 + at * 2,
  }));
  const reference = Array.from({ length: 20 }, (_, at) => ({
    page: 2,
    heading: 'Reference',
    text: `What does option ${String(at)} do?`,
    reader: 1 + ((at * 2 + 9) % READERS),
    daysAgo: 1 + at * 1.4,
  }));
  const others = PAGES.flatMap(({ sections }, page) =>
    sections.flatMap(([heading], at): Question[] => {
      const number = page * 5 + at;
      if (number % 5 !== 4) return [];
      return [
        { page, heading, text: `What is meant by “${heading}”?`, reader: 1 + (number % READERS), daysAgo: 1 + number },
      ];
    }),
  );
  return [...linux, ...firewall, ...reference, ...others];
}

/** Eleven more, about a section that is as it should be: whoever maintains it says so. */
export function aboutLicences(): Question[] {
  return Array.from({ length: 11 }, (_, at) => ({
    page: 4,
    heading: 'Licences',
    text: `Does a licence cover host ${String(at)}?`,
    reader: at + 3,
    daysAgo: 2 + at * 2,
  }));
}

/** The comment that Docket files for a question. */
export function commentFor({ heading, text: asked }: Question, page: PageRef, number: number): string {
  const format = page.kind === 'wordpress' ? 'wordpress-limited' : 'confluence-storage';
  const event: OpenedEvent = {
    kind: 'opened',
    id: `0193b000-0000-7000-8000-${String(number).padStart(12, '0')}` as EventId, // a UUID of version 7
    text: asked,
    ask: 'question',
    need: 'answer',
    impact: 'slows',
    anchor: {
      quote: null,
      position: null,
      section: { path: [heading], headingId: null, occurrence: 0, bodyHash: null },
    },
    pictures: [],
    environment: '',
    pageVersion: null,
  };
  return renderEvent(event, { format, page }, english);
}

const MAKE_READERS = `
  return array_map(function ($number) {
    $login = 'reader-' . $number;
    $known = get_user_by('login', $login);
    return $known ? $known->ID : wp_insert_user(['user_login' => $login, 'user_pass' => $login,
      'display_name' => 'Reader ' . $number, 'role' => 'subscriber', 'user_email' => $login . '@docs.example']);
  }, range(1, $args['count']));`;
const INSERT = `
  foreach ($args['comments'] as $one) {
    wp_insert_comment(wp_slash(['comment_post_ID' => $one['post'], 'user_id' => $one['user'], 'comment_approved' => 1,
      'comment_author' => get_userdata($one['user'])->display_name, 'comment_content' => $one['content'],
      'comment_date' => $one['at'], 'comment_date_gmt' => $one['at']]));
  }
  return count($args['comments']);`;

const COUNT = `return get_comments(['search' => $args['words'], 'status' => 'any', 'count' => true]);`;

/** One wiki with all of it, and how somebody asks more, or its pages become others. */
export interface DemandSite {
  urls: string[];
  /** Of the pages, on their platform. */
  ids: string[];
  /** @param from - The moment from which `daysAgo` counts back. */
  ask(asked: Question[], from: number): Promise<void>;
  rename(page: number, heading: string, to: string): Promise<void>;
  /** Whether some comment has these words. */
  holds(words: string): Promise<boolean>;
}

export async function onPress(site: WordPress): Promise<DemandSite> {
  const made: Awaited<ReturnType<WordPress['createPage']>>[] = [];
  for (const page of PAGES) made.push(await site.createPage({ title: page.title, html: htmlOf(page) }));
  const users = (await site.php(MAKE_READERS, { count: READERS })) as number[]; // ids, in order
  let number = 0;
  const ask = async (asked: Question[], from: number) => {
    const comments = asked.map((one) => {
      const { id, url } = made[one.page] ?? { id: 0, url: '' };
      const page = pageRef('wordpress', url, String(id), 'pages', PAGES[one.page]?.title ?? '');
      const at = new Date(from - one.daysAgo * DAY).toISOString().slice(0, 19).replace('T', ' ');
      return { post: id, user: users[one.reader - 1], content: commentFor(one, page, ++number), at };
    });
    await site.php(INSERT, { comments });
  };
  return {
    urls: made.map(({ url }) => url),
    ids: made.map(({ id }) => String(id)),
    ask,
    holds: async (words) => ((await site.php(COUNT, { words })) as number) > 0, // of comments
    async rename(page, heading, to) {
      const code = `return wp_update_post(wp_slash(['ID' => $args['id'], 'post_content' => $args['html']]), true);`;
      const html = htmlOf(PAGES[page] ?? { title: '', sections: [] }).replace(`<h2>${heading}</h2>`, `<h2>${to}</h2>`);
      await site.php(code, { id: made[page]?.id, html });
    },
  };
}

export async function onConfluence(wiki: Confluence): Promise<DemandSite> {
  wiki.createSpace({ key: 'DEMAND', name: 'Operations' });
  const made = PAGES.map((page) => wiki.createPage({ space: 'DEMAND', title: page.title, html: htmlOf(page) }));
  const readers = Array.from({ length: READERS }, (_, at) => wiki.addPerson(`Reader ${String(at + 1)}`));
  let number = 0;
  return {
    urls: made.map(({ url }) => url),
    ids: made.map(({ id }) => id),
    async ask(asked, from) {
      wiki.clock.advance(Math.max(0, from - wiki.clock.now())); // its lists hold nothing of the future
      for (const one of asked) {
        const { id, url } = made[one.page] ?? { id: '', url: '' };
        const by = readers[one.reader - 1];
        if (by === undefined) throw new RangeError(`there is no reader ${String(one.reader)}`);
        const page = pageRef('confluence-cloud', url, id, 'page', PAGES[one.page]?.title ?? '');
        wiki.addComment(id, { by, storage: commentFor(one, page, ++number), at: from - one.daysAgo * DAY });
      }
    },
    holds: async (words) =>
      wiki.log.some(
        ({ method, status, requestBody }) => method === 'POST' && status === 201 && requestBody.includes(words),
      ),
    async rename(page, heading, to) {
      const html = htmlOf(PAGES[page] ?? { title: '', sections: [] }).replace(`<h2>${heading}</h2>`, `<h2>${to}</h2>`);
      wiki.editPage(made[page]?.id ?? '', { html });
    },
  };
}

function pageRef(kind: PageRef['kind'], url: string, pageId: string, contentType: string, title: string): PageRef {
  return { siteId: `${kind}:x` as PageRef['siteId'], kind, pageId, contentType, url, title, version: null }; // nothing of it goes into a comment
}
