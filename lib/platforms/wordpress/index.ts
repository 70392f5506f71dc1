import type { PlatformFactory } from '../factory';
import { attempt } from '../attempt';
import { fileSource } from '../files';
import { signInAddress } from '../sign-in-address';
import { accessTo } from './access';
import { wordpressArticles } from './articles';
import { wordpressBodies } from './bodies';
import { changedPages } from './changed-pages';
import { createWordpressClient } from './client';
import { askFile } from './files-address';
import { fileComment, type FilePorts } from './file';
import { followHeld, removeCopies } from './follow';
import { headingsAt } from './headings-at';
import { wordpressHeld } from './held';
import { labelsOf } from './labels-of';
import { readOutlines } from './outlines';
import { searchPages } from './search-pages';
import { createStanding } from './standing';
import { wordpressTeamPages } from './team-pages';
import { readViews } from './views';
import { commentsFor, updateFor } from './visitor/find-public';

/** WordPress 5.6 and later through its own REST API and comment form, with no plugin. */
export const createWordpress: PlatformFactory = (site, transport, { readPicture, words, signIn }) => {
  const client = createWordpressClient(site, transport, signIn);
  const visitors = signIn === 'session' ? transport : null;
  const ports: FilePorts = { site, client, readPicture, words, standing: createStanding(), visitors };
  return {
    site,
    sink: {
      file: (parcel, journal, signal) => fileComment(ports, parcel, journal, signal),
      follow: (parcel, receipt, signal) => followHeld(ports, parcel, receipt, signal),
      removeCopies: (parcel, signal) => removeCopies(client, parcel, signal),
    },
    comments: {
      commentsOf: (page, signal) => attempt(() => commentsFor(ports, page, signal)),
      update: (page, known, look, signal) => attempt(() => updateFor(ports, page, known, look, signal)),
    },
    search: { find: (words, signal) => attempt(() => searchPages(client, site, words, signal)) },
    changes: { changedPages: (asked, signal) => attempt(() => changedPages(client, site, asked, signal)) },
    teamPages: wordpressTeamPages(client, site),
    bodies: wordpressBodies(client),
    files: fileSource(transport),
    articles: wordpressArticles(client, site),
    held: wordpressHeld(client, site),
    labelled: { labelsOf: (page, signal) => attempt(() => labelsOf(client, page, signal)) },
    sections: { headingsAt: (address, signal) => attempt(() => headingsAt(transport, site, address, signal)) },
    outlines: { outlines: (asked, signal) => attempt(() => readOutlines(client, site, asked, signal)) },
    views: {
      atOnce: Infinity,
      views: (pages, days, now, signal) => attempt(() => readViews(client, pages, days, now, signal)),
    },
    access: {
      accessTo: (page, signal) => accessTo(ports, page, signal),
      signInAddress: (page, instead, signal) =>
        attempt(async () => {
          const wanted = new URL(signInAddress(site, page, instead));
          const { address } = await askFile(site, transport, `wp-login.php${wanted.search}`, signal);
          return address;
        }),
    },
  };
};
