import type { AddressInfo } from 'node:net';
import type { Confluence } from './confluence.ts';
import { cloud } from './flavours/cloud.ts';
import { dataCenter } from './flavours/data-center.ts';
import type { Flavour } from './flavours/flavour.ts';
import { handlesOf } from './handles.ts';
import { writeLogFile, type LogEntry } from './server/log.ts';
import { createHttpServer } from './server/server.ts';
import { endSessions, startSession } from './server/sessions.ts';
import { createWiki } from './state/wiki.ts';

export type { Body, Confluence, PageRef, SpaceRef } from './confluence.ts';
export type { LogEntry } from './server/log.ts';
export type { Person } from './state/people.ts';

export type FlavourName = 'cloud' | 'data-center';

const FLAVOURS: Record<FlavourName, (contextPath: string) => Flavour> = {
  cloud: () => cloud,
  'data-center': dataCenter,
};

export interface StartOptions {
  /** 0, the default, takes a free one. */
  port?: number;
  flavour?: FlavourName;
  /** Data Center: where it stands below the host, `/confluence` if nothing is said. */
  contextPath?: string;
}

/**
 * Starts an empty site on 127.0.0.1; it answers under any host name that leads there. With CONFLUENCE_LOG_FOLDER set,
 * each site leaves its log there when it stops, for the contract test.
 */
export async function startConfluence(options: StartOptions = {}): Promise<Confluence> {
  const { port = 0, flavour: name = 'cloud', contextPath = '/confluence' } = options;
  const flavour = FLAVOURS[name](contextPath);
  const wiki = createWiki(flavour.people());
  const log: LogEntry[] = [];
  const server = createHttpServer(wiki, flavour, log);
  const address = await new Promise<AddressInfo | string | null>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve(server.address()));
  });
  if (address === null || typeof address === 'string') throw new Error('the emulator listens on no port');
  const url = `http://confluence.localhost:${address.port}`;
  return {
    ...handlesOf(wiki, url, flavour),
    contextPath: flavour.contextPath,
    url,
    loopbackUrl: `http://127.0.0.1:${address.port}`,
    users: wiki.people,
    clock: wiki.clock,
    faults: wiki.faults,
    switches: wiki.switches,
    log,
    writeLog: (path) => writeLogFile(log, path),
    signIn(who) {
      const value = startSession(wiki, who);
      const { name: cookie, path } = flavour.cookie;
      return { name: cookie, value, header: `${cookie}=${value}`, path };
    },
    signOut: (who) => endSessions(wiki, who),
    async stop() {
      wiki.faults.clear();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      const folder = process.env['CONFLUENCE_LOG_FOLDER'];
      if (folder !== undefined && log.length > 0)
        writeLogFile(log, `${folder}/${name}-${process.pid}-${address.port}.json`);
    },
  };
}
