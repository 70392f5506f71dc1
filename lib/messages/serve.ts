import { fail, type Result } from '@/lib/domain/result';
import { readEnvelope, type Sender } from './runtime';

/** Handlers for a list of calls; each is told who asks and distrusts it. */
export type Handlers<C> = {
  [Name in keyof C]: C[Name] extends (ask: infer Ask) => infer Reply
    ? (ask: Ask, sender: Sender) => Promise<Reply>
    : never;
};

/** For each call: who may use it, and how its question is read. A question that does not fit is refused unread. */
export type Rules<C> = {
  [Name in keyof C]: C[Name] extends (ask: infer Ask) => unknown
    ? { allows: (sender: Sender) => boolean; read: (ask: unknown) => Ask | undefined }
    : never;
};

type AnyRule = { allows: (sender: Sender) => boolean; read: (ask: unknown) => unknown };
type AnyHandler = (ask: unknown, sender: Sender) => Promise<Result<unknown>>;

/**
 * Turns handlers into one `onMessage` listener. Unknown messages are left to others (`undefined`);
 * a sender that may not, or a question of the wrong shape, gets `refused` and is not handled.
 */
export function createReceiver<C>(handlers: Handlers<C>, rules: Rules<C>) {
  return (message: unknown, sender: Sender): Promise<Result<unknown>> | undefined => {
    const envelope = readEnvelope(message);
    if (envelope === null || !Object.hasOwn(rules, envelope.docketCall)) return undefined;
    const name = envelope.docketCall as keyof C; // an own key of `rules`, checked above
    const rule = rules[name] as AnyRule; // the mapped types say the same, TypeScript cannot index them by a variable
    const handle = handlers[name] as AnyHandler; // likewise
    if (!rule.allows(sender)) return Promise.resolve(fail({ kind: 'refused', why: 'not-allowed' }));
    const ask = rule.read(envelope.ask);
    if (ask === undefined) return Promise.resolve(fail({ kind: 'refused', why: 'incomplete' }));
    return handle(ask, sender);
  };
}
