/** A message of WebDriver BiDi, as far as it is looked at here. */
export interface Message {
  id?: number;
  type?: 'success' | 'error' | 'event';
  method?: string;
  params?: Record<string, unknown>;
  result?: unknown;
  error?: string;
  message?: string;
}

/** How Playwright speaks with a browser. */
export interface Transport {
  send(message: Message): void;
  close(): void;
  closeAndWait(): Promise<void>;
  onmessage?: (message: Message) => void;
  onclose?: (reason?: string) => void;
}

type Params = Record<string, unknown>;

/** Playwright numbers its commands from 1; ours must not meet them. */
const firstOwnId = 1_000_000_000;

/**
 * The line between Playwright and Firefox, with a hand on it: a command of Playwright's can be answered here or changed
 * on its way, an event can be added, and commands of our own go over the same session (Firefox has one at a time).
 */
export class Line implements Transport {
  onmessage?: (message: Message) => void;
  onclose?: (reason?: string) => void;
  readonly #transport: Transport;
  readonly #own = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  readonly #answered = new Map<string, (params: Params) => Promise<unknown>>();
  readonly #changed = new Map<string, (params: Params) => Params>();
  readonly #heard = new Map<string, (params: Params) => void>();
  readonly #ended: (() => void)[] = [];
  #lastId = firstOwnId;

  constructor(transport: Transport) {
    this.#transport = transport;
    transport.onmessage = (message) => this.#receive(message);
    transport.onclose = (reason) => {
      for (const { reject } of this.#own.values()) reject(new Error('Firefox has ended'));
      this.#own.clear();
      for (const end of this.#ended) end();
      this.onclose?.(reason);
    };
  }

  /** A command of our own. @throws Error with Firefox' own words. */
  command(method: string, params: Params): Promise<unknown> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#own.set(id, { resolve, reject });
      this.#transport.send({ id, method, params });
    });
  }

  /** Playwright's commands of this name do not reach Firefox: what `work` comes to is their result. */
  answer(method: string, work: (params: Params) => Promise<unknown>): void {
    this.#answered.set(method, work);
  }

  /** Playwright's commands of this name reach Firefox with other parameters. */
  change(method: string, change: (params: Params) => Params): void {
    this.#changed.set(method, change);
  }

  /** Calls back for every event of this name, after Playwright has heard of it. */
  on(method: string, listen: (params: Params) => void): void {
    this.#heard.set(method, listen);
  }

  onEnd(listen: () => void): void {
    this.#ended.push(listen);
  }

  /** Tells Playwright of an event as if Firefox had. */
  tell(method: string, params: Params): void {
    this.onmessage?.({ type: 'event', method, params });
  }

  send(message: Message): void {
    const { id, method = '', params = {} } = message;
    const work = this.#answered.get(method);
    if (work === undefined) {
      this.#transport.send({ ...message, params: this.#changed.get(method)?.(params) ?? params });
      return;
    }
    const answer = (reply: Message): void => this.onmessage?.({ ...reply, ...(id !== undefined && { id }) });
    work(params).then(
      (result) => answer({ type: 'success', result: result ?? {} }),
      (error: unknown) => answer({ type: 'error', error: 'unknown error', message: String(error) }),
    );
  }

  close(): void {
    this.#transport.close();
  }

  closeAndWait(): Promise<void> {
    return this.#transport.closeAndWait();
  }

  #receive(message: Message): void {
    const own = this.#own.get(message.id ?? 0);
    if (own === undefined) {
      this.onmessage?.(message);
      if (message.method !== undefined) this.#heard.get(message.method)?.(message.params ?? {});
      return;
    }
    this.#own.delete(message.id ?? 0);
    if (message.type === 'error') own.reject(new Error(`${message.error ?? ''}: ${message.message ?? ''}`));
    else own.resolve(message.result);
  }
}
