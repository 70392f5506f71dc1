import type { Client } from 'confluence.js/core';
import * as v from 'valibot';
import type { BodyWiki } from '../confluence/bodies';
import { readShape } from '../replies';
import { ask, CONTENT, readPage } from './content';
import { authorIn } from './people';
import { WrittenShape } from './shapes';

const StoredShape = v.object({
  title: v.string(),
  version: v.object({ number: v.number() }),
  body: v.object({ storage: v.object({ value: v.string() }) }),
  ...WrittenShape.entries,
});

/** Pages and blog posts of Data Center by v1. */
export function dataCenterBodies(client: Client): BodyWiki {
  return {
    async read({ pageId }) {
      const searchParams = { expand: 'body.storage,version,history' };
      const reply = await ask(client, { url: `${CONTENT}/${pageId}`, searchParams });
      const read = readShape(StoredShape, reply);
      const { title, version, body } = read;
      return { title, version: version.number, storage: body.storage.value, owner: authorIn(read) };
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
