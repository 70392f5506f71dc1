import { fail, type Result } from '@/lib/domain/result';
import type { Envelope } from './runtime';

/** A caller for a list of calls: `client.queueReply({...})`. Every call resolves; a lost receiver is the problem `no-answer`. */
export type Client<C> = {
  [Name in keyof C]: C[Name] extends (ask: infer Ask) => infer Reply ? (ask: Ask) => Promise<Reply> : never;
};

/**
 * Makes a typed caller out of a way to send one message and get one answer.
 * A worker that dies while it answers, or an extension that was updated, gives `no-answer`, never a throw.
 * @param send - `runtime.sendMessage`, or `tabs.sendMessage` bound to a tab.
 */
export function createClient<C>(send: (message: Envelope) => Promise<unknown>): Client<C> {
  const call = async (name: string, ask: unknown): Promise<unknown> => {
    try {
      const reply = await send({ docketCall: name, ask });
      return isResult(reply) ? reply : fail({ kind: 'no-answer' });
    } catch {
      return fail({ kind: 'no-answer' }); // the receiver is gone: worker stopped, tab closed or extension updated
    }
  };
  return new Proxy({} as Client<C>, { get: (_, name) => (ask: unknown) => call(String(name), ask) }); // typed by C alone
}

function isResult(reply: unknown): reply is Result<unknown> {
  return typeof reply === 'object' && reply !== null && 'ok' in reply && typeof reply.ok === 'boolean';
}
