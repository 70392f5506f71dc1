import * as v from 'valibot';
import type { PageRef } from '@/lib/domain/page';
import type { Confluence, Person } from '../../confluence/index';

const Made = v.object({ id: v.string() });

/** People who comment on a page by Confluence's own API, one after the other. */
export interface Talk {
  /** Comments at the page's foot, in order. */
  ask(page: PageRef, words: string, who?: Person): Promise<string>;
  askInline(page: PageRef, words: string, selection: string): Promise<string>;
  answer(place: 'inline' | 'footer', commentId: string, words: string, who?: Person): Promise<string>;
  edit(place: 'inline' | 'footer', commentId: string, words: string, who?: Person): Promise<void>;
  remove(place: 'inline' | 'footer', commentId: string): Promise<void>;
  /** `roots` footer comments with one answer each. */
  fill(page: PageRef, roots: number): Promise<string[]>;
}

export function talkOn(wiki: Confluence): Talk {
  const { member, admin } = wiki.users;
  async function send(method: string, path: string, who: Person, body: object | null): Promise<string> {
    const headers = { Cookie: wiki.signIn(who).header, 'Content-Type': 'application/json' };
    const reply = await fetch(`${wiki.loopbackUrl}/wiki/api/v2/${path}`, {
      method,
      headers,
      ...(body !== null && { body: JSON.stringify(body) }),
    });
    if (!reply.ok) throw new Error(`${method} ${path}: ${String(reply.status)} ${await reply.text()}`);
    return reply.status === 204 ? '' : v.parse(Made, await reply.json()).id;
  }
  const saying = (words: string) => ({ body: { representation: 'storage', value: `<p>${words}</p>` } });
  const talk: Talk = {
    ask: ({ pageId }, words, who = member) => send('POST', 'footer-comments', who, { pageId, ...saying(words) }),
    askInline: ({ pageId }, words, textSelection) => {
      const inlineCommentProperties = { textSelection, textSelectionMatchCount: 1, textSelectionMatchIndex: 0 };
      return send('POST', 'inline-comments', member, { pageId, inlineCommentProperties, ...saying(words) });
    },
    answer: (place, parentCommentId, words, who = admin) =>
      send('POST', `${place}-comments`, who, { parentCommentId, ...saying(words) }),
    async edit(place, commentId, words, who = admin) {
      await send('PUT', `${place}-comments/${commentId}`, who, { version: { number: 2 }, ...saying(words) });
    },
    async remove(place, commentId) {
      await send('DELETE', `${place}-comments/${commentId}`, admin, null);
    },
    async fill(page, roots) {
      const ids: string[] = [];
      for (let number = 1; number <= roots; number += 1) {
        const id = await talk.ask(page, `Question ${number}`);
        await talk.answer('footer', id, `Answer ${number}`);
        ids.push(id);
      }
      return ids;
    },
  };
  return talk;
}
