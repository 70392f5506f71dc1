import type { Confluence, Person } from './index.ts';

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON, whatever it is. */
  json: () => unknown;
}

/** Sends a request as this person's browser session; null is nobody. Redirects are not followed. */
export async function askAs(
  site: Confluence,
  who: Person | null,
  method: string,
  path: string,
  more: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const { body } = more;
  const form = body instanceof FormData || body instanceof URLSearchParams;
  const headers: Record<string, string> = {
    ...(who === null ? {} : { Cookie: site.signIn(who).header }),
    ...(body === undefined || form ? {} : { 'Content-Type': 'application/json' }),
    ...more.headers,
  };
  const sent = body === undefined ? {} : { body: form ? body : JSON.stringify(body) };
  const reply = await fetch(site.loopbackUrl + path, { method, headers, redirect: 'manual', ...sent });
  const text = await reply.text();
  return { status: reply.status, headers: reply.headers, text, json: () => JSON.parse(text) as unknown }; // read by matchers
}

/** A body in storage format. */
export function body(value: string): { representation: 'storage'; value: string } {
  return { representation: 'storage', value };
}

/** A form with one small picture. */
export function picture(filename: string, bytes = 8): FormData {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), filename);
  return form;
}
