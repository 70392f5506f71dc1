import type { Client } from 'confluence.js/core';
import type { ArticleAsk, ArticleTarget, PublishedArticle } from '@/lib/domain/article/target';
import { documentIn } from '@/lib/domain/wording/section-wording';
import { escapeXml } from '@/lib/domain/codec/write-storage';
import { canonicalDocument } from '@/lib/domain/document/canonical';
import type { Document } from '@/lib/domain/document/document';
import { writeStorage } from '@/lib/domain/document/write-storage';
import type { EventId } from '@/lib/domain/ids';
import type { PageRef } from '@/lib/domain/page';
import { attempt, Refusal } from '../attempt';
import { putOn, type PictureShelf } from '../pictures';
import type { BodyWiki, StoredPage } from './bodies';
import { addLabel } from './labels';
import { openToAll, restrict, type TeamWiki } from './team-page';

/** What Cloud and Data Center do each by their own API. All reject with a `Refusal`. */
export interface ArticleWiki {
  client: Client;
  pages: TeamWiki;
  bodies: BodyWiki;
  shelf: (page: PageRef) => PictureShelf;
  whoAmI: () => Promise<{ id: string }>;
  /** The page of this title in the space of another one; `null`: there is none that this person may see. */
  titled: (beside: PageRef, title: string) => Promise<PageRef | null>;
}

/**
 * Articles as pages of Confluence. A draft is a page that only staff may read: Confluence's own drafts are seen by
 * nobody but their author, and cannot be found again after an answer that was lost. Titles stand once in a space, so no
 * article is made twice.
 */
export function confluenceArticles(open: (signal: AbortSignal) => ArticleWiki): ArticleTarget {
  return {
    publish: (ask, signal) => attempt(() => publish(open(signal), ask)),
    attach: (page, pictures, signal) => attempt(() => putOn(open(signal).shelf(page), pictures)),
    ownWords: withoutProperties,
    isOwn: (id, page, signal) => attempt(async () => isOwn(await open(signal).bodies.read(page), id)),
    withdraw: (id, page, staff, signal) =>
      attempt(async () => {
        const wiki = open(signal);
        if (!isOwn(await wiki.bodies.read(page), id)) throw new Refusal({ kind: 'refused', why: 'page-changed' });
        await close(wiki, page, staff);
        return { page, status: 'draft' as const, version: String((await wiki.bodies.read(page)).version) };
      }),
  };
}

async function publish(wiki: ArticleWiki, ask: ArticleAsk): Promise<PublishedArticle> {
  const { document, title, staff, status } = ask;
  const there = ask.known?.page ?? (await findOwn(wiki, ask));
  const page = there ?? (await create(wiki, ask));
  const stored = await wiki.bodies.read(page);
  if (!isOwn(stored, ask.id) || isForeign(stored, ask)) throw new Refusal({ kind: 'refused', why: 'page-changed' });
  if (status === 'draft') await close(wiki, page, staff); // before anything of it is there to read
  await putOn(wiki.shelf(page), ask.pictures);
  const storage = writeStorage(document) + propertiesOf(ask.id);
  if (!isWritten(stored, title, document)) await wiki.bodies.update(page, { ...stored, title }, storage, '');
  for (const label of ask.labels) await addLabel(wiki.client, page, label);
  if (status === 'published') await openToAll(wiki.client, page.pageId);
  const { version } = await wiki.bodies.read(page);
  return { page: { ...page, title }, status, version: String(version) };
}

/** A page that an earlier attempt made. */
async function findOwn(wiki: ArticleWiki, { id, title, tried, place }: ArticleAsk): Promise<PageRef | null> {
  if (place.below === null) throw new Refusal({ kind: 'refused', why: 'incomplete' });
  for (const one of new Set([title, ...tried])) {
    const found = await wiki.titled(place.below, one);
    if (found === null) continue;
    if (isOwn(await wiki.bodies.read(found), id)) return found;
    if (one === title) throw new Refusal({ kind: 'refused', why: 'title-taken' });
  }
  return null;
}

/** Closed while it has neither words nor pictures. */
async function create(wiki: ArticleWiki, { id, title, place, staff, status }: ArticleAsk): Promise<PageRef> {
  if (place.below === null) throw new Refusal({ kind: 'refused', why: 'incomplete' });
  const { page } = await wiki.pages.create({ beside: place.below, below: true, title, storage: propertiesOf(id) });
  try {
    await close(wiki, page, staff);
  } catch (cause) {
    if (status === 'published' || !(cause instanceof Refusal)) return page; // a site without restrictions
    await wiki.pages.remove(page.pageId); // nobody shall take an open page for a draft
    throw cause;
  }
  return page;
}

async function close({ client, pages, whoAmI }: ArticleWiki, { pageId }: PageRef, staff: string[]): Promise<void> {
  const { id } = await whoAmI();
  await restrict(client, pages, pageId, 'desk', [id, ...staff]);
}

/** Somebody edited the page since it was written last, in the wiki itself or in another browser. */
function isForeign(stored: StoredPage, { known, title, document }: ArticleAsk): boolean {
  return known !== null && known.version !== String(stored.version) && !isWritten(stored, title, document);
}

/** Confluence adds ids and attributes of its own to what it is given. */
function isWritten({ title, storage }: StoredPage, wanted: string, document: Document): boolean {
  if (title !== wanted) return false;
  const there = documentIn({ format: 'storage', source: withoutProperties(storage) });
  return JSON.stringify(there) === JSON.stringify(canonicalDocument(document));
}

const markOf = (id: EventId) => `docket-${id}`;

function isOwn({ storage }: StoredPage, id: EventId): boolean {
  return storage.includes(markOf(id));
}

/** An article's own words. */
export function withoutProperties(storage: string): string {
  return storage.replace(
    /<ac:structured-macro [^>]*ac:name="details"(?:(?!<\/ac:structured-macro>)[^])*<\/ac:structured-macro>/g,
    (macro) => (macro.includes('>docket-') ? '' : macro),
  );
}

/** Page properties, not shown: by these the page is known as the article's. */
function propertiesOf(id: EventId): string {
  const row = `<tr><th>Docket</th><td>${escapeXml(markOf(id))}</td></tr>`;
  return (
    '<ac:structured-macro ac:name="details"><ac:parameter ac:name="hidden">true</ac:parameter>' +
    `<ac:rich-text-body><table><tbody>${row}</tbody></table></ac:rich-text-body></ac:structured-macro>`
  );
}
