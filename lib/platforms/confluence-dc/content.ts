import type { Client, SendRequestOptions } from 'confluence.js/core';
import type { Author } from '@/lib/domain/delivery';
import type { PageRef } from '@/lib/domain/page';
import { readShape } from '../replies';
import { authorIn } from './people';
import { AttachmentListShape, OperationsShape, PageBodyShape, WrittenShape } from './shapes';

/** `/wiki` is Cloud's context path, which our client puts Data Center's own in the place of. */
export const CONTENT = '/wiki/rest/api/content';

/** One request to API v1; confluence.js has no functions for contents any more. The reply is not read yet. */
export function ask(client: Client, asked: SendRequestOptions): Promise<unknown> {
  return client.sendRequest<unknown>(asked);
}

/** The body of a page or blog post in storage format. */
export async function readStorage(client: Client, page: PageRef): Promise<string> {
  const searchParams = { expand: 'body.storage' };
  const read = await ask(client, { url: `${CONTENT}/${page.pageId}`, searchParams });
  return readShape(PageBodyShape, read).body.storage.value;
}

/** A page with what this person may do there. One in the trash is not found. */
export async function readPage(client: Client, page: PageRef) {
  const searchParams = { expand: 'operations' };
  return readShape(OperationsShape, await ask(client, { url: `${CONTENT}/${page.pageId}`, searchParams }));
}

/** Whether the page has an attachment of this name. */
export async function hasAttachment(client: Client, page: PageRef, fileName: string): Promise<boolean> {
  const url = `${CONTENT}/${page.pageId}/child/attachment`;
  const list = await ask(client, { url, searchParams: { filename: fileName } });
  return readShape(AttachmentListShape, list).results.some(({ title }) => title === fileName);
}

/** Whose a comment is; `null`: a visitor's, or the wiki does not say. */
export async function readWriter(client: Client, commentId: string): Promise<Author | null> {
  const read = await ask(client, { url: `${CONTENT}/${commentId}`, searchParams: { expand: 'history' } });
  return authorIn(readShape(WrittenShape, read));
}
