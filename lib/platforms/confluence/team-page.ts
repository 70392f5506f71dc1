import type { Client } from 'confluence.js/core';
import { escapeXml } from '@/lib/domain/codec/write-storage';
import type { PageRef } from '@/lib/domain/page';
import type { PageBlock, TeamPage, TeamPageKind, TeamPages } from '@/lib/domain/ports';
import { attempt, Refusal } from '../attempt';

/** What Cloud and Data Center do each by their own API. All reject with a `Refusal`. */
export interface TeamWiki {
  /** The id of the page at an address; `null`: it leads to none. */
  idAt(address: string): Promise<string | null>;
  /** @param ask.below - Under that page, not only in its space. */
  create(ask: { beside: PageRef; below?: true; title: string; storage: string }): Promise<TeamPage>;
  read(pageId: string): Promise<TeamPage>;
  write(pageId: string, storage: string): Promise<void>;
  remove(pageId: string): Promise<void>;
  /** Somebody, as restrictions name people. */
  subject(id: string): Record<string, string>;
}

const OPERATION = { register: 'update', desk: 'read' } as const;

/** Team pages of a Confluence: a page with restrictions of its own. */
export function confluenceTeamPages(
  open: (signal: AbortSignal) => { client: Client; wiki: TeamWiki; whoAmI: () => Promise<{ id: string }> },
): TeamPages {
  return {
    create: ({ kind, title, blocks, beside, people }, signal) =>
      attempt(async () => {
        const { client, wiki, whoAmI } = open(signal);
        const { id } = await whoAmI();
        const made = await wiki.create({ beside, title, storage: storageOf(blocks) });
        try {
          await restrict(client, wiki, made.page.pageId, kind, [id, ...people]);
        } catch (cause) {
          if (kind === 'register' || !(cause instanceof Refusal)) throw cause;
          await wiki.remove(made.page.pageId); // nobody shall take an open page for a restricted one
          throw new Refusal({ kind: 'refused', why: 'not-allowed' });
        }
        return made;
      }),
    read: ({ pageId }, signal) => attempt(() => open(signal).wiki.read(pageId)),
    find: (address, signal) =>
      attempt(async () => {
        const { wiki } = open(signal);
        const pageId = await wiki.idAt(address);
        if (pageId === null) throw new Refusal({ kind: 'refused', why: 'page-gone' });
        return wiki.read(pageId);
      }),
    write: ({ pageId }, blocks, signal) =>
      attempt(async () => {
        await open(signal).wiki.write(pageId, storageOf(blocks));
        return null;
      }),
    restrict: ({ pageId }, kind, people, signal) =>
      attempt(async () => {
        const { client, wiki, whoAmI } = open(signal);
        const { id } = await whoAmI();
        await restrict(client, wiki, pageId, kind, [id, ...people]);
        return null;
      }),
  };
}

/** The id in `/spaces/KEY/pages/ID/Title` and `viewpage.action?pageId=ID`. */
export function pageIdIn(address: string): string | null {
  const { pathname, searchParams } = new URL(address);
  return /\/pages\/(\d+)(?:\/|$)/.exec(pathname)?.[1] ?? /^\d+$/.exec(searchParams.get('pageId') ?? '')?.[0] ?? null;
}

/** Has exactly these people read (desk) or edit (register) a page. */
export async function restrict(
  client: Client,
  wiki: TeamWiki,
  pageId: string,
  kind: TeamPageKind,
  people: string[],
): Promise<void> {
  const user = [...new Set(people)].map((id) => ({ type: 'known', ...wiki.subject(id) }));
  await client.sendRequest<unknown>({
    url: `/wiki/rest/api/content/${pageId}/restriction`,
    method: 'PUT',
    body: [{ operation: OPERATION[kind], restrictions: { user, group: [] } }],
  });
}

/** Has everybody read a page who may read what is above it. */
export async function openToAll(client: Client, pageId: string): Promise<void> {
  await client.sendRequest<unknown>({
    url: `/wiki/rest/api/content/${pageId}/restriction`,
    method: 'PUT',
    body: [{ operation: OPERATION.desk, restrictions: { user: [], group: [] } }],
  });
}

function storageOf(blocks: readonly PageBlock[]): string {
  return blocks
    .map((block) => {
      if (block.kind === 'list') return `<ul>${block.items.map((item) => `<li>${escapeXml(item)}</li>`).join('')}</ul>`;
      return block.kind === 'heading' ? `<h2>${escapeXml(block.text)}</h2>` : `<p>${escapeXml(block.text)}</p>`;
    })
    .join('');
}
