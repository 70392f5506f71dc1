/** One request as the handlers see it: the body is read to its end, the address is split. */
export interface Ask {
  method: string;
  /** Scheme and host as the client addressed it, so that several host names can lead to one server. */
  origin: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  body: Buffer;
}

export interface Reply {
  status: number;
  headers: Record<string, string | string[]>;
  body: Buffer | string;
}

/** Ends a handler early with this reply; thrown, so that a rule deep inside needs no way back of its own. */
export class Refusal extends Error {
  readonly reply: Reply;
  constructor(reply: Reply) {
    super(`refused with ${reply.status}`);
    this.reply = reply;
  }
}

/** JSON with the type as Confluence spells it. */
export function json(status: number, value: unknown, headers: Reply['headers'] = {}): Reply {
  return {
    status,
    headers: { 'Content-Type': 'application/json;charset=UTF-8', ...headers },
    body: JSON.stringify(value),
  };
}

/** A page, never kept in a cache. */
export function html(status: number, markup: string, headers: Reply['headers'] = {}): Reply {
  return {
    status,
    headers: { 'Content-Type': 'text/html;charset=UTF-8', 'Cache-Control': 'no-store', ...headers },
    body: markup,
  };
}

/** Plain words. */
export function text(status: number, words: string): Reply {
  return { status, headers: { 'Content-Type': 'text/plain;charset=UTF-8' }, body: words };
}

/** No body; `204` for a deletion, `200` where the status is the answer. */
export function empty(status: 200 | 204): Reply {
  return { status, headers: {}, body: '' };
}

/** 302, as Confluence redirects. */
export function redirect(to: string, headers: Reply['headers'] = {}): Reply {
  return { status: 302, headers: { Location: to, ...headers }, body: '' };
}
