import type { Client } from 'confluence.js/core';
import { createAttachment } from 'confluence.js/v1';
import { getBlogpostAttachments, getPageAttachments } from 'confluence.js/v2';
import type { Picture } from '@/lib/domain/event';
import type { PageRef } from '@/lib/domain/page';
import { Refusal } from '../attempt';
import type { PictureShelf } from '../pictures';
import { readShape } from '../replies';
import { readStorage } from './access';
import { isBlogPost } from './comments';
import { AttachmentsShape } from './shapes';

/** Attachments of the page itself: comments show them by file name, and whoever may read the page sees them. */
export function attachmentShelf(client: Client, page: PageRef): PictureShelf {
  const toPicture = (fileName: string): Picture => ({ fileName, url: null });
  return {
    async find(fileName) {
      const ask = { id: Number(page.pageId), filename: fileName };
      const list = isBlogPost(page) ? await getBlogpostAttachments(client, ask) : await getPageAttachments(client, ask);
      const there = readShape(AttachmentsShape, list).results.some(({ title }) => title === fileName);
      return there ? toPicture(fileName) : null;
    },
    async put(fileName, pixels) {
      try {
        await createAttachment(client, { id: page.pageId, attachments: { filename: fileName, content: pixels } });
      } catch (cause) {
        if (!(cause instanceof Refusal)) throw cause;
        if (!isThereAlready(cause)) throw await explained(cause, client, page);
      }
      return toPicture(fileName);
    },
  };
}

/** The name holds the event's id: whatever has it is ours. */
function isThereAlready({ problem }: Refusal): boolean {
  return problem.kind === 'refused' && /same file name/i.test(problem.detail ?? '');
}

/** "Too large" comes as 404 (v1 document, "Create attachment"); on a page that is there, 404 can mean nothing else. */
async function explained(refusal: Refusal, client: Client, page: PageRef): Promise<Refusal> {
  const { problem } = refusal;
  if (problem.kind !== 'refused' || problem.why !== 'page-gone') return refusal;
  await readStorage(client, page);
  return new Refusal({ ...problem, why: 'too-large' });
}
