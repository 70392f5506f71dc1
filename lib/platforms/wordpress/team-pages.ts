import type WPAPI from 'wpapi';
import * as v from 'valibot';
import type { Site } from '@/lib/domain/page';
import type { PageBlock, TeamPage, TeamPages } from '@/lib/domain/ports';
import { attempt, Refusal } from '../attempt';
import { ok } from '@/lib/domain/result';
import { ownAddress, plainDetail, readShape } from '../replies';
import type { WordpressClient } from './client';

const TeamPostShape = v.object({
  id: v.number(),
  author: v.number(),
  link: v.optional(v.string(), ''),
  status: v.string(),
  title: v.object({ rendered: v.optional(v.string(), '') }),
});
const NameShape = v.object({ name: v.optional(v.string(), '') });
const FIELDS = 'id,author,link,status,title';

/**
 * The register is a published page, which only editors and administrators can publish; the desk page a private post, which
 * only they can read. Roles alone decide, so nobody is named.
 */
export function wordpressTeamPages(client: WordpressClient, site: Site): TeamPages {
  async function teamPage(wp: WPAPI, reply: unknown, contentType: string): Promise<TeamPage> {
    const { id, author, link, status, title } = readShape(TeamPostShape, reply);
    // A register that anybody could have written is none: a draft, or a post of an author
    if (contentType === 'pages' && status !== 'publish') throw new Refusal({ kind: 'refused', why: 'page-gone' });
    const url = ownAddress(link, site.origin, site.baseUrl);
    const named = plainDetail(title.rendered);
    const asked: unknown = await wp.users().id(author).param('_fields', 'name').get();
    const { name } = readShape(NameShape, asked);
    const page = {
      siteId: site.id,
      kind: site.kind,
      pageId: String(id),
      contentType,
      url,
      title: named,
      version: null,
    };
    return { page, creator: { id: String(author), name } };
  }

  return {
    create: ({ kind, title, blocks }, signal) =>
      attempt(async () => {
        const { wp } = await client.openAs(signal);
        const content = htmlOf(blocks);
        const shared = { title, content, comment_status: 'open' };
        const reply: unknown =
          kind === 'register'
            ? await wp.pages().create({ ...shared, status: 'publish' })
            : await wp.posts().create({ ...shared, status: 'private' });
        return teamPage(wp, reply, kind === 'register' ? 'pages' : 'posts');
      }),
    read: ({ pageId, contentType }, signal) =>
      attempt(async () => {
        const wp = await client.open('nothing', signal);
        const route = contentType === 'pages' ? wp.pages() : wp.posts();
        const reply: unknown = await route.id(Number(pageId)).param('_fields', FIELDS).get();
        return teamPage(wp, reply, contentType === 'pages' ? 'pages' : 'posts');
      }),
    find: (address, signal) =>
      attempt(async () => {
        const { pathname, searchParams } = new URL(address);
        const wp = await client.open('nothing', signal);
        const id = searchParams.get('page_id');
        const slug = decodeURIComponent(pathname.split('/').findLast((part) => part !== '') ?? '');
        const ask = id === null ? { slug } : { include: [Number(id)] };
        const reply: unknown = await wp
          .pages()
          .param({ ...ask, _fields: FIELDS })
          .get();
        const [found, other] = readShape(v.array(TeamPostShape), reply);
        const same = [found, other].find((one) => one !== undefined && isAt(one.link, address)) ?? found;
        if (same === undefined) throw new Refusal({ kind: 'refused', why: 'page-gone' });
        return teamPage(wp, same, 'pages');
      }),
    write: ({ pageId, contentType }, blocks, signal) =>
      attempt(async () => {
        const { wp } = await client.openAs(signal);
        const route = contentType === 'pages' ? wp.pages() : wp.posts();
        const reply: Promise<unknown> = route.id(Number(pageId)).update({ content: htmlOf(blocks) });
        await reply;
        return null;
      }),
    restrict: () => Promise.resolve(ok(null)),
  };
}

function isAt(link: string, address: string): boolean {
  return URL.canParse(link) && new URL(link).pathname === new URL(address).pathname;
}

/** Blocks as the block editor writes them. */
function htmlOf(blocks: readonly PageBlock[]): string {
  return blocks
    .map((block) => {
      switch (block.kind) {
        case 'heading':
          return `<!-- wp:heading --><h2 class="wp-block-heading">${escaped(block.text)}</h2><!-- /wp:heading -->`;
        case 'paragraph':
          return `<!-- wp:paragraph --><p>${escaped(block.text)}</p><!-- /wp:paragraph -->`;
        case 'list':
          return `<!-- wp:list --><ul class="wp-block-list">${block.items.map(itemOf).join('')}</ul><!-- /wp:list -->`;
      }
    })
    .join('\n\n');
}

function itemOf(text: string): string {
  return `<!-- wp:list-item --><li>${escaped(text)}</li><!-- /wp:list-item -->`;
}

const SIGNS: Record<string, string> = { '&': '&#038;', '<': '&lt;', '>': '&gt;', '[': '&#091;' };

/** As text, also where a short code would be one. */
function escaped(text: string): string {
  return text.replace(/[&<>[]/g, (sign) => SIGNS[sign] ?? sign);
}
