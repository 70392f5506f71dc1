import { createServer, request as askServer } from 'node:http';

/** One origin for several servers, each below its own path, as a web server in front of them has it. */
export interface SharedOrigin {
  port: number;
  stop(): Promise<void>;
}

/**
 * Starts a front for several servers on a free port. Paths and headers go through as they come.
 * @param servers - By the path that they serve, "/blog", the addresses that node can reach.
 */
export async function startSharedOrigin(servers: Record<string, string>): Promise<SharedOrigin> {
  const server = createServer((incoming, answer) => {
    const { method = 'GET', url: path = '/', headers } = incoming;
    const [, target] = Object.entries(servers).find(([prefix]) => `${path}/`.startsWith(`${prefix}/`)) ?? [];
    if (target === undefined) {
      answer.writeHead(404, { 'content-type': 'text/html' }).end('<!doctype html><title>Nothing here</title>');
      return;
    }
    const outgoing = askServer(new URL(path, target), { method, headers }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer);
    });
    outgoing.once('error', () => answer.destroy());
    incoming.pipe(outgoing);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The front has no port');
  return {
    port: address.port,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
