import { isoAt } from '../clock.ts';
import type { Call } from '../server/router.ts';
import type { Comment } from '../state/content.ts';
import type { Person } from '../state/people.ts';
import { refuse } from './ask.ts';

/** Resolves or reopens a root inline comment; a reply has no state of its own. Anybody who may comment may do it. */
export function resolve({ wiki }: Call, comment: Comment, by: Person, resolved: boolean): void {
  if (comment.anchor === null) return refuse(400, 'Only a top level inline comment can be resolved');
  const wasResolved = comment.anchor.resolution === 'resolved';
  if (resolved === wasResolved) return;
  comment.anchor = {
    ...comment.anchor,
    resolution: resolved ? 'resolved' : 'reopened',
    resolvedBy: by.accountId,
    resolvedAt: isoAt(wiki.clock.now()),
  };
}
