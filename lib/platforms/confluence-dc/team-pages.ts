import type { Client } from 'confluence.js/core';
import * as v from 'valibot';
import type { PageRef, Site } from '@/lib/domain/page';
import type { TeamPage } from '@/lib/domain/ports';
import { Refusal } from '../attempt';
import { pageIdIn, type TeamWiki } from '../confluence/team-page';
import { readShape } from '../replies';
import { ask, CONTENT } from './content';
import { idOf } from './people';
import { PersonShape } from './shapes';

const EXPAND = 'history,version,space';
const TeamPageShape = v.object({
  id: v.pipe(v.union([v.string(), v.number()]), v.transform(String)),
  title: v.string(),
  history: v.object({ createdBy: v.optional(v.nullable(PersonShape), null) }),
  version: v.object({ number: v.number() }),
  space: v.object({ key: v.string() }),
});

/** Pages of Data Center by v1. */
export function dataCenterTeamWiki(client: Client, site: Site): TeamWiki {
  const read = async (pageId: string) =>
    readShape(TeamPageShape, await ask(client, { url: `${CONTENT}/${pageId}`, searchParams: { expand: EXPAND } }));

  async function teamPage(pageId: string): Promise<TeamPage> {
    const { id, title, history } = await read(pageId);
    const creatorId = history.createdBy === null ? null : idOf(history.createdBy);
    if (creatorId === null) throw new Refusal({ kind: 'refused', why: 'not-allowed' }); // nobody's page is nobody's register
    return {
      page: pageOf(site, { id, title }),
      creator: { id: creatorId, name: history.createdBy?.displayName ?? '' },
    };
  }

  return {
    idAt: (address) => idAt(client, address),
    async create({ beside, below, title, storage }) {
      const { space } = await read(beside.pageId);
      const body = { storage: { value: storage, representation: 'storage' } };
      const above = below === true ? { ancestors: [{ id: beside.pageId }] } : {};
      const made = await ask(client, {
        url: CONTENT,
        method: 'POST',
        body: { type: 'page', title, space: { key: space.key }, body, ...above },
      });
      return teamPage(readShape(v.pick(TeamPageShape, ['id']), made).id);
    },
    read: teamPage,
    async write(pageId, value) {
      const { title, version } = await read(pageId);
      await ask(client, {
        url: `${CONTENT}/${pageId}`,
        method: 'PUT',
        body: {
          type: 'page',
          title,
          version: { number: version.number + 1 },
          body: { storage: { value, representation: 'storage' } },
        },
      });
    },
    async remove(pageId) {
      await ask(client, { url: `${CONTENT}/${pageId}`, method: 'DELETE' });
    },
    subject: (userKey) => ({ userKey }),
  };
}

const FoundShape = v.object({ results: v.array(v.pick(TeamPageShape, ['id', 'title'])) });

function pageOf(site: Site, { id, title }: { id: string; title: string }): PageRef {
  const url = `${site.baseUrl}/pages/viewpage.action?pageId=${id}`;
  return { siteId: site.id, kind: site.kind, pageId: id, contentType: 'page', url, title, version: null };
}

/** The page of that title in the space of another one. */
export async function pageTitled(client: Client, site: Site, beside: PageRef, title: string): Promise<PageRef | null> {
  const read = await ask(client, { url: `${CONTENT}/${beside.pageId}`, searchParams: { expand: EXPAND } });
  const { space } = readShape(TeamPageShape, read);
  const searchParams = { spaceKey: space.key, title, type: 'page' };
  const [found] = readShape(FoundShape, await ask(client, { url: CONTENT, searchParams })).results;
  return found === undefined ? null : pageOf(site, found);
}

/** Besides by its id a page has an address by its title, `/display/KEY/Its+title`. */
export async function idAt(client: Client, address: string): Promise<string | null> {
  const { pathname } = new URL(address);
  const named = /\/display\/(?<spaceKey>[^/]+)\/(?<title>[^/]+)\/?$/.exec(pathname)?.groups;
  if (named === undefined) return pageIdIn(address);
  const read = (part = '') => decodeURIComponent(part.replaceAll('+', ' '));
  const searchParams = { spaceKey: read(named['spaceKey']), title: read(named['title']) };
  return readShape(FoundShape, await ask(client, { url: CONTENT, searchParams })).results[0]?.id ?? null;
}
