import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { ArticleDocument } from '@/lib/domain/article/parts';
import type { Publication } from '@/lib/domain/article/publication';
import type { KeptArticle } from '@/lib/domain/article/stores';
import { toBase64 } from '@/lib/domain/base64';
import { fail, ok } from '@/lib/domain/result';
import type { Client } from '@/lib/messages/client';
import type { DeskCalls } from '@/lib/messages/desk-calls';
import { aDesk, aDeskSite } from './example-desk';
import { anEventId, aPage, aSite } from './examples';
import { speakEnglish } from './english';

speakEnglish();

const PNG = Uint8Array.from('\x89PNG\r\n\x1a\n…', (sign) => sign.charCodeAt(0) & 255);
const OWN = `data:image/png;base64,${toBase64(PNG)}`;
const picture = (url: string, alt: string) => ({ kind: 'picture' as const, file: `${alt}.png`, url, alt });
const line = (text: string) => ({ kind: 'paragraph' as const, of: [{ kind: 'text' as const, text }] });

async function withArticle(document: ArticleDocument, replies: Partial<Client<DeskCalls>> = {}, sites = [aDeskSite()]) {
  const kept: KeptArticle[] = [];
  const saveArticle = async ({ article }: { article: KeptArticle }) => {
    kept.push(article);
    return ok(null);
  };
  const siteId = aSite().id;
  const article = { id: anEventId(1), siteId, title: 'Log: levels?', document, requests: [], sources: [], editedAt: 1 };
  const desk = aDesk([], { saveArticle, openArticle: async () => ok({ article }), ...replies }, sites);
  await desk.start();
  await desk.articles.take(article);
  return { desk, file: desk.articles.file, kept };
}

describe('an article leaves as', () => {
  test('a .zip with its pictures beside the text, but none of its internal parts', async () => {
    const asked: string[] = [];
    const { file } = await withArticle(
      [
        picture(OWN, 'own'),
        { kind: 'internal', of: [picture(OWN, 'secret')] },
        picture('https://docs.example.org/b.png', 'there'),
        picture('https://docs.example.org/gone.png', 'gone'),
      ],
      {
        readPicture: async ({ address }) => {
          asked.push(address);
          return address.includes('gone') ? fail({ kind: 'refused', why: 'page-gone' }) : ok({ base64: toBase64(PNG) });
        },
      },
    );
    const saved = await file.save();
    expect(saved?.fileName).toBe('Log-levels.zip');
    const files = unzipSync(new Uint8Array((await saved?.bytes.arrayBuffer()) ?? new ArrayBuffer()));
    expect(Object.keys(files)).toEqual(['Log-levels.md', 'pictures/1.png', 'pictures/2.png']);
    expect(files['pictures/1.png']).toEqual(PNG);
    expect(strFromU8(files['Log-levels.md'] ?? PNG)).toBe(
      '# Log: levels?\n\n![own](pictures/1.png)\n\n![there](pictures/2.png)\n\n![gone](https://docs.example.org/gone.png)\n',
    );
    expect(file.said).toBe('1 picture could not be read: its address stands in the text.');
    expect(asked).toHaveLength(2);
  });

  test('a plain file without pictures, and as text without their bytes', async () => {
    const { file, desk } = await withArticle([line('Above.')]);
    const saved = await file.save();
    expect([saved?.fileName, await saved?.bytes.text()]).toEqual(['Log-levels.md', '# Log: levels?\n\nAbove.\n']);
    expect(file.said).toBe('');
    desk.articles.type([picture(OWN, 'own')]);
    expect(await file.markdown()).toBe('# Log: levels?\n\n![own](own.png)\n');
  });
});

test('pictures that are attached to an article’s page are read there', async () => {
  const site = { ...aSite(), kind: 'confluence-cloud' as const };
  const page = { ...aPage(), pageId: '4711' };
  const publication: Publication = {
    articleId: anEventId(1),
    siteId: site.id,
    place: { type: 'pages', below: null, category: null },
    labels: [],
    tried: [],
    known: { page, status: 'published', version: '2' },
    replies: {},
    quoted: [],
  };
  const asked: string[] = [];
  const { file } = await withArticle(
    [{ kind: 'picture', file: 'menu.png', url: null, alt: 'The menu' }],
    {
      readArticles: async () => ok({ articles: [], publications: [publication], team: [], views: {}, changed: {} }),
      readPicture: async ({ address }) => {
        asked.push(address);
        return ok({ base64: toBase64(PNG) });
      },
    },
    [aDeskSite({ site })],
  );
  expect((await file.save())?.fileName).toBe('Log-levels.zip');
  expect(asked).toEqual([`${site.baseUrl}/wiki/download/attachments/4711/menu.png`]);
});

describe('a Markdown file', () => {
  test('is opened as an article that is kept; what did not come along is said', async () => {
    const { desk, file, kept } = await withArticle([]);
    await file.open(new File(['# Where?\n\nAbove.\n\n![](a.png)\n\n![](b.png)'], 'menu.md'));
    expect(desk.articles.open).toMatchObject({ title: 'Where?', document: [line('Above.')], requests: [] });
    expect(desk.place).toBe('articles');
    expect(file.said).toBe('2 pictures are files beside it and were left out: insert them here.');
    await desk.articles.flush();
    expect(kept.at(-1)).toMatchObject({ title: 'Where?', siteId: aSite().id });
    await desk.articles.take({ siteId: aSite().id, id: anEventId(1) });
    expect(file.said).toBe('');
  });

  test('without a title is called what the file is called', async () => {
    const { desk, file } = await withArticle([]);
    await file.open(new File(['Above.'], 'log levels.md'));
    expect(desk.articles.open?.title).toBe('log levels');
  });

  test.each([
    ['no text', new File([PNG], 'x.md'), '“x.md” could not be read as text. Choose a Markdown file.'],
    ['no text either', new File(['a\0b'], 'x.md'), '“x.md” could not be read as text. Choose a Markdown file.'],
    [
      'huge',
      new File(['a'.repeat(1_000_001)], 'x.md'),
      '“x.md” is too long for an article. Files up to 1 MB can be opened; split a longer one.',
    ],
    [
      'of too many parts',
      new File(['a\n\n'.repeat(5_001)], 'x.md'),
      '“x.md” is too long for an article. Files up to 1 MB can be opened; split a longer one.',
    ],
  ])('that is %s is not opened, and it is said why', async (_, given, sentence) => {
    const { desk, file } = await withArticle([line('Stays.')]);
    await file.open(given);
    expect(file.fault).toBe(sentence);
    expect(desk.articles.open?.document).toEqual([line('Stays.')]);
  });
});
