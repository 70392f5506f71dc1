import type { Visit } from '@/lib/app/sessions';
import type { SessionId } from '@/lib/domain/ids';
import { fail, type Result } from '@/lib/domain/result';
import type { Sender } from '@/lib/messages/runtime';
import type { Core } from '../core';
import { seatOf } from '../senders';

/** Lets a call through only with a session that was opened from where it speaks, and while its site is enabled. */
export function withVisit<Ask extends { session: SessionId }, T>(
  core: Core,
  handle: (visit: Visit, ask: Ask) => Promise<Result<T>>,
): (ask: Ask, sender: Sender) => Promise<Result<T>> {
  return async (ask, sender) => {
    const visit = await core.sessions.visitOf(ask.session, seatOf(sender));
    if (visit === null) return fail({ kind: 'refused', why: 'not-allowed' });
    const known = await core.siteStore.find(visit.page.siteId);
    return known === null ? fail({ kind: 'refused', why: 'unknown-site' }) : handle(visit, ask);
  };
}
