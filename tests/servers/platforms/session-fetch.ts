/** What a browser with the Origin rule would send: the session's cookies, the site's own Origin, a browser's name. */
export interface SessionFetch {
  fetch: typeof fetch;
  /** Leaves the session, as "sign out" does in another tab. */
  forgetCookies(): void;
  setCookies(cookies: { name: string; value: string }[]): void;
}

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

/**
 * A `fetch` for node with one site's cookies.
 * @param origin - `null`: without the Origin rule, requests say where a browser extension's come from.
 */
export function sessionFetch(origin: string | null, cookies: { name: string; value: string }[]): SessionFetch {
  let jar = cookies;
  return {
    fetch: (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('User-Agent', BROWSER);
      headers.set('Origin', origin ?? 'chrome-extension://abcdefghijklmnopabcdefghijklmnop');
      if (origin !== null && !headers.has('Referer')) headers.set('Referer', `${origin}/`);
      if (init?.credentials === 'include')
        headers.set('Cookie', jar.map(({ name, value }) => `${name}=${value}`).join('; '));
      return fetch(input, { ...init, headers });
    },
    forgetCookies: () => (jar = []),
    setCookies: (fresh) => (jar = fresh),
  };
}
