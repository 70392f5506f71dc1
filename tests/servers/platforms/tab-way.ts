import vm from 'node:vm';
import { relayRequest } from '@/lib/page/relay-request';
import type { PlainRequest } from '@/lib/domain/relayed';
import { sessionTransport, tabTransport, withSecondWay, type TransportOptions } from '@/lib/platforms/transport';
import type { Transport } from '@/lib/domain/ports';
import type { SessionFetch } from './session-fetch';

/**
 * The first way and, behind it, a tab of the site: the very function that is run in a tab, alone in a world of its own
 * as there, with what a page's `fetch` adds.
 */
export function bothWays(origin: string, mine: SessionFetch, options: TransportOptions = {}): Transport {
  const pageFetch: typeof fetch = (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('Referer', `${origin}/wiki/some/page`);
    return mine.fetch(input, { ...init, headers });
  };
  const world = { fetch: pageFetch, location: { origin }, Blob, FormData, Uint8Array, URL, AbortSignal, Object, atob };
  const inTab = vm.runInNewContext(`(${relayRequest.toString()})`, world) as typeof relayRequest; // it is that function
  let needed = false;
  return withSecondWay(
    sessionTransport({ origin }, options),
    tabTransport({ origin, relay: (request: PlainRequest) => inTab(structuredClone(request)) }),
    {
      needsTab: () => Promise.resolve(needed),
      noteNeedsTab: () => {
        needed = true;
        return Promise.resolve();
      },
    },
  );
}
