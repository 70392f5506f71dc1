import type { Access } from '@/lib/domain/access';
import { fail, type Result } from '@/lib/domain/result';

/** With an access token, "signed out" means that the token is not accepted any more: a new one mends it, no sign-in. */
export function tellOfToken<T>(answer: Result<T>): Result<T> {
  if (answer.ok || answer.problem.kind !== 'signed-out') return answer;
  return fail({ kind: 'signed-out', token: true });
}

/** The same, said before typing. */
export function accessByToken(access: Access): Access {
  const { comment } = access;
  if (comment.can !== 'no' || comment.why !== 'signed-out') return access;
  return { ...access, comment: { ...comment, token: true } };
}
