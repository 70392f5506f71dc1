import type { Ask } from './http.ts';

/** Which requests a fault hits; a field that is not given fits all. */
export interface FaultTarget {
  method?: string;
  /** Tested against path and query. */
  path?: RegExp;
}

export type Fault =
  | { kind: 'busy'; retryAfterSeconds: number }
  | { kind: 'status'; status: number; retryAfterSeconds?: number; body?: string }
  /** The connection ends before the server has done anything. */
  | { kind: 'cut-before' }
  /** The server does the work, then the connection ends without an answer. */
  | { kind: 'cut-after' }
  /** The server does the work and answers only once `release` is called. */
  | { kind: 'late-answer' }
  /** The server does nothing until `release` is called; then it works and answers, even if nobody listens any more. */
  | { kind: 'late-work' };

export interface SetFault {
  /** How many requests it has hit. */
  hits(): number;
  /** Resolves when it has hit this many requests: lets a test act at that very moment. */
  hit(times?: number): Promise<void>;
  /** Lets held requests go on, now and later. */
  release(): void;
  remove(): void;
}

/** A dead session as an API client meets it: the login page as 200, or a redirect to it. */
export type SignedOutMode = 'login-page' | 'redirect';

export interface Faults {
  /** Lets a fault hit the next `times` matching requests (default 1; Infinity until removed). */
  next(fault: Fault, target?: FaultTarget, times?: number): SetFault;
  /** Every API and page request is answered as if the session were dead; null ends it. */
  signedOut: SignedOutMode | null;
  /** How far the search index runs behind. */
  indexLagMs: number;
  /** How far listings of comments and attachments run behind; reading by id never does. */
  listLagMs: number;
  clear(): void;
}

interface ActiveFault extends SetFault {
  fault: Fault;
  target: FaultTarget;
  left: number;
  strike(): Promise<void>;
}

/** What the server asks for each request; not part of what tests see. */
export interface FaultSource extends Faults {
  /** The fault that hits this request, and the wait until it is released. */
  take(ask: Ask): { fault: Fault; released: Promise<void> } | null;
}

function createActive(fault: Fault, target: FaultTarget, left: number, remove: () => void): ActiveFault {
  const released = Promise.withResolvers<void>();
  let hits = 0;
  let waiting: { times: number; resolve: () => void }[] = [];
  return {
    fault,
    target,
    left,
    hits: () => hits,
    hit(times = 1) {
      const { promise, resolve } = Promise.withResolvers<void>();
      if (hits >= times) resolve();
      else waiting.push({ times, resolve });
      return promise;
    },
    release: released.resolve,
    remove,
    strike() {
      hits += 1;
      this.left -= 1;
      for (const wait of waiting) if (hits >= wait.times) wait.resolve();
      waiting = waiting.filter((wait) => wait.times > hits);
      return released.promise;
    },
  };
}

function fits(target: FaultTarget, ask: Ask): boolean {
  const address = `${ask.path}?${ask.query.toString()}`;
  return (target.method ?? ask.method) === ask.method && (target.path?.test(address) ?? true);
}

/** A site without faults, until a test sets one. */
export function createFaults(): FaultSource {
  let active: ActiveFault[] = [];
  return {
    signedOut: null,
    indexLagMs: 0,
    listLagMs: 0,
    next(fault, target = {}, times = 1) {
      const added = createActive(fault, target, times, () => {
        active = active.filter((other) => other !== added);
      });
      active.push(added);
      return added;
    },
    take(ask) {
      const hit = active.find(({ target, left }) => left > 0 && fits(target, ask));
      return hit === undefined ? null : { fault: hit.fault, released: hit.strike() };
    },
    clear() {
      for (const fault of active) fault.release();
      active = [];
      this.signedOut = null;
      this.indexLagMs = 0;
      this.listLagMs = 0;
    },
  };
}
