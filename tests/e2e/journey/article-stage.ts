import { renderEvent } from '@/lib/domain/codec';
import type { OpenedEvent } from '@/lib/domain/event';
import { newEventId } from '@/lib/domain/ids';
import type { PageRef } from '@/lib/domain/page';
import { startConfluence, type Confluence, type Person } from '../../confluence/index.ts';
import { english } from '../../unit/domain/words';
import { startWordPress } from '../../wordpress/start.ts';
import { approveOne } from '../../servers/platforms/writers.ts';
import { signInToConfluence } from './data-center-person.ts';
import { GUIDE, onConfluence, onWordPress, SENTENCE, type personWith } from './stage.ts';

type Where = Parameters<typeof personWith>[0];

/** A page of one wiki, and who is who there. */
export interface Ground {
  url: string;
  title: string;
  /** Somebody who asks, and somebody who comes later. */
  reader: Where;
  later: Where;
  support: Where;
  /** Has other readers ask, each of them a question. */
  ask(questions: readonly string[]): Promise<void>;
  stop(): Promise<void>;
}

function commentFor(text: string, page: Pick<PageRef, 'kind' | 'url' | 'pageId'>): string {
  const event: OpenedEvent = {
    kind: 'opened',
    id: newEventId(),
    text,
    ask: 'question',
    need: 'answer',
    impact: 'slows',
    anchor: {
      quote: { exact: SENTENCE, prefix: '', suffix: '' },
      position: null,
      section: { path: ['On Linux'], headingId: null, occurrence: 0, bodyHash: null },
    },
    pictures: [],
    environment: 'Firefox 157 · Linux · 1440×900',
    pageVersion: null,
  };
  const format = page.kind === 'wordpress' ? 'wordpress-full' : 'confluence-storage';
  const siteId = `${page.kind}:x` as PageRef['siteId']; // nothing of it goes into a comment
  const whole = { ...page, siteId, contentType: 'page', title: '', version: null };
  return renderEvent(event, { format, page: whole }, english);
}

const INSERT = `
  foreach ($args['comments'] as $at => $content) {
    $login = 'asker-' . $at;
    $known = get_user_by('login', $login);
    $user = $known ? $known->ID : wp_insert_user(['user_login' => $login, 'user_pass' => $login, 'role' => 'subscriber',
      'display_name' => 'Asker Number ' . $at, 'user_email' => $login . '@docs.example']);
    kses_remove_filters();
    wp_insert_comment(wp_slash(['comment_post_ID' => $args['post'], 'user_id' => $user, 'comment_approved' => 1,
      'comment_author' => get_userdata($user)->display_name, 'comment_content' => $content]));
  }
  return true;`;

export async function onPress(): Promise<Ground> {
  const started = await startWordPress({ switches: { floodCheck: false } });
  const { wordPress } = started;
  await approveOne(wordPress);
  const guide = await wordPress.createPage(GUIDE);
  const page = { kind: 'wordpress', url: guide.url, pageId: String(guide.id) } as const;
  return {
    url: guide.url,
    title: GUIDE.title,
    reader: onWordPress(wordPress, 'admin'),
    later: onWordPress(wordPress, 'approved'),
    support: onWordPress(wordPress, 'editor'),
    async ask(questions) {
      await wordPress.php(INSERT, { post: guide.id, comments: questions.map((text) => commentFor(text, page)) });
    },
    stop: () => started.stop(),
  };
}

function ground(wiki: Confluence, as: (who: Person) => Where, editor: 'fabric' | 'legacy'): Ground {
  wiki.createSpace({ key: 'OPS', name: 'Operations' });
  const made = wiki.createPage({ space: 'OPS', title: GUIDE.title, html: GUIDE.html, editor });
  const { admin, member, outsider } = wiki.users;
  wiki.setPermissions('OPS', outsider, ['view', 'comment']);
  const kind = wiki.url.includes('/confluence') ? 'confluence-dc' : 'confluence-cloud';
  const page = { kind, url: made.url, pageId: made.id } as const;
  return {
    url: made.url,
    title: GUIDE.title,
    reader: as(admin), // who may attach pictures
    later: as(outsider),
    support: as(member),
    async ask(questions) {
      for (const [at, text] of questions.entries()) {
        const by = wiki.addPerson(`Asker Number ${String(at)}`);
        wiki.addComment(made.id, { by, storage: commentFor(text, page), at: wiki.clock.now() - (at + 1) * 60_000 });
      }
    },
    stop: () => wiki.stop(),
  };
}

export async function onCloud(editor: 'fabric' | 'legacy'): Promise<Ground> {
  const wiki = await startConfluence();
  return ground(wiki, (who) => onConfluence(wiki, who), editor);
}

export async function onDataCenter(): Promise<Ground> {
  const wiki = await startConfluence({ flavour: 'data-center' });
  return ground(wiki, (who) => ({ url: wiki.url, signIn: (tab) => signInToConfluence(tab, wiki, who) }), 'fabric');
}
