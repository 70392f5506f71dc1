import { attempt } from '../attempt';
import type { PlatformFactory } from '../factory';
import { accessTo } from './access';
import { createConfluenceClient } from './client';
import { fileComment } from './file';
import { addLabel, removeLabel } from './labels';
import { createNameBook } from './people';
import { readThreads, type Books } from './read-threads';
import { removeCopies } from './remove-copies';

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
    },
    access: { accessTo: (page, signal) => accessTo(clientFor(signal), page) },
    labels: {
      add: (page, label, signal) => attempt(() => addLabel(clientFor(signal), page, label)),
      remove: (page, label, signal) => attempt(() => removeLabel(clientFor(signal), page, label)),
    },
  };
};
