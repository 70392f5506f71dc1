import { createServer, request as askServer } from 'node:http';
import type { Confluence } from './confluence.ts';

export interface OneOrigin {
  /** `http://confluence.localhost:PORT`; each site answers below its own context path. */
  url: string;
  stop(): Promise<void>;
}

/** One host in front of several sites, as a company's proxy joins them: told apart by their context paths alone. */
export async function startOneOrigin(sites: Confluence[]): Promise<OneOrigin> {
  const server = createServer((incoming, answer) => {
    const { url: path = '/', method, headers } = incoming;
    const site = sites.find(({ contextPath }) => path === contextPath || path.startsWith(`${contextPath}/`));
    if (site === undefined) {
      answer.writeHead(404).end();
      return;
    }
    const outgoing = askServer(new URL(path, site.loopbackUrl), { method, headers }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer);
    });
    outgoing.on('error', () => answer.destroy());
    incoming.pipe(outgoing);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy listens on no port');
  return {
    url: `http://confluence.localhost:${address.port}`,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
