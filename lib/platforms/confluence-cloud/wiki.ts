import type { Client } from 'confluence.js/core';
import { createFooterComment, createInlineComment, deleteFooterComment, deleteInlineComment } from 'confluence.js/v2';
import type { PageRef, Site } from '@/lib/domain/page';
import type { Problem } from '@/lib/domain/problem';
import { Refusal } from '../attempt';
import { attachmentShelf } from '../confluence/attachments';
import { mayGoElsewhere } from '../confluence/problems';
import { undoAnothers } from '../confluence/undo-anothers';
import type { ConfluenceWiki, FiledReceipt, Letter } from '../confluence/wiki';
import { readShape } from '../replies';
import { readPage, readStorage } from './access';
import { addressOf } from './addresses';
import { hasAttachment } from './attachments';
import { answersTo, isBlogPost, type Place } from './comments';
import { findFiled } from './find-filed';
import { whoAmI } from './people';
import { FiledShape } from './shapes';

/** Confluence Cloud's own ways of filing: v2, and v1 for attachments and the current user. */
export function cloudWiki(client: Client, site: Site): ConfluenceWiki {
  async function create(letter: Letter, place: Place, where: Record<string, unknown>): Promise<FiledReceipt> {
    const comment = { ...where, body: { representation: 'storage', value: letter.body } };
    const send = place === 'inline' ? createInlineComment : createFooterComment;
    const filed = readShape(FiledShape, await send(client, comment));
    const receipt = receiptOf(site, letter.parcel.page, filed, place, filed._links.base);
    const authorId = filed.version.authorId ?? null;
    await undoAnothers(wiki, letter.me, receipt, authorId === null ? null : { id: authorId, name: '' });
    return receipt;
  }

  const wiki: ConfluenceWiki = {
    mentionAs: 'account-id',
    whoAmI: () => whoAmI(client),
    async findFiled(parcel, myId) {
      const found = await findFiled(client, parcel, myId);
      return found.map(({ comment, place, base }) => receiptOf(site, parcel.page, comment, place, base));
    },
    shelf: (page) =>
      attachmentShelf(client, page, {
        has: (fileName) => hasAttachment(client, page, fileName),
        checkPage: () => readStorage(client, page),
      }),
    checkPage: (page) => readPage(client, page),
    readStorage: (page) => readStorage(client, page),
    answer: (letter, parent) => create(letter, parent.place, { parentCommentId: parent.commentId }),
    async inline(letter, selection) {
      try {
        return await create(letter, 'inline', { ...on(letter.parcel.page), inlineCommentProperties: selection });
      } catch (cause) {
        if (!(cause instanceof Refusal) || !isRefusedPlace(cause.problem)) throw cause;
        return null;
      }
    },
    footer: (letter) => create(letter, 'footer', on(letter.parcel.page)),
    isAnswered: async ({ commentId, place }) => (await answersTo(client, commentId, place)).length > 0,
    async remove({ commentId, place }) {
      const send = place === 'inline' ? deleteInlineComment : deleteFooterComment;
      await send(client, { commentId: Number(commentId) });
    },
  };
  return wiki;
}

/** What Confluence says to a selection it cannot match is documented nowhere: any refusal but of the person counts. */
function isRefusedPlace(problem: Problem): boolean {
  return problem.kind === 'refused' && problem.why !== 'not-allowed' && mayGoElsewhere(problem.why);
}

function on(page: PageRef): { pageId: string } | { blogPostId: string } {
  return isBlogPost(page) ? { blogPostId: page.pageId } : { pageId: page.pageId };
}

function receiptOf(
  site: Site,
  page: PageRef,
  comment: Parameters<typeof addressOf>[2],
  place: Place,
  base: string | undefined,
): FiledReceipt {
  return { held: false, commentId: comment.id, url: addressOf(site, page, comment, base), place };
}
