import type { Client } from 'confluence.js/core';
import type { Access } from '@/lib/domain/access';
import type { PageRef } from '@/lib/domain/page';
import { Refusal } from '../attempt';
import { describeAccess, NOTHING, orNull, type Operations } from '../confluence/access';
import { readShape } from '../replies';
import { ask, readPage } from './content';
import { whoAmI } from './people';
import { AccessModeShape } from './shapes';

/** What is learned of a site while it is asked. */
export interface Learned {
  /** Its lists of operations name what may be created: then one that names nothing means no. */
  namesCreations: boolean;
}

/** What this person can do on a page, in three requests at most. */
export async function accessTo(client: Client, page: PageRef, learned: Learned): Promise<Access> {
  const me = await whoAmI(client).catch(orNull('signed-out'));
  const there = me === null ? null : await readPage(client, page).catch(orNull('page-gone'));
  const may = there === null ? NOTHING : readOperations(there.operations ?? [], learned);
  const access = describeAccess({ me, there: there !== null, may });
  if (access.comment.can !== 'yes' || !(await isReadOnly(client))) return access;
  return { ...access, comment: { can: 'no', why: 'read-only' } };
}

type Listed = { operation: string; targetType: string }[];

/**
 * What may be created on a page, by the operations that it comes with. Which of them Data Center lists is documented
 * nowhere: where no creation was ever seen among them, trying is better than a wrong "no".
 */
function readOperations(listed: Listed, learned: Learned): Operations {
  const creations = listed.filter(({ operation }) => operation === 'create').map(({ targetType }) => targetType);
  if (creations.length > 0) learned.namesCreations = true;
  if (!learned.namesCreations) return { comment: true, attach: true };
  return { comment: creations.includes('comment'), attach: creations.includes('attachment') };
}

/** Older servers do not tell. */
async function isReadOnly(client: Client): Promise<boolean> {
  try {
    const mode = await ask(client, { url: '/wiki/rest/api/accessmode' });
    return readShape(AccessModeShape, mode) === 'READ_ONLY';
  } catch (cause) {
    if (cause instanceof Refusal && (cause.problem.kind === 'refused' || cause.problem.kind === 'unreadable-reply')) {
      return false;
    }
    throw cause;
  }
}
