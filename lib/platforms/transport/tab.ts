import * as v from 'valibot';
import { toBase64 } from '@/lib/domain/base64';
import type { HttpReply, HttpRequest, Transport } from '@/lib/domain/ports';
import { fail, ok, type Result } from '@/lib/domain/result';
import type { PlainBody, PlainReply, PlainRequest } from '@/lib/domain/relayed';
import { requestLimitMs } from '@/lib/domain/request-limit';
import { redirected, sizeOf } from './send';

export interface TabPorts {
  origin: string;
  /**
   * Has a tab of the origin send the request. `no-tab`: there is none; `lost`: the tab went while it was on its way, or
   * never got it: the outcome is unknown.
   */
  relay: (request: PlainRequest) => Promise<unknown>;
}

export const NO_TAB = 'no-tab';
export const LOST = 'lost';

const ReplyShape: v.GenericSchema<unknown, PlainReply> = v.variant('came', [
  v.object({
    came: v.literal('answer'),
    status: v.pipe(v.number(), v.integer()),
    headers: v.record(v.string(), v.string()),
    text: v.string(),
    url: v.string(),
  }),
  v.object({ came: v.literal('elsewhere') }),
  v.object({ came: v.literal('fault') }),
]);

/**
 * The second way to a wiki: a tab of its own origin sends the request, as the site's pages do. For sites that refuse
 * the first way; the site's pages and their service worker may see it.
 */
export function tabTransport({ origin, relay }: TabPorts): Transport {
  return {
    async send(request, signal) {
      if (!URL.canParse(request.url) || new URL(request.url).origin !== origin) {
        return fail({ kind: 'refused', why: 'unknown-site' });
      }
      const limitMs = requestLimitMs(sizeOf(request.body));
      const given = await Promise.race([relay(await plainRequest(request, limitMs)), aborted(signal)]);
      if (given === NO_TAB) return fail({ kind: 'refused', why: 'needs-tab' });
      const read = v.safeParse(ReplyShape, given);
      return read.success ? answered(read.output, request, origin) : fail({ kind: 'no-answer' });
    },
  };
}

function answered(reply: PlainReply, request: HttpRequest, origin: string): Result<HttpReply> {
  if (reply.came !== 'answer') {
    return reply.came === 'fault' ? fail({ kind: 'no-answer' }) : ok(redirected(request.url));
  }
  const { status, headers, text, url } = reply;
  const from = url === '' ? request.url : url;
  return new URL(from).origin === origin ? ok({ status, headers, text, url: from }) : ok(redirected(from));
}

function aborted(signal: AbortSignal): Promise<typeof LOST> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(LOST);
    signal.addEventListener('abort', () => resolve(LOST), { once: true });
  });
}

/** As it travels to the tab, which takes JSON alone. */
async function plainRequest(
  { method, url, headers, body, anonymous }: HttpRequest,
  limitMs: number,
): Promise<PlainRequest> {
  return { method, url, headers, body: await plainBody(body), cookies: anonymous !== true, limitMs };
}

async function plainBody(body: HttpRequest['body']): Promise<PlainBody> {
  if (body === null || typeof body === 'string') return { as: 'text', text: body };
  if (body instanceof Blob) return { as: 'bytes', ...(await plainBytes(body)) };
  const parts = [...body.entries()].map(async ([name, value]) =>
    typeof value === 'string' ? { name, text: value } : { name, fileName: value.name, ...(await plainBytes(value)) },
  );
  return { as: 'form', parts: await Promise.all(parts) };
}

async function plainBytes(blob: Blob): Promise<{ base64: string; type: string }> {
  return { base64: toBase64(new Uint8Array(await blob.arrayBuffer())), type: blob.type };
}
