import type { Client } from 'confluence.js/core';
import type { Site } from '@/lib/domain/page';
import type { Author } from '@/lib/domain/delivery';
import { attachmentShelf } from '../confluence/attachments';
import { undoAnothers } from '../confluence/undo-anothers';
import type { ConfluenceWiki, FiledReceipt, Letter } from '../confluence/wiki';
import { addressOf } from './addresses';
import { hasAnswers } from './comments';
import { ask, CONTENT, hasAttachment, readWriter, readPage, readStorage } from './content';
import { findFiled } from './find-filed';
import { whoAmI } from './people';
import { takeWays } from './take-ways';
import { footerWay, inlineAnswerWays, inlineWays, type Way } from './ways';

/** Data Center's own ways of filing: API v1, and for inline comments what there is. */
export function dataCenterWiki(client: Client, site: Site): ConfluenceWiki {
  const receiptFor =
    (letter: Letter) =>
    (way: Way, commentId: string): FiledReceipt => {
      const url = addressOf(site, letter.parcel.page, commentId);
      return { held: false, commentId, url, place: way.place };
    };
  const go = async (way: Way, letter: Letter) => receiptFor(letter)(way, await way.send());
  const take = (ways: Way[], letter: Letter): Promise<FiledReceipt | null> =>
    takeWays(ways, letter.parcel, {
      receiptOf: receiptFor(letter),
      find: async () => (await findFiled(client, site, letter.parcel, letter.me.id))[0] ?? null,
    });

  /** The answer to a new comment need not say whose it became. */
  async function keptIfMine<Filed extends FiledReceipt | null>(filed: Filed, me: Author): Promise<Filed> {
    if (filed !== null) await undoAnothers(wiki, me, filed, await readWriter(client, filed.commentId));
    return filed;
  }

  const wiki: ConfluenceWiki = {
    mentionAs: 'userkey',
    whoAmI: () => whoAmI(client),
    findFiled: (parcel, myId) => findFiled(client, site, parcel, myId),
    shelf: (page) =>
      attachmentShelf(client, page, {
        has: (fileName) => hasAttachment(client, page, fileName),
        checkPage: () => readPage(client, page),
      }),
    checkPage: (page) => readPage(client, page),
    readStorage: (page) => readStorage(client, page),
    async answer(letter, parent) {
      const beside = await take(inlineAnswerWays(client, letter, parent), letter);
      return keptIfMine(beside ?? (await go(footerWay(client, letter, parent), letter)), letter.me);
    },
    inline: async (letter, selection) =>
      keptIfMine(await take(inlineWays(client, letter, selection), letter), letter.me),
    footer: async (letter) => keptIfMine(await go(footerWay(client, letter, null), letter), letter.me),
    isAnswered: ({ commentId }) => hasAnswers(client, commentId),
    remove: async ({ commentId }) => {
      await ask(client, { url: `${CONTENT}/${commentId}`, method: 'DELETE' });
    },
  };
  return wiki;
}
