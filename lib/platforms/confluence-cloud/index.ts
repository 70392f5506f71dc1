import { attempt } from '../attempt';
import { confluenceArticles } from '../confluence/articles';
import { confluenceBodies } from '../confluence/bodies';
import { createConfluenceClient } from '../confluence/client';
import { fileComment } from '../confluence/file';
import { findPeople } from '../confluence/find-people';
import { addLabel, removeLabel } from '../confluence/labels';
import { removeCopies } from '../confluence/remove-copies';
import { headingsAt } from '../confluence/headings-at';
import { confluenceTeamPages, pageIdIn } from '../confluence/team-page';
import { searchPages } from '../confluence/search-pages';
import type { PlatformFactory } from '../factory';
import { fileSource } from '../files';
import { accessTo } from './access';
import { cloudBodies } from './bodies';
import { changedPages } from './changed-pages';
import { labelsOf } from './labels-of';
import { createNameBook, whoAmI } from './people';
import type { Books } from './origins';
import { readOutlines } from './outlines';
import { readThreads } from './read-threads';
import { setResolved } from './set-resolved';
import { cloudTeamWiki, pageTitled } from './team-pages';
import { updateThreads } from './update-threads';
import { readViews } from './views';
import { cloudWiki } from './wiki';

/** Confluence Cloud: v2, and what is left of v1. Nothing is ever held there. */
export const createConfluenceCloud: PlatformFactory = (site, transport, { readPicture, words }) => {
  const books: Books = { names: createNameBook(), origins: new Map() };
  const root = `${site.baseUrl.replace(/\/wiki$/, '')}/wiki`;
  const clientFor = (signal: AbortSignal) => createConfluenceClient({ root, transport, signal });
  const wikiFor = (signal: AbortSignal) => cloudWiki(clientFor(signal), site);
  return {
    site,
    sink: {
      file: (parcel, journal, signal) => fileComment({ readPicture, words }, wikiFor(signal), parcel, journal),
      follow: (_parcel, receipt) => Promise.resolve({ ok: true, value: receipt }),
      removeCopies: (parcel, signal) => removeCopies(wikiFor(signal), parcel),
    },
    comments: {
      commentsOf: (page, signal) => attempt(() => readThreads(clientFor(signal), site, page, books)),
      update: (page, known, look, signal) =>
        attempt(() => updateThreads(clientFor(signal), site, page, books, known, look)),
      setResolved: ({ id }, resolved, signal) => attempt(() => setResolved(clientFor(signal), id, resolved)),
    },
    access: { accessTo: (page, signal) => accessTo(clientFor(signal), page) },
    people: { find: (words, signal) => attempt(() => findPeople(clientFor(signal), words, 'cloud')) },
    search: { find: (words, signal) => attempt(() => searchPages(clientFor(signal), site, words)) },
    changes: { changedPages: (asked, signal) => attempt(() => changedPages(clientFor(signal), site, asked)) },
    outlines: { outlines: (asked, signal) => attempt(() => readOutlines(clientFor(signal), site, asked)) },
    views: {
      atOnce: 200,
      views: (pages, days, now, signal) => attempt(() => readViews(clientFor(signal), pages, days, now)),
    },
    teamPages: confluenceTeamPages((signal) => {
      const client = clientFor(signal);
      return { client, wiki: cloudTeamWiki(client, site, books.names), whoAmI: () => whoAmI(client) };
    }),
    bodies: confluenceBodies((signal) => cloudBodies(clientFor(signal), books.names)),
    files: fileSource(transport),
    articles: confluenceArticles((signal) => {
      const client = clientFor(signal);
      return {
        client,
        pages: cloudTeamWiki(client, site, books.names),
        bodies: cloudBodies(client, books.names),
        shelf: (page) => wikiFor(signal).shelf(page),
        whoAmI: () => whoAmI(client),
        titled: (beside, title) => pageTitled(client, site, beside, title),
      };
    }),
    sections: {
      headingsAt: (address, signal) =>
        attempt(() => headingsAt(wikiFor(signal), site, address, async () => pageIdIn(address))),
    },
    labelled: { labelsOf: (page, signal) => attempt(() => labelsOf(clientFor(signal), page)) },
    labels: {
      add: (page, label, signal) => attempt(() => addLabel(clientFor(signal), page, label)),
      remove: (page, label, signal) => attempt(() => removeLabel(clientFor(signal), page, label)),
    },
  };
};
