import type { PlainReply, PlainRequest } from '@/lib/domain/relayed';

/**
 * Sends one request from within a page of the site, to that site alone. It is run by name in the tab, so it uses
 * nothing from outside of itself; it keeps nothing and shows the page nothing.
 */
export async function relayRequest(request: PlainRequest): Promise<PlainReply> {
  const toBlob = ({ base64, type }: { base64: string; type: string }): Blob =>
    new Blob([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], { type });
  const bodyOf = (): BodyInit | null => {
    if (request.body.as === 'text') return request.body.text;
    if (request.body.as === 'bytes') return toBlob(request.body);
    const form = new FormData();
    for (const part of request.body.parts) {
      if ('text' in part) form.append(part.name, part.text);
      else form.append(part.name, toBlob(part), part.fileName);
    }
    return form;
  };
  if (new URL(request.url).origin !== location.origin) return { came: 'fault' }; // the tab went on to another site
  const signal = AbortSignal.timeout(request.limitMs);
  const send = (redirect: RequestRedirect): Promise<Response> =>
    fetch(request.url, {
      method: request.method,
      headers: request.headers,
      body: bodyOf(),
      credentials: request.cookies ? 'include' : 'omit',
      cache: 'no-store',
      redirect,
      signal,
    });
  try {
    const answer = await send('follow');
    const { status, url } = answer;
    return { came: 'answer', status, headers: Object.fromEntries(answer.headers), text: await answer.text(), url };
  } catch {
    // No network, or a redirect that leads to another origin: reading once more tells which; a write is never repeated
    if (request.method !== 'GET' && request.method !== 'HEAD') return { came: 'fault' };
  }
  try {
    return { came: (await send('manual')).type === 'opaqueredirect' ? 'elsewhere' : 'fault' };
  } catch {
    return { came: 'fault' };
  }
}
