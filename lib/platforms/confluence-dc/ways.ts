import type { Client } from 'confluence.js/core';
import type { Parcel } from '@/lib/domain/delivery';
import type { PageRef } from '@/lib/domain/page';
import type { Selection } from '../confluence/locate-quote';
import type { Letter } from '../confluence/wiki';
import { readShape } from '../replies';
import { ask, CONTENT } from './content';
import { FiledShape } from './shapes';

/** One way to write a comment; gives its id. */
export interface Way {
  by: 'api' | 'plugin';
  place: 'inline' | 'footer';
  send: () => Promise<string>;
}

type Parent = NonNullable<Parcel['parent']>;

/** The page's own way to inline comments. Its body is the editor's format: Confluence's own tags are answered by 500. */
export const PLUGIN = '/wiki/rest/inlinecomments/1.0/comments';
const OWN_TAGS = /<\/?(?:ac|ri):/;

/**
 * The ways to comment on words of a page, neither of them documented: 8.5.30 takes the first, 7.16.1 only the second
 * (PLATFORM-FACTS 5).
 */
export function inlineWays(client: Client, letter: Letter, selection: Selection): Way[] {
  const { textSelection: words, textSelectionMatchCount, textSelectionMatchIndex } = selection;
  const place = {
    originalSelection: words,
    numMatches: textSelectionMatchCount,
    matchIndex: textSelectionMatchIndex,
    lastFetchTime: String(Date.now()),
  };
  const { page } = letter.parcel;
  const inlineProperties = { ...place, serializedHighlights: JSON.stringify([[words]]) };
  const version = page.version === null ? {} : { containerVersion: page.version };
  const asked = { ...place, ...version, serializedHighlights: '[]', parentCommentId: '0', ...unresolved };
  return [
    viaApi(client, letter, 'inline', { extensions: { location: 'inline', inlineProperties } }),
    ...viaPlugin(client, letter, PLUGIN, { ...asked, containerId: page.pageId }),
  ];
}

/** What the page sends along with a new comment. */
const unresolved = {
  hasDeletePermission: true,
  hasEditPermission: true,
  hasResolvePermission: true,
  resolveProperties: { resolved: false, resolvedTime: 0 },
  deleted: false,
};

/** The ways to answer an inline comment beside it; a footer comment's answers need none. */
export function inlineAnswerWays(client: Client, letter: Letter, parent: Parent): Way[] {
  if (parent.place === 'footer') return [];
  const { pageId } = letter.parcel.page;
  const replies = `${PLUGIN}/${parent.commentId}/replies?containerId=${pageId}`;
  const extensions = { location: 'inline' };
  return [
    viaApi(client, letter, 'inline', { ancestors: [{ id: parent.commentId }], extensions }),
    ...viaPlugin(client, letter, replies, { commentId: Number(parent.commentId) }),
  ];
}

/**
 * The one way that is documented, for requests and for answers. Without a place of its own an answer stands in the
 * footer, whatever it answers, with its parent named (mcp-atlassian #1627).
 */
export function footerWay(client: Client, letter: Letter, parent: Parent | null): Way {
  return viaApi(client, letter, 'footer', parent === null ? {} : { ancestors: [{ id: parent.commentId }] });
}

function viaApi(client: Client, { parcel, body }: Letter, place: Way['place'], more: object): Way {
  const comment = {
    type: 'comment',
    // with the answered comment as its container an answer is taken and its words are lost (mcp-atlassian #1409)
    container: { id: parcel.page.pageId, type: typeOf(parcel.page) },
    body: { storage: { value: body, representation: 'storage' } },
    ...more,
  };
  return {
    by: 'api',
    place,
    send: async () => readShape(FiledShape, await ask(client, { url: CONTENT, method: 'POST', body: comment })).id,
  };
}

function viaPlugin(client: Client, { body }: Letter, url: string, more: object): Way[] {
  if (OWN_TAGS.test(body)) return [];
  const send = async () =>
    readShape(FiledShape, await ask(client, { url, method: 'POST', body: { body, ...more } })).id;
  return [{ by: 'plugin', place: 'inline', send }];
}

function typeOf(page: PageRef): 'page' | 'blogpost' {
  return page.contentType === 'blogpost' ? 'blogpost' : 'page';
}
