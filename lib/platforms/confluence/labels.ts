import type { Client } from 'confluence.js/core';
import { addLabelsToContent, removeLabelFromContent } from 'confluence.js/v1';
import type { PageRef } from '@/lib/domain/page';

/** Puts a label on a page or blog post; one that is there already stays as it is. Whoever may edit the page may do it. */
export async function addLabel(client: Client, page: PageRef, name: string): Promise<null> {
  await addLabelsToContent(client, { id: page.pageId, body: [{ prefix: 'global', name }] });
  return null;
}

/** Takes a label off; one that is not there is no failure. */
export async function removeLabel(client: Client, page: PageRef, name: string): Promise<null> {
  await removeLabelFromContent(client, { id: page.pageId, label: name });
  return null;
}
