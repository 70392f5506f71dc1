import type { PageRef, Site, SiteKind } from '@/lib/domain/page';

/**
 * Where each wiki's own sign-in stands, and how it is told the way back: as a whole address, or from the `site` on.
 * `anew`: asks even somebody who is signed in; without it they are led back to the page, where they can sign out.
 */
const SIGN_IN: Record<SiteKind, { path: string; back: string; from?: 'site'; anew?: string }> = {
  /** @see https://developer.wordpress.org/reference/functions/wp_login_url/ */
  wordpress: { path: '/wp-login.php', back: 'redirect_to', anew: 'reauth' },
  'confluence-cloud': { path: '/login.action', back: 'os_destination' },
  /** As its own pages link to it, also below a context path: `…/confluence/login.action?os_destination=%2Fpages%2F…` */
  'confluence-dc': { path: '/login.action', back: 'os_destination', from: 'site' },
};

/**
 * The address where a person signs in to a site and comes back to the page.
 * @param instead - Somebody is signed in, and another person is to be.
 */
export function signInAddress(
  site: Pick<Site, 'kind' | 'baseUrl'>,
  page: Pick<PageRef, 'url'>,
  instead: boolean,
): string {
  const { path, back, from, anew } = SIGN_IN[site.kind];
  const address = new URL(site.baseUrl + path);
  const below = from === 'site' && page.url.startsWith(`${site.baseUrl}/`);
  address.searchParams.set(back, below ? page.url.slice(site.baseUrl.length) : page.url);
  if (instead && anew !== undefined) address.searchParams.set(anew, '1');
  return address.href;
}
