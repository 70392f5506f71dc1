import type { Site } from '@/lib/domain/page';
import type { HttpReply, Transport } from '@/lib/domain/ports';
import { Refusal, valueOf } from '../attempt';
import { readShape } from '../replies';
import { readReply } from './reply';
import { restAddress } from './rest-root';
import { IndexShape } from './shapes';

/**
 * Asks one of WordPress' own files ("wp-login.php"). They mostly stand below the site's address; WordPress may also live
 * in another folder than its pages, or its pages below a language: then the REST index names the place.
 * @returns What answered, and its address without redirects.
 */
export async function askFile(
  site: Site,
  transport: Transport,
  file: string,
  signal: AbortSignal,
): Promise<{ reply: HttpReply; address: string }> {
  const near = `${site.baseUrl}/${file}`;
  const reply = await get(transport, near, signal);
  if (reply.status !== 404) return { reply, address: near };
  const index = readReply(await get(transport, restAddress(site, '', { _fields: 'url,home' }), signal));
  if (!('json' in index)) throw new Refusal({ kind: 'refused', why: 'unsupported-site' });
  const { url } = readShape(IndexShape, index.json);
  const address = `${url.replace(/\/+$/, '')}/${file}`;
  return { reply: await get(transport, address, signal), address };
}

async function get(transport: Transport, url: string, signal: AbortSignal): Promise<HttpReply> {
  return valueOf(
    await transport.send({ method: 'GET', url, headers: { Accept: 'application/json' }, body: null }, signal),
  );
}
