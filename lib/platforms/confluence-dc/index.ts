import type { Result } from '@/lib/domain/result';
import { attempt } from '../attempt';
import { confluenceArticles } from '../confluence/articles';
import { confluenceBodies } from '../confluence/bodies';
import { createConfluenceClient } from '../confluence/client';
import { fileComment } from '../confluence/file';
import { findPeople } from '../confluence/find-people';
import { addLabel, removeLabel } from '../confluence/labels';
import { removeCopies } from '../confluence/remove-copies';
import { headingsAt } from '../confluence/headings-at';
import { confluenceTeamPages } from '../confluence/team-page';
import { searchPages } from '../confluence/search-pages';
import type { PlatformFactory } from '../factory';
import { fileSource } from '../files';
import { accessTo, type Learned } from './access';
import { dataCenterBodies } from './bodies';
import { changedPages } from './changed-pages';
import { labelsOf } from './labels-of';
import { readOutlines } from './outlines';
import { whoAmI } from './people';
import { problemOfDataCenter } from './problems';
import { readThreads } from './read-threads';
import { setResolved } from './set-resolved';
import { dataCenterTeamWiki, idAt, pageTitled } from './team-pages';
import { accessByToken, tellOfToken } from './token';
import { dataCenterWiki } from './wiki';

/** Confluence Data Center, and the older Server: API v1. Nothing is ever held there. */
export const createConfluenceDataCenter: PlatformFactory = (site, transport, { readPicture, words, signIn }) => {
  const learned: Learned = { namesCreations: false };
  const clientFor = (signal: AbortSignal) =>
    createConfluenceClient({ root: site.baseUrl, transport, signal, problemOf: problemOfDataCenter });
  const wikiFor = (signal: AbortSignal) => dataCenterWiki(clientFor(signal), site);
  const byToken = signIn === 'access-token';
  const told = async <T>(answer: Promise<Result<T>>) => (byToken ? tellOfToken(await answer) : answer);
  return {
    site,
    sink: {
      file: (parcel, journal, signal) => told(fileComment({ readPicture, words }, wikiFor(signal), parcel, journal)),
      follow: (_parcel, receipt) => Promise.resolve({ ok: true, value: receipt }),
      removeCopies: (parcel, signal) => told(removeCopies(wikiFor(signal), parcel)),
    },
    comments: {
      commentsOf: (page, signal) => told(attempt(() => readThreads(clientFor(signal), site, page))),
      setResolved: ({ id }, resolved, signal) => told(attempt(() => setResolved(clientFor(signal), id, resolved))),
    },
    access: {
      accessTo: (page, signal) =>
        attempt(async () => {
          const access = await accessTo(clientFor(signal), page, learned);
          return byToken ? accessByToken(access) : access;
        }),
    },
    people: { find: (words, signal) => told(attempt(() => findPeople(clientFor(signal), words, 'dc'))) },
    search: { find: (words, signal) => told(attempt(() => searchPages(clientFor(signal), site, words))) },
    changes: { changedPages: (asked, signal) => told(attempt(() => changedPages(clientFor(signal), site, asked))) },
    outlines: { outlines: (asked, signal) => told(attempt(() => readOutlines(clientFor(signal), site, asked))) },
    teamPages: confluenceTeamPages((signal) => {
      const client = clientFor(signal);
      return { client, wiki: dataCenterTeamWiki(client, site), whoAmI: () => whoAmI(client) };
    }),
    bodies: confluenceBodies((signal) => dataCenterBodies(clientFor(signal))),
    files: fileSource(transport),
    articles: confluenceArticles((signal) => {
      const client = clientFor(signal);
      return {
        client,
        pages: dataCenterTeamWiki(client, site),
        bodies: dataCenterBodies(client),
        shelf: (page) => wikiFor(signal).shelf(page),
        whoAmI: () => whoAmI(client),
        titled: (beside, title) => pageTitled(client, site, beside, title),
      };
    }),
    sections: {
      headingsAt: (address, signal) =>
        told(attempt(() => headingsAt(wikiFor(signal), site, address, () => idAt(clientFor(signal), address)))),
    },
    labelled: { labelsOf: (page, signal) => told(attempt(() => labelsOf(clientFor(signal), page))) },
    labels: {
      add: (page, label, signal) => told(attempt(() => addLabel(clientFor(signal), page, label))),
      remove: (page, label, signal) => told(attempt(() => removeLabel(clientFor(signal), page, label))),
    },
  };
};
