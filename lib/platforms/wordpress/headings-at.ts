import type { Site } from '@/lib/domain/page';
import type { Transport } from '@/lib/domain/ports';
import { Refusal, valueOf } from '../attempt';
import { isWebPage, problemOfStatus } from '../replies';
import { elementsIn, readMarkup, wordsOf } from './visitor/markup';

/** The headings of a page by its address, as a browser without scripts gets it. */
export async function headingsAt(
  transport: Transport,
  site: Site,
  address: string,
  signal: AbortSignal,
): Promise<string[]> {
  if (new URL(address).origin !== site.origin) throw new Refusal({ kind: 'refused', why: 'page-gone' });
  const request = { method: 'GET', url: address, headers: { Accept: 'text/html' }, body: null } as const;
  const reply = valueOf(await transport.send(request, signal));
  if (reply.status !== 200) throw new Refusal(problemOfStatus(reply, ''));
  if (!isWebPage(reply)) throw new Refusal({ kind: 'refused', why: 'page-gone' });
  return elementsIn(readMarkup(reply.text), ({ name }) => /^h[1-6]$/.test(name))
    .map(wordsOf)
    .filter((words) => words !== '');
}
