import type { Client } from 'confluence.js/core';
import * as v from 'valibot';
import type { BodyWiki } from '../confluence/bodies';
import { readShape } from '../replies';
import { ask, CONTENT, readPage } from './content';

const StoredShape = v.object({
  title: v.string(),
  version: v.object({ number: v.number() }),
  body: v.object({ storage: v.object({ value: v.string() }) }),
});

/** Pages and blog posts of Data Center by v1. */
export function dataCenterBodies(client: Client): BodyWiki {
  return {
    async read({ pageId }) {
      const searchParams = { expand: 'body.storage,version' };
      const reply = await ask(client, { url: `${CONTENT}/${pageId}`, searchParams });
      const { title, version, body } = readShape(StoredShape, reply);
      return { title, version: version.number, storage: body.storage.value };
    },
    async mayUpdate(page) {
      const { operations } = await readPage(client, page);
      return (operations ?? []).some(({ operation }) => operation === 'update');
    },
    async update({ pageId, contentType }, { title, version }, storage, message) {
      await ask(client, {
        url: `${CONTENT}/${pageId}`,
        method: 'PUT',
        body: {
          type: contentType,
          title,
          version: { number: version + 1, message },
          body: { storage: { value: storage, representation: 'storage' } },
        },
      });
    },
  };
}
