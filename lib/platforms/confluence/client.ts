import type { Client, SendRequestOptions } from 'confluence.js/core';
import type { HttpReply, HttpRequest, Transport } from '@/lib/domain/ports';
import type { Problem } from '@/lib/domain/problem';
import { Refusal, valueOf } from '../attempt';
import { isWebPage, plainDetail } from '../replies';
import { problemOfReply } from './problems';

export interface ClientPorts {
  /** Where Confluence stands, with its context path: `https://site/wiki` on Cloud, anything on Data Center. */
  root: string;
  transport: Transport;
  signal: AbortSignal;
  problemOf?: (reply: HttpReply) => Problem;
}

/**
 * What confluence.js' flat functions need of a client. Each function says which request to make; the reply's JSON is
 * handed on unread: its schemas refuse replies that Cloud is known to give, so we check what we use ourselves
 * (`shapes.ts`). Rejects with a `Refusal`.
 */
export function createConfluenceClient({ root, transport, signal, problemOf = problemOfReply }: ClientPorts): Client {
  return {
    async sendRequest<T>(asked: SendRequestOptions<T>): Promise<T> {
      const reply = valueOf(await transport.send(requestOf(root, asked), signal));
      if (reply.status < 200 || reply.status >= 300) throw new Refusal(problemOf(reply));
      return readJson(reply) as T; // unknown in truth: every caller reads it with `readShape`
    },
  };
}

function requestOf(root: string, asked: SendRequestOptions): HttpRequest {
  const method = readMethod(asked.method);
  const { content, type } = contentOf(asked.body);
  const headers: Record<string, string> = { Accept: 'application/json', ...type, ...asked.headers };
  if (method !== 'GET') headers['X-Atlassian-Token'] = 'no-check'; // exactly this word, see PLATFORM-FACTS 3.5
  return { method, url: addressOf(root, asked), headers, body: content };
}

function contentOf(body: unknown): { content: HttpRequest['body']; type: Record<string, string> } {
  if (body === undefined) return { content: null, type: {} };
  if (body instanceof FormData) return { content: body, type: {} }; // `fetch` adds the boundary
  return { content: JSON.stringify(body), type: { 'Content-Type': 'application/json' } };
}

function addressOf(root: string, asked: SendRequestOptions): string {
  const url = new URL(root + asked.url.replace(/^\/wiki/, '')); // the functions' paths begin with Cloud's context path
  for (const [name, value] of Object.entries(asked.searchParams ?? {})) {
    if (Array.isArray(value)) url.searchParams.set(name, value.join(','));
    else if (typeof value === 'string' || typeof value === 'number') url.searchParams.set(name, String(value));
  }
  return url.href;
}

function readMethod(method: SendRequestOptions['method']): HttpRequest['method'] {
  if (method === 'POST' || method === 'PUT' || method === 'DELETE' || method === 'HEAD') return method;
  return 'GET';
}

/** The JSON of a good reply, with the `next` link of its header where the body lacks it. */
function readJson(reply: HttpReply): unknown {
  if (reply.text.trim() === '') return {};
  // A session that ended answers some routes with the sign-in page and status 200
  if (isWebPage(reply)) throw new Refusal({ kind: 'signed-out' });
  try {
    return withNext(JSON.parse(reply.text), reply.headers['link']);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new Refusal({ kind: 'unreadable-reply', detail: plainDetail(reply.text) });
  }
}

function withNext(json: unknown, link: string | undefined): unknown {
  const next = /<([^>]+)>\s*;[^,]*rel="?next"?/.exec(link ?? '')?.[1];
  if (next === undefined || typeof json !== 'object' || json === null) return json;
  const { _links: links } = json as { _links?: object }; // any JSON object may be asked for a key
  return { ...json, _links: { next, ...links } };
}
