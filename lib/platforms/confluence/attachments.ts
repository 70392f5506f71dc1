import type { Client } from 'confluence.js/core';
import { createAttachment } from 'confluence.js/v1';
import type { Picture } from '@/lib/domain/event';
import type { PageRef } from '@/lib/domain/page';
import { Refusal } from '../attempt';
import type { PictureShelf } from '../pictures';

/** What the two APIs ask in different ways. */
export interface ShelfPorts {
  /** Whether the page has an attachment of this name. */
  has: (fileName: string) => Promise<boolean>;
  /** Refuses where the page cannot be read. */
  checkPage: () => Promise<unknown>;
}

/** Attachments of the page itself: comments show them by file name, and whoever may read the page sees them. */
export function attachmentShelf(client: Client, page: PageRef, { has, checkPage }: ShelfPorts): PictureShelf {
  const toPicture = (fileName: string): Picture => ({ fileName, url: null });
  return {
    find: async (fileName) => ((await has(fileName)) ? toPicture(fileName) : null),
    async put(fileName, pixels) {
      try {
        await createAttachment(client, { id: page.pageId, attachments: { filename: fileName, content: pixels } });
      } catch (cause) {
        if (!(cause instanceof Refusal)) throw cause;
        if (!isThereAlready(cause)) throw await explained(cause, checkPage);
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
async function explained(refusal: Refusal, checkPage: ShelfPorts['checkPage']): Promise<Refusal> {
  const { problem } = refusal;
  if (problem.kind !== 'refused' || problem.why !== 'page-gone') return refusal;
  await checkPage();
  return new Refusal({ ...problem, why: 'too-large' });
}
