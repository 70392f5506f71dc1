import WPAPI from 'wpapi';
import type { Site } from '@/lib/domain/page';
import type { HttpReply, HttpRequest, Transport } from '@/lib/domain/ports';
import type { SignIn } from '@/lib/domain/stores';
import { Refusal, valueOf } from '../attempt';
import { insistOn } from '../authorship';
import { createNonceKeeper, type NonceKeeper } from './nonce';
import { authorOf, whoAmI } from './people';
import { problemOf } from './problems';
import { readReply } from './reply';
import { restRootOf } from './rest-root';
import type { Me } from './shapes';

/** What wpapi hands to a transport; the fields with an underscore are documented in its README, "transport". */
interface Asked {
  toString(): string;
  _attachment?: Blob;
  _attachmentName?: string;
}

type Needs = 'sign-in' | 'nothing' | 'no-one';

export interface WordpressClient {
  /**
   * wpapi for one operation. Its promises give JSON that nobody checked yet, or reject with a `Refusal`.
   * @param needs - `sign-in`: refuses a signed-out session; `nothing`: such a session reads as a visitor; `no-one`: as a
   * visitor, whoever is signed in.
   */
  open(needs: Needs, signal: AbortSignal): Promise<WPAPI>;
  /**
   * For what is done in somebody's name: who is signed in, and wpapi for them alone. Where another person signs in
   * under way, the next request is refused as `other-person` before it does anything.
   */
  openAs(signal: AbortSignal): Promise<{ wp: WPAPI; me: Me }>;
  /** Whether requests are believed to be somebody's. */
  isSignedIn(signal: AbortSignal): Promise<boolean>;
}

/** WordPress through wpapi, whose requests go over our transport with the session's nonce. */
export function createWordpressClient(site: Site, transport: Transport, signIn: SignIn): WordpressClient {
  const nonces = signIn === 'session' ? createNonceKeeper(site, transport) : null;
  const over = (exchange: (request: HttpRequest) => Promise<unknown>) =>
    new WPAPI({ endpoint: restRootOf(site), transport: wpTransport(exchange) });

  /** @param check - Told of each new nonce before anything is sent again with it: it may be another person's. */
  async function open(needs: Needs, signal: AbortSignal, check: (renewed: WPAPI) => Promise<void>): Promise<WPAPI> {
    const asVisitor = needs === 'no-one';
    let nonce = asVisitor ? null : ((await nonces?.current(signal)) ?? null);
    const settle = () => {
      if (nonces !== null && nonce === null && needs === 'sign-in') throw new Refusal({ kind: 'signed-out' });
    };
    const send = async (request: HttpRequest): Promise<HttpReply> => {
      const headers: Record<string, string> = nonce === null ? {} : { 'X-WP-Nonce': nonce };
      const reply = valueOf(await transport.send({ ...request, headers: { ...request.headers, ...headers } }, signal));
      if (!asVisitor) nonces?.heard(reply);
      return reply;
    };
    const exchange = async (request: HttpRequest): Promise<unknown> => {
      let reply = await send(request);
      if (nonces !== null && !asVisitor && refusedNonce(reply)) {
        // WordPress refused before it did anything: repeating is safe
        nonce = await nonces.renewed(signal);
        settle();
        await check(over(async (asked) => jsonOf(await send(asked))));
        reply = await send(request);
      }
      return jsonOf(reply);
    };
    settle();
    return over(exchange);
  }

  return {
    open: (needs, signal) => open(needs, signal, async () => {}),
    async openAs(signal) {
      let opener: Me | null = null;
      const wp = await open('sign-in', signal, async (renewed) => {
        if (opener !== null) insistOn(authorOf(opener), authorOf(await whoAmI(renewed)));
      });
      const me = await whoAmI(wp);
      opener = me;
      return { wp, me };
    },
    isSignedIn: (signal) => (nonces === null ? Promise.resolve(true) : hasNonce(nonces, signal)),
  };
}

/** A site that does not even tell where to ask knows nobody by a session. */
async function hasNonce(nonces: NonceKeeper, signal: AbortSignal): Promise<boolean> {
  try {
    return (await nonces.current(signal)) !== null;
  } catch (cause) {
    if (cause instanceof Refusal && cause.problem.kind === 'refused') return false;
    throw cause;
  }
}

function refusedNonce(reply: HttpReply): boolean {
  const read = readReply(reply);
  return 'error' in read && read.error.code === 'rest_cookie_invalid_nonce';
}

function jsonOf(reply: HttpReply): unknown {
  const read = readReply(reply);
  if ('problem' in read) throw new Refusal(read.problem);
  if ('error' in read) throw new Refusal(problemOf(read.error), read.error.code);
  const totalPages = Number(reply.headers['x-wp-totalpages']);
  const total = Number(reply.headers['x-wp-total']);
  return Array.isArray(read.json) && totalPages > 0
    ? Object.assign(read.json, { _paging: { totalPages, total } }) // as wpapi's own transport does
    : read.json;
}

function wpTransport(exchange: (request: HttpRequest) => Promise<unknown>): WPAPI.Transport {
  const by = (method: HttpRequest['method']) => (asked: Asked, fields?: unknown) =>
    exchange({ method, url: asked.toString(), ...contentOf(method, asked, fields) });
  return { get: by('GET'), head: by('HEAD'), post: by('POST'), put: by('PUT'), delete: by('DELETE') };
}

function contentOf(method: string, asked: Asked, fields: unknown): Pick<HttpRequest, 'headers' | 'body'> {
  const headers = { Accept: 'application/json' };
  if (method === 'GET' || method === 'HEAD') return { headers, body: null };
  if (asked._attachment === undefined) {
    return { headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(fields ?? {}) };
  }
  const form = new FormData();
  form.append('file', asked._attachment, asked._attachmentName);
  return { headers, body: form };
}
