import { attempt } from '../attempt';
import type { PlatformFactory } from '../factory';
import { accessTo } from './access';
import { createConfluenceClient } from './client';
import { fileComment } from './file';
import { createNameBook } from './people';
import type { Books } from './origins';
import { readThreads } from './read-threads';
import { removeCopies } from './remove-copies';
import { updateThreads } from './update-threads';

/** Confluence Cloud: v2, and what is left of v1. Nothing is ever held there. */
export const createConfluenceCloud: PlatformFactory = (site, transport, { readPicture, words }) => {
  const books: Books = { names: createNameBook(), origins: new Map() };
  const clientFor = (signal: AbortSignal) => createConfluenceClient(site, transport, signal);
  return {
    site,
    sink: {
      file: (parcel, journal, signal) => fileComment({ site, readPicture, words }, clientFor(signal), parcel, journal),
      follow: (_parcel, receipt) => Promise.resolve({ ok: true, value: receipt }),
      removeCopies: (parcel, signal) => removeCopies(clientFor(signal), parcel),
    },
    comments: {
      commentsOf: (page, signal) => attempt(() => readThreads(clientFor(signal), site, page, books)),
      update: (page, known, look, signal) =>
        attempt(() => updateThreads(clientFor(signal), site, page, books, known, look)),
    },
    access: { accessTo: (page, signal) => accessTo(clientFor(signal), page) },
  };
};
