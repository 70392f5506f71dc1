import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import * as v from 'valibot';

/** A comment as the store keeps it. */
export interface Stored {
  id: string;
  page: string;
  parent: string | null;
  author: string;
  at: number;
  html: string;
}

const Sent = v.object({ page: v.string(), parent: v.nullable(v.string()), html: v.string() });

/** A site of static pages whose comments lie in a JSON store; people are who their cookie says they are. */
export interface StoreServer {
  url: string;
  pages: Set<string>;
  comments: Stored[];
  files: Set<string>;
  stop(): Promise<void>;
}

/** Starts one on a free port, with the people of these names. */
export async function startStore(people: string[]): Promise<StoreServer> {
  const comments: Stored[] = [];
  const store = { pages: new Set<string>(), comments, files: new Set<string>() };
  const server = createServer((asked, answer) => {
    const me = people.find((name) => asked.headers.cookie === `who=${encodeURIComponent(name)}`) ?? null;
    const { pathname, searchParams } = new URL(asked.url ?? '/', 'http://store');
    const reply = (status: number, body: unknown) => {
      answer.writeHead(status, { 'Content-Type': 'application/json' });
      answer.end(JSON.stringify(body));
    };
    void text(asked).then((body) => {
      const page = searchParams.get('page') ?? '';
      if (pathname === '/who') return reply(200, { me });
      if (pathname.startsWith('/files/')) {
        if (asked.method === 'PUT') store.files.add(pathname);
        return reply(store.files.has(pathname) ? 200 : 404, {});
      }
      if (asked.method !== 'POST') {
        return store.pages.has(page)
          ? reply(
              200,
              store.comments.filter((one) => one.page === page),
            )
          : reply(404, {});
      }
      if (me === null) return reply(401, {});
      const sent = v.parse(Sent, JSON.parse(body));
      if (!store.pages.has(sent.page)) return reply(404, {});
      const comment = { ...sent, id: String(store.comments.length + 1), author: me, at: Date.now() };
      store.comments.push(comment);
      return reply(201, comment);
    });
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo; // it listens on a port
  const stop = () => new Promise<void>((ended) => void server.close(() => ended()));
  return { ...store, url: `http://127.0.0.1:${String(port)}`, stop };
}
