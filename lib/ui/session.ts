import type { DrawerCalls } from '@/lib/messages/calls';
import type { Client } from '@/lib/messages/client';
import type { SessionId } from '@/lib/domain/ids';
import type { Result } from '@/lib/domain/result';

/** The drawer's calls with its session filled in. */
export type Session = {
  [Name in Exclude<keyof DrawerCalls, 'redeem'>]: (
    ask: Omit<Parameters<DrawerCalls[Name]>[0], 'session'>,
  ) => Promise<ReturnType<DrawerCalls[Name]>>;
};

/** Binds the background's calls to the session that a ticket was redeemed for. */
export function openSession(client: Client<DrawerCalls>, session: SessionId): Session {
  const calls = client as unknown as Record<string, (ask: object) => Promise<unknown>>; // the mapped type says the same by name
  return new Proxy({} as Session, { get: (_, name) => (ask: object) => calls[String(name)]?.({ ...ask, session }) }); // typed by DrawerCalls alone
}

const TRIES = 3;

/**
 * Asks again when the answer was lost because the worker was stopped meanwhile: the next message starts a new one.
 * Only for calls that may be asked twice (reads, and writes that carry their own id).
 */
export async function askSurely<T>(ask: () => Promise<Result<T>>): Promise<Result<T>> {
  for (let tries = 1; ; tries++) {
    const result = await ask();
    if (result.ok || result.problem.kind !== 'no-answer' || tries === TRIES) return result;
  }
}
