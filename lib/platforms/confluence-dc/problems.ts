import type { HttpReply } from '@/lib/domain/ports';
import type { Problem } from '@/lib/domain/problem';
import { problemOfReply } from '../confluence/problems';

/** What a refusal by Data Center means: as Cloud's, and read-only mode besides (maintenance, or the licence has ended). */
export function problemOfDataCenter(reply: HttpReply): Problem {
  const readOnly = reply.status === 405 && /read.?only/i.test(reply.text);
  return readOnly ? { kind: 'refused', why: 'read-only' } : problemOfReply(reply);
}
