import type { Client } from 'confluence.js/core';
import { deletePage, getPageById } from 'confluence.js/v2';
import * as v from 'valibot';
import type { Site } from '@/lib/domain/page';
import type { TeamPage } from '@/lib/domain/ports';
import { pageIdIn, type TeamWiki } from '../confluence/team-page';
import { ownAddress, readShape } from '../replies';
import { readPage } from './access';
import type { NameBook } from './people';

const TeamPageShape = v.object({
  id: v.pipe(v.union([v.string(), v.number()]), v.transform(String)),
  title: v.string(),
  authorId: v.string(),
  version: v.object({ number: v.number() }),
  _links: v.optional(v.object({ webui: v.optional(v.string(), ''), base: v.optional(v.string()) }), { webui: '' }),
});

/** Pages of Confluence Cloud by v2. */
export function cloudTeamWiki(client: Client, site: Site, names: NameBook): TeamWiki {
  async function teamPage(reply: unknown): Promise<TeamPage> {
    const { id, title, authorId, _links: links } = readShape(TeamPageShape, reply);
    const start = links.base ?? `${site.baseUrl.replace(/\/wiki$/, '')}/wiki`;
    const url = ownAddress(start + links.webui, site.origin, site.baseUrl);
    const name = (await names.namesOf(client, [authorId])).get(authorId) ?? '';
    const page = { siteId: site.id, kind: site.kind, pageId: id, contentType: 'page', url, title, version: null };
    return { page, creator: { id: authorId, name } };
  }

  /** confluence.js' types of these two name other fields than the API's document does. */
  const send = (method: 'POST' | 'PUT', path: string, body: unknown) =>
    client.sendRequest<unknown>({ url: `/wiki/api/v2/pages${path}`, method, body });

  return {
    idAt: (address) => Promise.resolve(pageIdIn(address)),
    async create({ beside, title, storage }) {
      const { spaceId } = await readPage(client, beside);
      const body = { representation: 'storage', value: storage };
      return teamPage(await send('POST', '', { spaceId: spaceId ?? '', status: 'current', title, body }));
    },
    read: async (pageId) => teamPage(await getPageById(client, { id: Number(pageId) })),
    async write(pageId, value) {
      const { title, version } = readShape(TeamPageShape, await getPageById(client, { id: Number(pageId) }));
      await send('PUT', `/${pageId}`, {
        id: pageId,
        status: 'current',
        title,
        body: { representation: 'storage', value },
        version: { number: version.number + 1 },
      });
    },
    async remove(pageId) {
      await deletePage(client, { id: Number(pageId) });
    },
    subject: (accountId) => ({ accountId }),
  };
}
