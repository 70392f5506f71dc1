import type { Anchor } from '@/lib/domain/anchor';
import type { SiteId } from '@/lib/domain/ids';
import { pageKeyOf, type PageRef } from '@/lib/domain/page';
import type { FindPlatform } from '@/lib/domain/ports';
import { fail, ok, type Result } from '@/lib/domain/result';
import { headingOf, sectionKeyOf } from '@/lib/domain/section';
import type { ReadComments, ThreadStore } from '@/lib/domain/stores';
import { createAskedBefore, type AskedBefore } from '@/lib/domain/suggest/asked-before';
import { searchWords } from '@/lib/domain/suggest/search-words';
import type { Thread, Trust } from '@/lib/domain/thread';
import type { AskedOffer, WikiHit } from '@/lib/domain/views';
import { conversationIn } from './conversation';

/** What a person is about to ask. */
export interface About {
  words: string;
  anchor: Anchor;
}

interface Known {
  /** Changes with what is known. */
  key: string;
  threads: Map<string, { thread: Thread; page: PageRef }>;
  before: AskedBefore;
}

const SEARCH_LIMIT_MS = 10_000;
const MOST_HITS = 3;
const MOST_WORDS = 4;

/** What may answer a question before it is asked: earlier requests of the site, and what the wiki's own search finds. */
export function createSuggestions(
  store: ThreadStore,
  findPlatform: FindPlatform,
  trustOf: (siteId: SiteId) => Promise<Trust>,
) {
  /** One site's: a person asks on one at a time. */
  let known: { siteId: SiteId; ready: Known } | null = null;

  async function readKnown(siteId: SiteId): Promise<Known> {
    const pages = await store.list(siteId);
    const key = pages.map(({ page, readAt, comments }) => `${pageKeyOf(page)} ${readAt} ${comments.length}`).join('\n');
    if (known?.siteId === siteId && known.ready.key === key) return known.ready;
    const ready = { key, ...prepare(pages, await trustOf(siteId)) };
    known = { siteId, ready };
    return ready;
  }

  return {
    /** Earlier requests that ask the same, or are about the same words of the page; from the cache alone. */
    async asked(page: PageRef, { words, anchor }: About): Promise<AskedOffer[]> {
      const { threads, before } = await readKnown(page.siteId);
      const key = pageKeyOf(page);
      const asking = { words, quote: anchor.quote?.exact ?? null, page: key, section: sectionKeyOf(anchor.section) };
      return before.likely(asking).flatMap(({ id, isSure }) => {
        const found = threads.get(id);
        return found === undefined ? [] : [offerOf(found.thread, found.page, pageKeyOf(found.page) === key, isSure)];
      });
    },

    /** Pages that the wiki's own search finds for it; without this one. */
    async search(page: PageRef, { words, anchor }: About): Promise<Result<WikiHit[]>> {
      const source = (await findPlatform(page.siteId))?.search;
      if (source === undefined) return ok([]);
      const wanted = searchWords([words, anchor.quote?.exact ?? '', headingOf(anchor.section) ?? ''], MOST_WORDS);
      if (searchWords([words], 1).length === 0) return ok([]);
      const found = await source.find(wanted, AbortSignal.timeout(SEARCH_LIMIT_MS));
      if (!found.ok) return fail(found.problem);
      const others = found.value.filter(({ url }) => !isSamePage(url, page.url));
      return ok(others.slice(0, MOST_HITS));
    },
  };
}

/** Requests that wait for approval are nobody's to join. */
function prepare(pages: ReadComments[], trust: Trust): Omit<Known, 'key'> {
  const all = pages.flatMap(({ page, comments }) =>
    conversationIn(comments, trust)
      .threads.filter(({ opened }) => !opened.held)
      .map((thread) => ({ thread, page })),
  );
  all.sort((a, b) => a.thread.opened.comment.createdAt - b.thread.opened.comment.createdAt);
  const before = createAskedBefore(
    all.map(({ thread: { id, opened, anchor }, page }) => ({
      id,
      words: opened.text,
      quote: anchor.quote?.exact ?? null,
      page: pageKeyOf(page),
      section: sectionKeyOf(anchor.section),
    })),
  );
  return { threads: new Map(all.map((one) => [one.thread.id, one])), before };
}

function offerOf(thread: Thread, page: PageRef, here: boolean, isSure: boolean): AskedOffer {
  const asker = thread.opened.comment.author;
  const answer = thread.entries.findLast(
    ({ event, text, held, comment }) =>
      !held &&
      text !== '' &&
      (event === null || event.kind === 'reply' || event.kind === 'status') &&
      comment.author.id !== asker.id,
  );
  return {
    requestId: thread.id,
    page,
    here,
    isSure,
    text: thread.opened.text,
    state: thread.state.kind,
    people: 1 + thread.meToo.length,
    askedBy: asker,
    heading: headingOf(thread.anchor.section),
    answer: answer?.text ?? null,
    articles: thread.articles,
  };
}

function isSamePage(one: string, other: string): boolean {
  if (!URL.canParse(one) || !URL.canParse(other)) return false;
  const bare = (url: string) => new URL(url).pathname.replace(/\/$/, '') + new URL(url).search;
  return bare(one) === bare(other);
}
