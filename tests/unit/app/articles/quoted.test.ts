import { expect, test } from 'vitest';
import { createQuoted } from '@/lib/app/articles/quoted';
import type { Publication } from '@/lib/domain/article/publication';
import type { KnownPage } from '@/lib/domain/flags/find-section';
import type { SiteId } from '@/lib/domain/ids';
import { siteIdOf } from '@/lib/domain/page';
import { anEventId, aSite } from '../../../dom/ui/examples';

const page: KnownPage = {
  pageKey: 'relay',
  siteId: aSite().id,
  title: 'The relay',
  url: 'https://docs.example.org/relay/',
  contentType: 'pages',
  views: null,
  viewedAt: 0,
  sections: ['Ports', 'Keys'].map((heading) => ({
    id: heading,
    path: [heading],
    occurrence: 0,
    bodyHash: `${heading} now`,
    characters: 80,
    before: [],
  })),
};
const quotes = createQuoted({
  outlines: { page: async (pageKey) => (pageKey === page.pageKey ? page : null) },
  rows: { fold: async () => [] },
  pageOf: async () => null,
});

/** An article that quotes these sections with these fingerprints. */
function quoting(article: number, quoted: [sectionId: string, bodyHash: string][], siteId: SiteId = aSite().id) {
  const publication: Publication = {
    articleId: anEventId(article),
    siteId,
    place: { type: 'pages', below: null, category: null },
    labels: [],
    tried: [],
    known: null,
    replies: {},
    quoted: quoted.map(([sectionId, bodyHash]) => ({ pageKey: page.pageKey, sectionId, bodyHash })),
  };
  return publication;
}

test('a section with other words and one that is gone count as changed, others do not', async () => {
  const [changed, gone] = [quoting(1, [['Ports', 'then']]), quoting(2, [['Vault', 'then']])];
  const same = quoting(3, [['Keys', 'Keys now']]);
  expect(await quotes.changedIn([changed, gone, same])).toEqual({
    [anEventId(1)]: ['Ports'],
    [anEventId(2)]: ['The relay'],
  });
});

test('of an article on two wikis what changed for either is told', async () => {
  const other = siteIdOf('wordpress', 'https://else.example');
  const both = [quoting(1, [['Ports', 'then']]), quoting(1, [['Keys', 'then']], other), quoting(1, [], other)];
  expect(await quotes.changedIn(both)).toEqual({ [anEventId(1)]: ['Ports', 'Keys'] });
});
