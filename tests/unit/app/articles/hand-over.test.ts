import { expect, test } from 'vitest';
import { createHandOver } from '@/lib/app/articles/hand-over';
import type { Publication } from '@/lib/domain/article/publication';
import type { KeptArticle } from '@/lib/domain/article/stores';
import { writeStorage } from '@/lib/domain/document/write-storage';
import { writeWordpress } from '@/lib/domain/document/write-wordpress';
import type { Document } from '@/lib/domain/document/document';
import type { StaffEvent } from '@/lib/domain/event';
import { newEventId } from '@/lib/domain/ids';
import type { Site } from '@/lib/domain/page';
import type { Platform } from '@/lib/domain/ports';
import { ok } from '@/lib/domain/result';
import type { ReadComments } from '@/lib/domain/stores';
import { aPage, aSite } from '../samples';

const SITE = aSite().id;
const ID = newEventId();
const paragraph = (text: string): Document => [{ kind: 'paragraph', of: [{ kind: 'text', text }] }];
const WORDS = paragraph('No, a new level takes effect at once.');

/** A wiki on which a colleague put an article, and a browser that has not seen it. */
function aWorld({
  isOwn = true,
  inSection = false,
  document = WORDS,
  asked = [],
  kind = 'wordpress',
}: Partial<World> = {}) {
  const wiki = { document, version: '1' };
  const kept = new Map<string, KeptArticle>();
  const publications = new Map<string, Publication>();
  const page = aPage();
  const where = inSection ? { inSection } : {};
  const said = { kind: 'article-state', id: newEventId(), of: ID, text: 'Is a restart needed?' } as const;
  const states: StaffEvent[] = [{ ...said, state: 'published', page: page.pageId, url: page.url, ...where }];
  const platform: Partial<Platform> = {
    site: { ...aSite(), kind },
    bodies: {
      read: async () => {
        const isWordpress = kind === 'wordpress';
        const source = isWordpress ? writeWordpress(wiki.document) : writeStorage(wiki.document);
        const body = {
          format: isWordpress ? ('wordpress' as const) : ('storage' as const),
          source,
          title: said.text,
          version: wiki.version,
        };
        return ok({ body, mayWrite: true, owner: null });
      },
      write: async () => ok(null),
    },
    articles: {
      publish: async () => ok({ page, status: 'published', version: '1' }),
      withdraw: async () => ok({ page, status: 'draft', version: '2' }),
      isOwn: async () => ok(isOwn),
      attach: async () => ok({}),
      ownWords: (source) => source,
    },
  };
  const handOver = createHandOver({
    articles: {
      list: async () => [...kept.values()],
      find: async (id) => kept.get(id) ?? null,
      save: async (one) => void kept.set(one.id, one),
      remove: async (id) => void kept.delete(id),
    },
    publications: {
      find: async (id, siteId) => publications.get(id + siteId) ?? null,
      list: async () => [...publications.values()],
      save: async (one) => void publications.set(one.articleId + one.siteId, one),
    },
    threadStore: {
      list: async () => [{ page, comments: asked.map((url) => ({ url })) } as ReadComments], // only their addresses
    },
    findPlatform: async () => platform as Platform, // with all that handing over asks of it
    rows: {
      staff: async () =>
        Map.groupBy(
          states.map((event, at) => ({ event, by: { id: '4', name: 'Mika' }, at, altered: false })),
          ({ event }) => event.of,
        ),
      fold: async () => [],
    },
    writeDown: async (_page, event) => {
      states.push(event);
      return ok({ eventId: event.id });
    },
    clock: { now: () => 5 },
  });
  return { handOver, wiki, kept, publications, states };
}
interface World {
  isOwn: boolean;
  inSection: boolean;
  kind: Site['kind'];
  document: Document;
  /** Addresses of comments that this browser knows. */
  asked: string[];
}

test('a colleague opens an article as its wiki has it', async () => {
  const { handOver, publications } = aWorld();
  expect(await handOver.open(SITE, ID)).toMatchObject({ ok: true, value: { id: ID, document: WORDS } });
  expect([...publications.values()]).toMatchObject([{ known: { status: 'published', version: '1' } }]);
});

test('a page that an article only stands on is not opened as the article, also where that was not written down', async () => {
  const { handOver, publications, kept } = aWorld({ isOwn: false });
  const gone = { ok: false, problem: { kind: 'refused', why: 'page-gone' } };
  expect(await handOver.open(SITE, ID)).toEqual(gone);
  expect([publications.size, kept.size]).toEqual([0, 0]);
});

test('what was put into a section is known for that, also after its state changed', async () => {
  const { handOver } = aWorld({ inSection: true });
  expect(await handOver.list(SITE)).toMatchObject([{ inSection: true }]);
  await handOver.state(SITE, ID, 'needs-work');
  expect(await handOver.list(SITE)).toMatchObject([{ state: 'needs-work', inSection: true }]);
});

test('an article with a page of its own keeps it when it is put into a section as well', async () => {
  const { handOver, states } = aWorld();
  const [own] = states;
  if (own?.kind !== 'article-state') throw new Error('no state');
  states.push({ ...own, id: newEventId(), page: '99', url: 'https://docs.example.org/guide/', inSection: true });
  expect(await handOver.list(SITE)).toMatchObject([{ page: own.page, url: own.url, inSection: false }]);
});

test('the list of where it was asked is no part of its words, and a list of links of its author’s is', async () => {
  const asked = ['https://docs.example.org/page-7/#comment-3', 'https://docs.example.org/page-7/#comment-4'];
  const linkTo = (href: string) => ({ of: [{ kind: 'text' as const, text: 'Setting up', href }], lists: [] });
  const listOf = (urls: string[]): Document => [
    { kind: 'heading', level: 2, of: [{ kind: 'text', text: 'See also' }] },
    { kind: 'list', ordered: false, items: urls.map(linkTo) },
  ];
  const opened = async (urls: string[]) => {
    const { handOver } = aWorld({ document: [...WORDS, ...listOf(urls)], asked });
    const article = await handOver.open(SITE, ID);
    return article.ok ? article.value.document : null;
  };
  expect(await opened(asked)).toEqual(WORDS);
  const own = ['https://docs.example.org/logs/', ...asked];
  expect(await opened(own)).toEqual([...WORDS, ...listOf(own)]);
});

test('pictures that are attached to its page can be read from wherever it is edited', async () => {
  const picture = { kind: 'picture' as const, file: 'menu.png', url: null, alt: 'The menu' };
  const { handOver } = aWorld({ document: [...WORDS, picture], kind: 'confluence-dc' });
  const opened = await handOver.open(SITE, ID);
  const url = `${aSite().baseUrl}/download/attachments/${aPage().pageId}/menu.png`;
  expect(opened).toMatchObject({ ok: true, value: { document: [...WORDS, { ...picture, url }] } });
});

/** One that is here as it stands on the wiki, with a part for staff; then somebody changes the page. */
async function changedOnTheWiki() {
  const world = aWorld();
  await world.handOver.open(SITE, ID);
  const [kept] = world.kept.values();
  const [known] = world.publications.values();
  if (kept === undefined || known === undefined) throw new Error('was not opened');
  const internal = { kind: 'internal' as const, of: paragraph('Ask Mika.') };
  world.kept.set(ID, { ...kept, document: [...WORDS, internal] });
  Object.assign(world.wiki, { document: THEIRS, version: '2' });
  return { ...world, internal };
}
const THEIRS = paragraph('No. It takes effect within a minute.');

test('what was not edited here since it was published is opened as the wiki has it now, with its parts for staff', async () => {
  const { handOver, internal, publications } = await changedOnTheWiki();
  expect(await handOver.open(SITE, ID)).toMatchObject({ ok: true, value: { document: [...THEIRS, internal] } });
  expect([...publications.values()]).toMatchObject([{ known: { version: '2' } }]);
});

test('what was edited here stays, until its author takes the wiki’s words or writes over them', async () => {
  const { handOver, kept, publications, internal } = await changedOnTheWiki();
  const own = { ...kept.get(ID), document: paragraph('Mine.'), editedAt: 9 } as KeptArticle; // it is there
  kept.set(ID, own);
  expect(await handOver.open(SITE, ID)).toEqual(ok(own));
  expect([...publications.values()]).toMatchObject([{ known: { version: '1' } }]);
  expect(await handOver.settle(SITE, ID, 'writing-over')).toMatchObject({ ok: true, value: { article: own } });
  expect([...publications.values()]).toMatchObject([{ known: { version: '2' } }]);
  kept.set(ID, { ...own, document: [...own.document, internal] });
  const taken = await handOver.settle(SITE, ID, 'taking');
  expect(taken).toMatchObject({ ok: true, value: { article: { document: [...THEIRS, internal] } } });
});
