import type { Publication } from '@/lib/domain/article/publication';
import type { TeamArticle } from '@/lib/domain/article/team-article';
import type { ArticleState } from '@/lib/domain/event';
import { fail, ok } from '@/lib/domain/result';
import type { Client } from '@/lib/messages/client';
import type { DeskCalls } from '@/lib/messages/desk-calls';
import type { Desk } from '@/lib/ui/desk/desk.svelte';
import { aDeskSite } from '../../../dom/ui/example-desk';
import { anEventId, NOW } from '../../../dom/ui/examples';
import { aPage } from '../../../unit/app/samples';
import { ARTICLE, show } from './article-states';

const DAY = 86_400_000;
const siteId = aDeskSite().site.id;
const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenversicherung neu beantragen?';

const one = (number: number, title: string, state: ArticleState, by: string): TeamArticle => ({
  id: anEventId(80 + number),
  siteId,
  title,
  state,
  page: String(number),
  url: `https://docs.example.org/article-${String(number)}`,
  inSection: false,
  by: { id: String(number), name: by },
  at: NOW - number * DAY,
  publishedAt: state === 'published' || state === 'needs-work' ? NOW - 100 * DAY : null,
});
const TEAM = [
  one(1, 'Is a restart needed when only the log level changes?', 'published', 'Mara Berg'),
  one(2, LONG, 'in-review', 'Tomas Wójcik'),
  one(3, 'Where are the logs?', 'needs-work', 'Mara Berg'),
  one(4, 'How do I sign in?', 'draft', 'Mara Berg'),
  one(5, 'What is the old console for?', 'retired', 'Ada'),
];
const page = { ...aPage(), title: ARTICLE.title, url: 'https://docs.example.org/article' };
const PUBLICATION: Publication = {
  articleId: ARTICLE.id,
  siteId,
  place: { type: 'posts', below: null, category: null },
  labels: ['logging'],
  tried: [ARTICLE.title],
  known: { page, status: 'published', version: '1' },
  replies: {},
  quoted: [],
};
const LEAKS = [
  { kind: 'internal', found: 'Customers of the old contract pay for it.' },
  { kind: 'mail', found: 'mara.berg@acme-systems.com' },
  { kind: 'secret', found: `password: ${'x'.repeat(60)}` },
] as const;
const WORDS = { kind: 'paragraph' as const, of: [{ kind: 'text' as const, text: 'The daemon must be restarted.' }] };

const listed = (publications: Publication[] = []): Partial<Client<DeskCalls>> => ({
  readArticles: async () =>
    ok({
      articles: [ARTICLE],
      publications,
      team: TEAM,
      views: { [anEventId(81)]: 214 },
      changed: { [ARTICLE.id]: ['Log levels'] },
    }),
  openArticle: async () => ok({ article: ARTICLE }),
  findPlaces: async () => ok({ pages: [{ pageKey: 'p', title: LONG }], categories: [{ id: '1', name: 'How-to' }] }),
});
const open = (replies: Partial<Client<DeskCalls>>, then: (desk: Desk) => Promise<unknown> = async () => {}) =>
  show(replies, async (desk) => {
    await desk.articles.take(ARTICLE);
    await then(desk);
  });
const send = (desk: Desk) => desk.articles.publishing?.send('published') ?? Promise.resolve();

/** Articles on their wikis, and how they get there. */
export const publishedStates = {
  'desk-articles-team': show(listed()),
  'desk-articles-published': open(listed([PUBLICATION])),
  'desk-articles-leaks': open({ ...listed(), checkArticle: async () => ok({ leaks: [...LEAKS] }) }, send),
  'desk-articles-refused': open(
    { ...listed(), publishArticle: async () => fail({ kind: 'refused', why: 'title-taken' }) },
    send,
  ),
  'desk-articles-into': open(
    {
      ...listed(),
      sectionsOf: async () => ok({ sections: [{ id: 's', path: ['Log levels', LONG] }] }),
      readWording: async () => ok({ wording: [WORDS], mayWrite: true, owner: null, kept: null }),
      checkWording: async () => ok({ lost: [{ ref: 'r', words: 'must be restarted' }] }),
    },
    async (desk) => {
      const { publishing } = desk.articles;
      await publishing?.find('');
      await publishing?.into.choosePage(LONG);
      await publishing?.into.chooseSection('s');
      if (publishing !== null) publishing.into.unfolded = true;
    },
  ),
};
