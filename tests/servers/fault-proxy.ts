import { createServer, request as askServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { ActiveRule } from './fault-rules.ts';
import type { Rule, RuleRequest } from './fault-rules.ts';

interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** One request that came to the proxy, and what the client got. */
export interface Exchange {
  method: string;
  /** Path and query. */
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** Whether the server was asked, and what it said; `null` while it has not, or never was. */
  serverSaid: Reply | null;
  /** What became of it for the client. */
  outcome: 'open' | 'answered' | 'cut';
}

/** A server in front of another one that fails on demand. */
export interface FaultProxy {
  port: number;
  /** The proxy's address by the name the client is to use ("wordpress.localhost"); servers see that name as Host. */
  urlFor(hostname?: string): string;
  /** The first rule that takes a request decides; without one it is passed on. */
  add(rule: RuleRequest): Rule;
  /** Removes and releases all rules. */
  clear(): void;
  /** The network is gone: what is under way breaks, and nobody answers at this address any more. */
  vanish(): Promise<void>;
  /** The network is back, at the same address. */
  comeBack(): Promise<void>;
  /** All requests since the start, oldest first. */
  readonly exchanges: readonly Exchange[];
  stop(): Promise<void>;
}

/**
 * Starts a proxy on a free port in front of `target` (an address that node can reach). Host and all other headers
 * are passed on as they come. Every answer closes its connection: browsers send a POST again by themselves when a
 * connection breaks that they had used before, which would hide what the outbox does.
 */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const exchanges: Exchange[] = [];
  let rules: ActiveRule[] = [];
  const server = createServer((incoming, answer) => {
    const { method = 'GET', url: path = '/', headers } = incoming;
    const rule = rules.find((one) => one.takes(method, path));
    arrival(incoming, rule)
      .then(async (body) => {
        const exchange: Exchange = { method, path, headers, body, serverSaid: null, outcome: 'open' };
        exchanges.push(exchange);
        await handle(exchange, rule, target, answer);
      })
      .catch((error: unknown) => answer.destroy(error instanceof Error ? error : new Error(String(error))));
  });
  const listen = (at: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(at, '127.0.0.1', resolve);
    });
  const close = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  };
  await listen(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port');
  const { port } = address;
  const clear = (): void => {
    for (const rule of rules) rule.release();
    rules = [];
  };
  return {
    port,
    exchanges,
    clear,
    urlFor: (hostname = '127.0.0.1') => `http://${hostname}:${port}`,
    add(asked) {
      const rule = new ActiveRule(asked, (gone) => (rules = rules.filter((one) => one !== gone)));
      rules.push(rule);
      return rule;
    },
    vanish: close,
    comeBack: () => listen(port),
    async stop() {
      clear();
      await close();
    },
  };
}

/** The whole request; over a slow line its sender is kept waiting by what was not read yet. */
async function arrival(incoming: IncomingMessage, rule: ActiveRule | undefined): Promise<Buffer> {
  if (rule?.fault.kind !== 'slow-line') return buffer(incoming);
  rule.markReached();
  const { bytesPerSecond } = rule.fault;
  const chunks: Buffer[] = [];
  const pieces: AsyncIterable<Buffer> = incoming; // without an encoding it gives buffers
  for await (const chunk of pieces) {
    chunks.push(chunk);
    await wait((chunk.length / bytesPerSecond) * 1_000);
  }
  return Buffer.concat(chunks);
}

async function handle(
  exchange: Exchange,
  rule: ActiveRule | undefined,
  target: string,
  answer: ServerResponse,
): Promise<void> {
  const fault = rule?.fault ?? { kind: 'pass' };
  const cut = (): void => {
    exchange.outcome = 'cut';
    answer.destroy();
    rule?.markReached();
  };
  const send = (reply: Reply): void => {
    exchange.outcome = answer.destroyed ? 'cut' : 'answered';
    answer.writeHead(reply.status, { ...reply.headers, connection: 'close' }).end(reply.body);
    rule?.markReached();
  };
  switch (fault.kind) {
    case 'cut-before':
      cut();
      return;
    case 'answer':
      send({ status: fault.status, headers: fault.headers, body: Buffer.from(fault.body) });
      return;
    case 'hold-request':
      rule?.markReached();
      if ((await rule?.released) === 'dropped') {
        cut();
        return;
      }
      break;
    case 'pass':
    case 'slow-line':
    case 'cut-after':
    case 'hold-answer':
  }
  const reply = await ask(target, exchange);
  exchange.serverSaid = reply;
  if (fault.kind === 'cut-after') {
    cut();
    return;
  }
  if (fault.kind === 'hold-answer') {
    rule?.markReached();
    await rule?.released;
  }
  send(reply);
}

/** Sends the request on with the very headers that came, but a connection of its own. */
async function ask(target: string, { method, path, headers, body }: Exchange): Promise<Reply> {
  const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
    const outgoing = askServer(
      new URL(path, target),
      { method, headers: { ...headers, connection: 'close' } },
      resolve,
    );
    outgoing.once('error', reject);
    outgoing.end(body);
  });
  const { 'transfer-encoding': _, ...replyHeaders } = incoming.headers; // the body is sent whole
  return { status: incoming.statusCode ?? 502, headers: replyHeaders, body: await buffer(incoming) };
}
