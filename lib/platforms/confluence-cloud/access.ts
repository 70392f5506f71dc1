import type { Client } from 'confluence.js/core';
import {
  getBlogPostById,
  getBlogPostOperations,
  getPageById,
  getPageOperations,
  getSpaceOperations,
} from 'confluence.js/v2';
import type { Access } from '@/lib/domain/access';
import type { PageRef } from '@/lib/domain/page';
import type { Result } from '@/lib/domain/result';
import { attempt, Refusal } from '../attempt';
import { describeAccess, NOTHING, orNull, type Operations } from '../confluence/access';
import { readShape } from '../replies';
import { isBlogPost } from './comments';
import { whoAmI } from './people';
import { OperationsShape, PageBodyShape, PageShape } from './shapes';

/** What this person can do on a page, in four requests at most. */
export async function accessTo(client: Client, page: PageRef): Promise<Result<Access>> {
  return attempt(async () => {
    const me = await whoAmI(client).catch(orNull('signed-out'));
    const there = me === null ? null : await readPage(client, page).catch(orNull('page-gone'));
    const may = there === null ? NOTHING : await readOperations(client, page, there.spaceId);
    return describeAccess({ me, there: there !== null, may });
  });
}

/** The page as this person sees it; one in the trash can be read too, and counts as gone. */
export async function readPage(client: Client, page: PageRef) {
  const ask = { id: Number(page.pageId) };
  const read = isBlogPost(page) ? await getBlogPostById(client, ask) : await getPageById(client, ask);
  const found = readShape(PageShape, read);
  if (found.status !== 'current') throw new Refusal({ kind: 'refused', why: 'page-gone' });
  return found;
}

/** The body of a page in storage format. */
export async function readStorage(client: Client, page: PageRef): Promise<string> {
  const ask = { id: Number(page.pageId), bodyFormat: 'storage' } as const;
  const read = isBlogPost(page) ? await getBlogPostById(client, ask) : await getPageById(client, ask);
  return readShape(PageBodyShape, read).body.storage.value;
}

/**
 * What may be created on a page. Whether Cloud names comments and attachments among the page's own operations is not
 * documented; those of the space name them for certain. Where both are refused, trying is better than a wrong "no".
 */
async function readOperations(client: Client, page: PageRef, spaceId: string | null): Promise<Operations> {
  const ask = { id: Number(page.pageId) };
  const own = await namesOf(isBlogPost(page) ? getBlogPostOperations(client, ask) : getPageOperations(client, ask));
  if (own?.comment === true && own.attach) return own;
  const space = spaceId === null ? null : await namesOf(getSpaceOperations(client, { id: Number(spaceId) }));
  if (own === null && space === null) return { comment: true, attach: true };
  return {
    comment: own?.comment === true || space?.comment === true,
    attach: own?.attach === true || space?.attach === true,
  };
}

async function namesOf(asked: Promise<unknown>): Promise<Operations | null> {
  try {
    const operations = readShape(OperationsShape, await asked).operations ?? [];
    const creates = (type: string) => operations.some((one) => one.operation === 'create' && one.targetType === type);
    return { comment: creates('comment'), attach: creates('attachment') };
  } catch (cause) {
    if (cause instanceof Refusal && cause.problem.kind === 'refused') return null;
    throw cause;
  }
}
