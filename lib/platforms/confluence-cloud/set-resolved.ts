import type { Client } from 'confluence.js/core';
import { getInlineCommentById, updateInlineComment } from 'confluence.js/v2';
import { Refusal } from '../attempt';
import { readShape } from '../replies';
import { ResolutionShape } from './shapes';

/** Somebody may edit the comment between the two requests; then it is read again. */
const TRIES = 3;

/** There is no route for it: an update without a body, by the next version number (PLATFORM-FACTS 1). */
export async function setResolved(client: Client, commentId: string, resolved: boolean): Promise<null> {
  for (let left = TRIES; ; left -= 1) {
    const read = readShape(ResolutionShape, await getInlineCommentById(client, { commentId: Number(commentId) }));
    if ((read.resolutionStatus === 'resolved') === resolved) return null;
    try {
      const version = { number: read.version.number + 1 };
      await updateInlineComment(client, { commentId: Number(commentId), version, resolved });
      return null;
    } catch (cause) {
      if (left === 1 || !(cause instanceof Refusal) || cause.problem.kind !== 'busy') throw cause;
    }
  }
}
