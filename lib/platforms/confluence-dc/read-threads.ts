import type { Client } from 'confluence.js/core';
import type { NativeComment } from '@/lib/domain/comment';
import type { PageRef, Site } from '@/lib/domain/page';
import { Refusal } from '../attempt';
import { markerOf } from '../confluence/marker';
import { addressOf } from './addresses';
import { allComments, parentIdOf, placeOf } from './comments';
import { idOf, whoAmI } from './people';
import type { DataCenterComment } from './shapes';

/** All comments of a page, answers to any depth, oldest first. Who wrote them stands in their history: an edit changes nothing. */
export async function readThreads(client: Client, site: Site, page: PageRef): Promise<NativeComment[]> {
  const comments = await allComments(client, page).catch((cause: unknown) => explained(cause, client));
  return comments
    .map((comment) => toNative(site, page, comment))
    .sort((a, b) => a.createdAt - b.createdAt || Number(a.id) - Number(b.id));
}

/** A visitor is told that the page is not there; whoever was signed out, or whose token has ended, is one. */
async function explained(cause: unknown, client: Client): Promise<never> {
  if (cause instanceof Refusal && cause.problem.kind === 'refused' && cause.problem.why === 'page-gone') {
    await whoAmI(client);
  }
  throw cause;
}

function toNative(site: Site, page: PageRef, comment: DataCenterComment): NativeComment {
  const { createdBy, createdDate } = comment.history;
  const parentId = parentIdOf(comment, page);
  const place = placeOf(comment);
  return {
    id: comment.id,
    parentId,
    author: {
      id: createdBy === null ? null : idOf(createdBy),
      name: createdBy?.displayName ?? createdBy?.username ?? '',
    },
    createdAt: createdDate,
    body: comment.body.storage.value,
    format: 'confluence-storage',
    url: addressOf(site, page, comment.id),
    place,
    visibility: 'public',
    quote: parentId === null ? comment.extensions.inlineProperties.originalSelection : null,
    ...markerOf(parentId === null ? comment.extensions.inlineProperties.markerRef : null),
    resolution: place === 'inline' && parentId === null ? resolutionOf(comment) : null,
  };
}

/** `closed` was seen for `resolved`. */
function resolutionOf({ extensions }: DataCenterComment): NativeComment['resolution'] {
  const status = extensions.resolution?.status ?? (extensions.location === 'resolved' ? 'resolved' : 'open');
  if (status === 'dangling') return 'dangling';
  return status === 'resolved' || status === 'closed' ? 'resolved' : 'open';
}
