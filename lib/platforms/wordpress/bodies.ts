import type WPAPI from 'wpapi';
import * as v from 'valibot';
import type { PageRef } from '@/lib/domain/page';
import type { BodyTarget } from '@/lib/domain/ports';
import { attempt, Refusal } from '../attempt';
import { plainDetail, readShape } from '../replies';
import type { WordpressClient } from './client';

const text = v.object({ raw: v.optional(v.string()), rendered: v.optional(v.string(), '') });
const PostBodyShape = v.object({
  modified_gmt: v.string(),
  title: v.optional(text, { rendered: '' }),
  content: text,
  _embedded: v.optional(v.object({ author: v.optional(v.array(v.unknown()), []) }), { author: [] }),
});
/** Where a site keeps its users to itself an error stands in its place. */
const OwnerShape = v.object({ id: v.number(), name: v.string() });
const FIELDS = 'modified_gmt,title,content,_links.author,_embedded.author';

/**
 * Posts as WordPress keeps them, which it shows to those alone who may edit them; to others as they are displayed.
 * It has no version to insist on: the post is read again right before it is written, and its history keeps what was there.
 */
export function wordpressBodies(client: WordpressClient): BodyTarget {
  const route = (wp: WPAPI, { pageId, contentType }: PageRef) => wp.root(`wp/v2/${contentType}/${pageId}`);
  const readAs = async (wp: WPAPI, page: PageRef, context: 'edit' | 'view') => {
    const asked: unknown = await route(wp, page).param({ context, _fields: FIELDS, _embed: 'author' }).get();
    const { modified_gmt: version, title, content, _embedded } = readShape(PostBodyShape, asked);
    const source = content.raw ?? content.rendered;
    const body = { format: 'wordpress' as const, source, title: plainDetail(title.rendered), version };
    const owner = v.safeParse(OwnerShape, _embedded.author[0]);
    return { body, owner: owner.success ? { id: String(owner.output.id), name: owner.output.name } : null };
  };
  return {
    read: (page, signal) =>
      attempt(async () => {
        const wp = await client.open('nothing', signal);
        try {
          return { ...(await readAs(wp, page, 'edit')), mayWrite: true };
        } catch (cause) {
          if (!(cause instanceof Refusal) || !isForbidden(cause)) throw cause;
          return { ...(await readAs(wp, page, 'view')), mayWrite: false };
        }
      }),
    write: (page, { source, version }, content, _note, signal) =>
      attempt(async () => {
        const { wp } = await client.openAs(signal);
        const { body: now } = await readAs(wp, page, 'edit');
        if (now.version !== version || now.source !== source)
          throw new Refusal({ kind: 'refused', why: 'page-changed' });
        const written: Promise<unknown> = route(wp, page).update({ content });
        await written;
        return null;
      }),
  };
}

/** 401 to a visitor, 403 to others: `rest_forbidden_context`. */
function isForbidden({ problem }: Refusal): boolean {
  return problem.kind === 'signed-out' || (problem.kind === 'refused' && problem.why === 'not-allowed');
}
