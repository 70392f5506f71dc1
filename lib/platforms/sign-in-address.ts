import type { PageRef, Site, SiteKind } from '@/lib/domain/page';

/** Where each wiki's own sign-in stands, and how it is told the way back. */
const SIGN_IN: Record<SiteKind, { path: string; back: string }> = {
  /** @see https://developer.wordpress.org/reference/functions/wp_login_url/ */
  wordpress: { path: '/wp-login.php', back: 'redirect_to' },
  'confluence-cloud': { path: '/login.action', back: 'os_destination' },
  'confluence-dc': { path: '/login.action', back: 'os_destination' },
};

/** The address where a person signs in to a site and comes back to the page. */
export function signInAddress(site: Pick<Site, 'kind' | 'baseUrl'>, page: Pick<PageRef, 'url'>): string {
  const { path, back } = SIGN_IN[site.kind];
  const address = new URL(site.baseUrl + path);
  address.searchParams.set(back, page.url);
  return address.href;
}
