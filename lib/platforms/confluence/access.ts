import type { Access } from '@/lib/domain/access';
import type { Person } from '@/lib/domain/person';
import { Refusal } from '../attempt';

export interface Operations {
  comment: boolean;
  attach: boolean;
}
export const NOTHING: Operations = { comment: false, attach: false };

/** What the wiki said of a person and a page, as the drawer wants to know it. */
export function describeAccess(said: { me: Person | null; there: boolean; may: Operations }): Access {
  const { me, may } = said;
  return {
    me,
    comment: commenting(said),
    picture: may.attach ? { can: 'yes', seenBy: 'page-readers' } : { can: 'next-best', why: 'may-not-upload' },
    readers: 'page-readers',
    fileTypes: null,
    rich: 'all',
    mentions: me !== null,
    canRemoveOwn: me !== null && may.comment,
  };
}

function commenting({ me, there, may }: Parameters<typeof describeAccess>[0]): Access['comment'] {
  if (me === null) return { can: 'no', why: 'signed-out' };
  if (!there) return { can: 'no', why: 'page-gone' };
  return may.comment ? { can: 'yes' } : { can: 'no', why: 'not-allowed' };
}

/** Turns one expected refusal into "none". */
export function orNull(expected: 'signed-out' | 'page-gone') {
  return (cause: unknown): null => {
    const problem = cause instanceof Refusal ? cause.problem : null;
    if (problem?.kind === expected || (problem?.kind === 'refused' && problem.why === expected)) return null;
    throw cause;
  };
}
