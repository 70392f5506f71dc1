import type { Client } from 'confluence.js/core';
import { deletePage, getPageById } from 'confluence.js/v2';
import * as v from 'valibot';
import type { PageRef, Site } from '@/lib/domain/page';
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

/** The page of that title in the space of another one. */
export async function pageTitled(client: Client, site: Site, beside: PageRef, title: string): Promise<PageRef | null> {
  const { spaceId } = await readPage(client, beside);
  const searchParams = { 'space-id': spaceId ?? '', title };
  const reply = await client.sendRequest<unknown>({ url: '/wiki/api/v2/pages', method: 'GET', searchParams });
  const [found] = readShape(
    v.object({ results: v.array(v.omit(TeamPageShape, ['authorId', 'version'])) }),
    reply,
  ).results;
  return found === undefined ? null : pageOf(site, found);
}

function pageOf(
  site: Site,
  { id, title, _links: links }: Pick<v.InferOutput<typeof TeamPageShape>, 'id' | 'title' | '_links'>,
): PageRef {
  const start = links.base ?? `${site.baseUrl.replace(/\/wiki$/, '')}/wiki`;
  const url = ownAddress(start + links.webui, site.origin, site.baseUrl);
  return { siteId: site.id, kind: site.kind, pageId: id, contentType: 'page', url, title, version: null };
}

/** Pages of Confluence Cloud by v2. */
export function cloudTeamWiki(client: Client, site: Site, names: NameBook): TeamWiki {
  async function teamPage(reply: unknown): Promise<TeamPage> {
    const read = readShape(TeamPageShape, reply);
    const { authorId } = read;
    const name = (await names.namesOf(client, [authorId])).get(authorId) ?? '';
    return { page: pageOf(site, read), creator: { id: authorId, name } };
  }

  /** confluence.js' types of these two name other fields than the API's document does. */
  const send = (method: 'POST' | 'PUT', path: string, body: unknown) =>
    client.sendRequest<unknown>({ url: `/wiki/api/v2/pages${path}`, method, body });

  return {
    idAt: (address) => Promise.resolve(pageIdIn(address)),
    async create({ beside, below, title, storage }) {
      const { spaceId } = await readPage(client, beside);
      const body = { representation: 'storage', value: storage };
      const parent = below === true ? { parentId: beside.pageId } : {};
      return teamPage(await send('POST', '', { spaceId: spaceId ?? '', status: 'current', title, body, ...parent }));
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
