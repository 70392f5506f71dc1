import type { Client } from 'confluence.js/core';
import type { Site } from '@/lib/domain/page';
import { attachmentShelf } from '../confluence/attachments';
import type { ConfluenceWiki, FiledReceipt, Letter } from '../confluence/wiki';
import { addressOf } from './addresses';
import { hasAnswers } from './comments';
import { ask, CONTENT, hasAttachment, readPage, readStorage } from './content';
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

  return {
    whoAmI: () => whoAmI(client),
    findFiled: (parcel, myId) => findFiled(client, site, parcel, myId),
    shelf: (page) =>
      attachmentShelf(client, page, {
        has: (fileName) => hasAttachment(client, page, fileName),
        checkPage: () => readPage(client, page),
      }),
    checkPage: (page) => readPage(client, page),
    readStorage: (page) => readStorage(client, page),
    answer: async (letter, parent) =>
      (await take(inlineAnswerWays(client, letter, parent), letter)) ?? go(footerWay(client, letter, parent), letter),
    inline: (letter, selection) => take(inlineWays(client, letter, selection), letter),
    footer: (letter) => go(footerWay(client, letter, null), letter),
    isAnswered: ({ commentId }) => hasAnswers(client, commentId),
    remove: async ({ commentId }) => {
      await ask(client, { url: `${CONTENT}/${commentId}`, method: 'DELETE' });
    },
  };
}
