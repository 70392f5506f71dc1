import type { PageRef, Site } from '@/lib/domain/page';
import type { Receipt } from '@/lib/domain/delivery';
import type { Platform } from '@/lib/domain/ports';
import type { Result } from '@/lib/domain/result';
import type { VisitorCard } from '@/lib/domain/visitor';
import { startWordPress } from '../../wordpress/start';
import type { StoredComment, Switches, WordPress } from '../../wordpress/wordpress';
import { startFaultProxy, type FaultProxy } from '../fault-proxy';
import { never, sinkOf } from './abilities';
import { aJournal, anOpened, aParcel, PAGE_HTML } from './samples';
import { wordpressPage, wordpressSite } from './wordpress-wiki';
import { VERA, visitorPlatform } from './wordpress-visitor-wiki';

/** The request that sends the site's own comment form. */
export const FORM = { method: 'POST', path: /\/wp-comments-post\.php/ };

/** Without the flood check, unless a test turns it on. */
export const CALM: Switches = { floodCheck: false };

/** A WordPress of one's own with visitors at it, each of them new. */
export interface VisitorStage {
  wordPress: WordPress;
  proxy: FaultProxy;
  site: Site;
  /** WordPress approves at once who was approved before, so every test has its own people. */
  somebody(answers?: VisitorCard['answers']): VisitorCard;
  newPage(over?: object): Promise<PageRef>;
  visitor(card?: VisitorCard): Platform;
  file(page: PageRef, card?: VisitorCard, text?: string): Promise<Result<Receipt>>;
  standing(page: PageRef): Promise<StoredComment[]>;
  approve(page: PageRef): Promise<void>;
  stop(): Promise<void>;
}

export async function startVisitorStage(): Promise<VisitorStage> {
  const started = await startWordPress({ switches: CALM });
  const { wordPress } = started;
  const proxy = await startFaultProxy(wordPress.loopbackUrl);
  const site = wordpressSite(proxy.urlFor());
  let people = 0;
  const somebody = (answers: VisitorCard['answers'] = {}): VisitorCard => {
    people += 1;
    return { name: `${VERA.name} ${people}`, mail: `vera${people}@example.org`, answers };
  };
  const standing = (page: PageRef) => wordPress.commentsOn(Number(page.pageId));
  const visitor = (card = somebody()) => visitorPlatform(site, card);
  return {
    wordPress,
    proxy,
    site,
    somebody,
    standing,
    visitor,
    newPage: async (over = {}) =>
      wordpressPage(site, await wordPress.createPage({ title: 'The printer', html: PAGE_HTML, ...over })),
    file: (page, card, text = 'Where is the green button?') =>
      sinkOf(visitor(card)).file(aParcel(page, anOpened(text)), aJournal(), never),
    async approve(page) {
      for (const { id } of await standing(page)) await wordPress.setCommentStatus(id, 'approve');
    },
    async stop() {
      await proxy.stop();
      await started.stop();
    },
  };
}
