import { draftFrom } from '@/lib/domain/article/draft';
import type { Source } from '@/lib/domain/article/source';
import type { KeptArticle } from '@/lib/domain/article/stores';
import { fail, ok } from '@/lib/domain/result';
import type { Client } from '@/lib/messages/client';
import type { DeskCalls } from '@/lib/messages/desk-calls';
import type { Desk } from '@/lib/ui/desk/desk.svelte';
import { aDeskSite, someRows } from '../../../dom/ui/example-desk';
import { anEventId, NOW } from '../../../dom/ui/examples';
import { never } from '../../../dom/ui/fake-session';
import { showDesk } from './show-desk';

const said = (number: number, as: Source['as'], by: string, text: string): Source => ({
  commentId: String(number),
  requestId: anEventId(number),
  as,
  by,
  text,
  pictures: [],
  url: `https://docs.example.org/#comment-${String(number)}`,
  place: 'Settings › Log level',
});
const SOURCES: Source[] = [
  said(1, 'question', 'Reader 1', 'Is a restart needed when only the log level changes?'),
  said(2, 'question', 'Reader 2', 'Do I have to restart after changing the log level?'),
  said(3, 'environment', 'Reader 2', 'Chrome 156 · Linux · 1280×800'),
  said(
    4,
    'answer',
    'Mara Berg',
    'No. A change of the log level is **soft** and takes effect at once.\n\n1. Open `acme.conf`\n2. Save it',
  ),
  said(
    5,
    'answer',
    'Tomas Wójcik',
    'Other changes need a restart. Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenversicherung too.',
  ),
];
const draft = draftFrom(SOURCES, {
  question: 'Question',
  alsoAsked: 'Also asked as:',
  environment: 'Environment',
  cause: 'Cause',
  answer: 'Answer',
  notWhen: 'Does not apply when',
});
export const ARTICLE: KeptArticle = {
  id: anEventId(70),
  siteId: aDeskSite().site.id,
  title: draft.title,
  document: [
    ...draft.document,
    { kind: 'paragraph', of: [{ kind: 'text', text: 'Ask the platform team if unsure.' }] },
  ],
  requests: [anEventId(1), anEventId(2)],
  sources: SOURCES,
  editedAt: NOW - 5 * 60_000,
};

const words = (text: string) => ({ kind: 'text' as const, text });
const WITH_INTERNAL: KeptArticle = {
  ...ARTICLE,
  document: [
    ...ARTICLE.document,
    {
      kind: 'internal',
      of: [
        { kind: 'heading', level: 3, of: [words('Before you answer')] },
        {
          kind: 'paragraph',
          of: [words('Customers of the old contract pay for it. '), { ...words('Ask'), strong: true }],
        },
        {
          kind: 'list',
          ordered: true,
          items: [{ of: [words('Look at '), { ...words('acme.log'), code: true }], lists: [] }],
        },
        {
          kind: 'table',
          rows: [true, false].map((header) => ['Contract', 'Price'].map((text) => ({ header, of: [words(text)] }))),
        },
        { kind: 'note', tone: 'warning', of: [{ kind: 'paragraph', of: [words('Not before the audit in May.')] }] },
        { kind: 'code', language: 'bash', text: 'acmectl --internal reload' },
        { kind: 'kept', source: '<ac:structured-macro ac:name="status" />', label: 'status' },
      ],
    },
    { kind: 'paragraph', of: [words('Everybody reads this again.')] },
    {
      kind: 'internal',
      of: [{ kind: 'paragraph', of: [words('Donaudampfschifffahrtsgesellschaftskapitänswitwenrente')] }],
    },
  ],
};

/** A brown square; nothing of it has to be loaded. */
const SHOWN = `data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGO4YMMAAALVARsqLSHtAAAAAElFTkSuQmCC`;
const WITH_PICTURES: KeptArticle = {
  ...ARTICLE,
  document: [
    ...ARTICLE.document.slice(0, 2),
    { kind: 'picture', file: 'a1b2c3d4-log-level.png', url: SHOWN, alt: 'The menu with the log level' },
    { kind: 'picture', file: 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrente.png', url: null, alt: '' },
  ],
  sources: SOURCES.map((source) => ({
    ...source,
    pictures:
      source.as === 'answer'
        ? [{ fileName: 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrente.png', url: `${source.url}.png` }]
        : [],
  })),
};

export function show(replies: Partial<Client<DeskCalls>>, then: (desk: Desk) => void | Promise<void> = () => {}) {
  const start = async (desk: Desk) => {
    await Promise.race([desk.articles.show(), new Promise((done) => setTimeout(done))]);
    await then(desk);
  };
  return showDesk(start, someRows(4), replies);
}
const some = {
  readArticles: async () =>
    ok({
      articles: [ARTICLE, { ...ARTICLE, id: anEventId(71), title: '' }],
      publications: [],
      team: [],
      views: {},
      changed: {},
    }),
};

const open = (article: KeptArticle) =>
  show({ ...some, openArticle: async () => ok({ article }) }, ({ articles }) => articles.take(article));

/** Articles that are made of answered requests. */
export const articleStates = {
  'desk-articles': show(some),
  'desk-articles-open': open(ARTICLE),
  'desk-articles-internal': open(WITH_INTERNAL),
  'desk-articles-pictures': open(WITH_PICTURES),
  'desk-articles-file-refused': show(some, ({ articles }) => articles.file.open(new File(['a\0b'], 'menu.md'))),
  'desk-articles-none': show({}),
  'desk-articles-loading': show({ readArticles: never }),
  'desk-articles-failed': show({ readArticles: async () => fail({ kind: 'no-answer' }) }),
};
