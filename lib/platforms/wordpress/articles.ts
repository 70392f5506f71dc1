import type WPAPI from 'wpapi';
import * as v from 'valibot';
import type {
  ArticleAsk,
  ArticlePicture,
  ArticlePlace,
  ArticleTarget,
  PublishedArticle,
} from '@/lib/domain/article/target';
import { withAddresses } from '@/lib/domain/article/with-addresses';
import type { Document } from '@/lib/domain/document/document';
import { writeWordpress } from '@/lib/domain/document/write-wordpress';
import type { EventId } from '@/lib/domain/ids';
import type { PageRef, Site } from '@/lib/domain/page';
import { attempt, Refusal } from '../attempt';
import { ownAddress, plainDetail, readShape } from '../replies';
import type { WordpressClient } from './client';
import { putOn } from '../pictures';
import { mediaShelf } from './media';
import { may } from './people';

const PostShape = v.object({
  id: v.number(),
  link: v.optional(v.string(), ''),
  slug: v.optional(v.string(), ''),
  status: v.string(),
  modified_gmt: v.string(),
  title: v.object({ raw: v.optional(v.string()), rendered: v.optional(v.string(), '') }),
  content: v.object({ raw: v.optional(v.string(), '') }),
});
type Post = v.InferOutput<typeof PostShape>;
const TermsShape = v.array(v.object({ id: v.number(), name: v.string() }));
const FIELDS = 'id,link,slug,status,modified_gmt,title,content';
const STATUSES = 'publish,future,draft,pending,private';
const MOST_CATEGORIES = 100;

/**
 * Articles as posts or pages of WordPress. A post's slug is the article's own, so that what an earlier attempt made is
 * found again; a draft is read by those alone who may edit it.
 */
export function wordpressArticles(client: WordpressClient, site: Site): ArticleTarget {
  return {
    publish: (ask, signal) =>
      attempt(async () => {
        const { wp, me } = await client.openAs(signal);
        if (!may(me, ask.place.type === 'pages' ? 'edit_pages' : 'edit_posts'))
          throw new Refusal({ kind: 'refused', why: 'not-allowed' });
        return publish(wp, site, ask);
      }),
    withdraw: (id, page, _staff, signal) =>
      attempt(async () => {
        const { wp } = await client.openAs(signal);
        const type = page.contentType === 'pages' ? 'pages' : 'posts';
        refuseAnothers(await read(wp, type, page), id);
        const reply: unknown = await wp.root(`wp/v2/${type}/${page.pageId}`).update({ status: 'draft' });
        return articleOf(site, type, readShape(PostShape, reply));
      }),
    isOwn: (id, page, signal) =>
      attempt(async () => isOwn(await read((await client.openAs(signal)).wp, page.contentType, page), id)),
    attach: (_page, pictures, signal) =>
      attempt(async () => {
        const { wp } = await client.openAs(signal);
        return putOn(mediaShelf(wp), pictures);
      }),
    ownWords: (source) => source,
    categories: (signal) =>
      attempt(async () => {
        const wp = await client.open('nothing', signal);
        const asked = { per_page: MOST_CATEGORIES, orderby: 'count', order: 'desc', _fields: 'id,name' };
        const reply: unknown = await wp.categories().param(asked).get();
        return readShape(TermsShape, reply).map(({ id, name }) => ({ id: String(id), name: plainDetail(name) }));
      }),
  };
}

async function publish(wp: WPAPI, site: Site, ask: ArticleAsk): Promise<PublishedArticle> {
  const { place, title, status, id } = ask;
  const there = (await readKnown(wp, ask)) ?? (await findOwn(wp, ask));
  const content = writeWordpress(await withUploads(wp, ask.document, ask.pictures));
  if (there !== null && ask.known !== null && there.modified_gmt !== ask.known.version && there.content.raw !== content)
    throw new Refusal({ kind: 'refused', why: 'page-changed' });
  const fields = { title, content, status: status === 'published' ? 'publish' : 'draft', ...(await sortedAs(wp, ask)) };
  const route = `wp/v2/${place.type}`;
  const reply: unknown = await (there === null
    ? wp.root(route).create({ ...fields, slug: slugOf(title, id) })
    : wp.root(`${route}/${String(there.id)}`).update(fields));
  return articleOf(site, place.type, readShape(PostShape, reply));
}

async function readKnown(wp: WPAPI, { id, known, place }: ArticleAsk): Promise<Post | null> {
  if (known === null) return null;
  const post = await read(wp, place.type, known.page);
  refuseAnothers(post, id);
  return post;
}

async function read(wp: WPAPI, type: string, { pageId }: PageRef): Promise<Post> {
  const asked = { context: 'edit', _fields: FIELDS };
  const reply: unknown = await wp.root(`wp/v2/${type}/${pageId}`).param(asked).get();
  return readShape(PostShape, reply);
}

/** A page of somebody else's is neither written nor hidden, whatever led to it. */
function refuseAnothers(post: Post, id: EventId): void {
  if (!isOwn(post, id)) throw new Refusal({ kind: 'refused', why: 'page-changed' });
}

function isOwn({ slug }: Post, id: EventId): boolean {
  return slug.endsWith(endOf(id));
}

/** A post that an earlier attempt made. */
async function findOwn(wp: WPAPI, { id, title, tried, place }: ArticleAsk): Promise<Post | null> {
  for (const slug of new Set([title, ...tried].map((one) => slugOf(one, id)))) {
    const asked = { slug, status: STATUSES, context: 'edit', _fields: FIELDS };
    const reply: unknown = await wp.root(`wp/v2/${place.type}`).param(asked).get();
    const [found] = readShape(v.array(PostShape), reply);
    if (found !== undefined) return found;
  }
  return null;
}

/** @see WordPress' `sanitize_title`: letters without accents, digits and hyphens stay as they are. */
export function slugOf(title: string, id: EventId): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60);
  return `${words}-${endOf(id)}`.replace(/^-+/, '');
}

const endOf = (id: EventId) => id.slice(-12);

/** Pictures that come along stand in the media library. */
async function withUploads(wp: WPAPI, document: Document, pictures: readonly ArticlePicture[]): Promise<Document> {
  return withAddresses(document, await putOn(mediaShelf(wp), pictures));
}

/** Pages have neither categories nor tags. */
async function sortedAs(wp: WPAPI, { place, labels }: ArticleAsk): Promise<Record<string, unknown>> {
  if (place.type === 'pages') return parentOf(place);
  const tags: number[] = [];
  for (const label of labels) tags.push(await tagOf(wp, label));
  return { tags, ...(place.category === null ? {} : { categories: [Number(place.category)] }) };
}

function parentOf({ below }: ArticlePlace): Record<string, unknown> {
  return below === null || below.contentType !== 'pages' ? {} : { parent: Number(below.pageId) };
}

async function tagOf(wp: WPAPI, name: string): Promise<number> {
  const asked: unknown = await wp.tags().param({ search: name, per_page: 100, _fields: 'id,name' }).get();
  const there = readShape(TermsShape, asked).find((tag) => plainDetail(tag.name).toLowerCase() === name.toLowerCase());
  if (there !== undefined) return there.id;
  const made: unknown = await wp.tags().create({ name });
  return readShape(v.object({ id: v.number() }), made).id;
}

function articleOf(site: Site, contentType: string, post: Post): PublishedArticle {
  const url = ownAddress(post.link, site.origin, site.baseUrl);
  const title = plainDetail(post.title.raw ?? post.title.rendered);
  const page = { siteId: site.id, kind: site.kind, pageId: String(post.id), contentType, url, title, version: null };
  return { page, status: post.status === 'publish' ? 'published' : 'draft', version: post.modified_gmt };
}
