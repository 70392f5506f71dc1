import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isoAt } from '../clock.ts';
import type { Flavour } from '../flavours/flavour.ts';
import type { Wiki } from '../state/wiki.ts';
import { tooManyRequests } from './errors.ts';
import type { Fault } from './faults.ts';
import { html, redirect, Refusal, text, type Ask, type Reply } from './http.ts';
import { logEntry, type LogEntry } from './log.ts';
import { findRoute } from './router.ts';
import { findXsrf } from './xsrf.ts';

async function readAsk(request: IncomingMessage): Promise<Ask> {
  const origin = `http://${request.headers.host ?? 'localhost'}`;
  const address = new URL(request.url ?? '/', origin);
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(request, 'end');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  return {
    method: request.method ?? 'GET',
    origin,
    path: address.pathname,
    query: address.searchParams,
    headers,
    body: Buffer.concat(chunks),
  };
}

function answer(wiki: Wiki, flavour: Flavour, ask: Ask): Reply {
  const { signedOut } = wiki.faults;
  if (signedOut !== null && flavour.needsSession(ask)) {
    return signedOut === 'redirect' ? redirect(flavour.loginAddress(ask)) : html(200, flavour.loginPage(wiki, ask));
  }
  const xsrf = findXsrf(ask, wiki.switches.ownPagesOnly);
  if (xsrf !== null) return xsrf;
  const found = findRoute(flavour.routes, ask);
  const call = { wiki, ask, who: flavour.whoAsks(wiki, ask), contextPath: flavour.contextPath };
  const stopped = flavour.stops?.({ ...call, at: () => '' }) ?? null;
  if (stopped !== null) return stopped;
  try {
    if (found.found === 'route') return found.handler({ ...call, at: found.at });
    return flavour.notFound({ ...call, at: () => '' }, found.found === 'other-method');
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.reply;
    throw thrown;
  }
}

/** The reply, or null where the connection is cut. Waits here where a fault holds the request. */
async function answerWith(fault: Fault | null, released: Promise<void>, work: () => Reply, nowMs: number) {
  switch (fault?.kind) {
    case undefined:
      return work();
    case 'busy':
      return tooManyRequests(fault.retryAfterSeconds, nowMs);
    case 'status': {
      const wait = fault.retryAfterSeconds === undefined ? {} : { 'Retry-After': String(fault.retryAfterSeconds) };
      return { ...text(fault.status, fault.body ?? 'Something went wrong'), headers: wait };
    }
    case 'cut-before':
      return null;
    case 'cut-after':
      work();
      return null;
    case 'late-answer': {
      const reply = work();
      await released;
      return reply;
    }
    case 'late-work':
      await released;
      return work();
  }
}

function send(response: ServerResponse, ask: Ask, reply: Reply): void {
  response.writeHead(reply.status, { ...reply.headers, 'X-Confluence-Request-Time': '1' });
  response.end(ask.method === 'HEAD' ? undefined : reply.body);
}

/** The HTTP side: reads a request, lets faults strike, answers through the flavour, logs both. */
export function createHttpServer(wiki: Wiki, flavour: Flavour, log: LogEntry[]): Server {
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const ask = await readAsk(request);
    const hit = wiki.faults.take(ask);
    const fault = hit?.fault ?? null;
    const at = isoAt(wiki.clock.now());
    const who = flavour.whoAsks(wiki, ask)?.accountId ?? null;
    const work = (): Reply => answer(wiki, flavour, ask);
    const reply = await answerWith(fault, hit?.released ?? Promise.resolve(), work, wiki.clock.now());
    log.push(logEntry(ask, reply, { at, who, fault: fault?.kind ?? null }));
    if (reply === null) request.socket.destroy();
    else send(response, ask, reply);
  };
  return createServer((request, response) => {
    serve(request, response).catch((bug: unknown) => {
      if (request.destroyed && !request.complete) return; // the client went away in the middle of its request
      console.error('Confluence emulator:', bug);
      response.writeHead(500, { 'Content-Type': 'text/plain' }).end(String(bug));
    });
  });
}
