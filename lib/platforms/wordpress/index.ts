import type { PlatformFactory } from '../factory';
import { attempt } from '../attempt';
import { accessTo } from './access';
import { createWordpressClient } from './client';
import { allComments, toNative } from './comments';
import { fileComment } from './file';
import { followHeld, removeCopies } from './follow';
import { createStanding } from './standing';
import { updateComments } from './update-comments';

/** WordPress 5.6 and later through its own REST API, with no plugin. */
export const createWordpress: PlatformFactory = (site, transport, { readPicture, words, signIn }) => {
  const client = createWordpressClient(site, transport, signIn);
  const standing = createStanding();
  const ports = { site, client, readPicture, words, standing };
  return {
    site,
    sink: {
      file: (parcel, journal, signal) => fileComment(ports, parcel, journal, signal),
      follow: (parcel, receipt, signal) => followHeld(site, client, parcel, receipt, signal),
      removeCopies: (parcel, signal) => removeCopies(client, parcel, signal),
    },
    comments: {
      commentsOf: (page, signal) =>
        attempt(async () => {
          const wp = await client.open('nothing', signal);
          return (await allComments(wp, page)).map((comment) => toNative(site, page, comment));
        }),
      update: (page, known, look, signal) =>
        attempt(async () => updateComments(await client.open('nothing', signal), site, page, known, look)),
    },
    access: { accessTo: (page, signal) => accessTo(client, standing, page, signal) },
  };
};
