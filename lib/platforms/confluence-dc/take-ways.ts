import type { Parcel } from '@/lib/domain/delivery';
import type { Problem } from '@/lib/domain/problem';
import { Refusal } from '../attempt';
import { mayGoElsewhere } from '../confluence/problems';
import type { FiledReceipt } from '../confluence/wiki';
import type { Way } from './ways';

/** After so many attempts a way that only fails is passed over: what is documented nowhere may fail for ever. */
const PATIENCE = 3;

export interface TakePorts {
  receiptOf: (way: Way, commentId: string) => FiledReceipt;
  /** Looks whether the comment is there in spite of what was answered. */
  find: () => Promise<FiledReceipt | null>;
}

/** Goes the first way that is taken; `null`: none is. */
export async function takeWays(ways: Way[], parcel: Parcel, ports: TakePorts): Promise<FiledReceipt | null> {
  for (const way of ways) {
    try {
      return ports.receiptOf(way, await way.send());
    } catch (cause) {
      if (!(cause instanceof Refusal) || !isPassable(cause.problem, way, parcel)) throw cause;
      const found = cause.problem.kind === 'refused' ? null : await ports.find();
      if (found !== null) return found;
    }
  }
  return null;
}

/** Whether the next way may mend it. A refusal has certainly done nothing; what else is passed over was looked for. */
function isPassable(problem: Problem, way: Way, { delivery }: Parcel): boolean {
  const tired = delivery.state === 'sending' && delivery.attempts >= PATIENCE;
  switch (problem.kind) {
    case 'refused':
      return mayGoElsewhere(problem.why);
    case 'signed-out': // the API has just said who this is: the plugin takes no such sign-in
    case 'unreadable-reply':
      return way.by === 'plugin';
    case 'server-fault':
    case 'busy':
    case 'no-answer':
      return tired;
    case 'offline':
    case 'other-person':
      return false;
  }
}
