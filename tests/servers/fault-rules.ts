import type { Fault } from './faults.ts';

export interface RuleRequest {
  /** Any method, if not given. */
  method?: string;
  /** The start of path and query, or what must match them. */
  path: string | RegExp;
  /** Only this one of the matching requests, counted from 1 since the rule was added. */
  nth?: number;
  /** At most so many of them; one where `nth` is given, otherwise all. */
  times?: number;
  fault: Fault;
}

/** A rule in force. */
export interface Rule {
  /** How many requests met the fault until now. */
  readonly hits: number;
  /**
   * Settles when a request has met the fault for the first time: with "hold-answer" and "cut-after" the server has
   * committed by then, with "hold-request" and "cut-before" it has seen nothing.
   */
  readonly reached: Promise<void>;
  /** Lets go what the rule holds now, and what it would hold later. */
  release(): void;
  /** Cuts what "hold-request" holds: the server never sees it. */
  drop(): void;
  /** The rule holds no more for later requests; what is held stays until `release`. */
  remove(): void;
}

/** @internal The proxy's side of a rule. */
export class ActiveRule implements Rule {
  hits = 0;
  readonly reached: Promise<void>;
  /** What becomes of what is held. */
  readonly released: Promise<'passed' | 'dropped'>;
  readonly fault: Fault;
  readonly #asked: RuleRequest;
  readonly #forget: (rule: ActiveRule) => void;
  readonly #reach: () => void;
  readonly #release: (how: 'passed' | 'dropped') => void;
  #matches = 0;

  constructor(asked: RuleRequest, forget: (rule: ActiveRule) => void) {
    const reached = Promise.withResolvers<void>();
    const released = Promise.withResolvers<'passed' | 'dropped'>();
    this.fault = asked.fault;
    this.reached = reached.promise;
    this.released = released.promise;
    this.#asked = asked;
    this.#forget = forget;
    this.#reach = reached.resolve;
    this.#release = released.resolve;
  }

  /** Whether this request meets the fault; counts it. */
  takes(method: string, path: string): boolean {
    const {
      method: only = method,
      path: where,
      nth = 1,
      times = this.#asked.nth === undefined ? Infinity : 1,
    } = this.#asked;
    if (only !== method) return false;
    if (typeof where === 'string' ? !path.startsWith(where) : !where.test(path)) return false;
    this.#matches += 1;
    if (this.#matches < nth || this.hits >= times) return false;
    this.hits += 1;
    return true;
  }

  markReached(): void {
    this.#reach();
  }

  release(): void {
    this.#release('passed');
  }

  drop(): void {
    this.#release('dropped');
  }

  remove(): void {
    this.#forget(this);
  }
}
