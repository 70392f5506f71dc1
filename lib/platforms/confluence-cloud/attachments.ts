import type { Client } from 'confluence.js/core';
import { getBlogpostAttachments, getPageAttachments } from 'confluence.js/v2';
import type { PageRef } from '@/lib/domain/page';
import { readShape } from '../replies';
import { isBlogPost } from './comments';
import { AttachmentsShape } from './shapes';

/** Whether the page has an attachment of this name. */
export async function hasAttachment(client: Client, page: PageRef, fileName: string): Promise<boolean> {
  const ask = { id: Number(page.pageId), filename: fileName };
  const list = isBlogPost(page) ? await getBlogpostAttachments(client, ask) : await getPageAttachments(client, ask);
  return readShape(AttachmentsShape, list).results.some(({ title }) => title === fileName);
}
