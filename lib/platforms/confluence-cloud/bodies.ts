import type { Client } from 'confluence.js/core';
import { getBlogPostById, getBlogPostOperations, getPageById, getPageOperations } from 'confluence.js/v2';
import type { Author } from '@/lib/domain/delivery';
import { attempt, Refusal } from '../attempt';
import type { BodyWiki } from '../confluence/bodies';
import { readShape } from '../replies';
import { isBlogPost } from './comments';
import type { NameBook } from './people';
import { OperationsShape, PageVersionShape } from './shapes';

/** Pages and blog posts of Confluence Cloud by v2. */
export function cloudBodies(client: Client, names: NameBook): BodyWiki {
  /** A courtesy: without the name the page is read all the same. */
  async function ownerOf(id: string | null): Promise<Author | null> {
    if (id === null) return null;
    const found = await attempt(() => names.namesOf(client, [id]));
    const name = found.ok ? (found.value.get(id) ?? '') : '';
    return name === '' ? null : { id, name };
  }
  return {
    async read(page) {
      const ask = { id: Number(page.pageId), bodyFormat: 'storage' } as const;
      const reply = isBlogPost(page) ? await getBlogPostById(client, ask) : await getPageById(client, ask);
      const { title, status, version, body, ownerId, authorId } = readShape(PageVersionShape, reply);
      if (status !== 'current' || body.storage === undefined) throw new Refusal({ kind: 'refused', why: 'page-gone' });
      const owner = await ownerOf(ownerId ?? authorId);
      return { title, version: version.number, storage: body.storage.value, owner };
    },
    async mayUpdate(page) {
      const ask = { id: Number(page.pageId) };
      const reply = isBlogPost(page) ? getBlogPostOperations(client, ask) : getPageOperations(client, ask);
      const { operations } = readShape(OperationsShape, await reply);
      return (operations ?? []).some(({ operation }) => operation === 'update');
    },
    /** confluence.js' type of this call names other fields than the API's document does. */
    async update(page, { title, version }, storage, message) {
      await client.sendRequest<unknown>({
        url: `/wiki/api/v2/${isBlogPost(page) ? 'blogposts' : 'pages'}/${page.pageId}`,
        method: 'PUT',
        body: {
          id: page.pageId,
          status: 'current',
          title,
          body: { representation: 'storage', value: storage },
          version: { number: version + 1, message },
        },
      });
    },
  };
}
