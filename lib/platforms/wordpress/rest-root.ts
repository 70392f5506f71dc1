import type { Site } from '@/lib/domain/page';

/**
 * Where the REST API answers. The page's own link counts if it leads to the site; without one, `index.php?rest_route=/`
 * works on every WordPress, with pretty permalinks and without.
 */
export function restRootOf(site: Site): string {
  const named = site.restRoot;
  if (named !== null && URL.canParse(named) && new URL(named).origin === site.origin) return named;
  return `${site.baseUrl}/index.php?rest_route=/`;
}

/** An address below the REST root; `rest_route` roots already have a query of their own, hence no string is put together here. */
export function restAddress(site: Site, path: string, params: Record<string, string>): string {
  const url = new URL(restRootOf(site));
  const route = url.searchParams.get('rest_route');
  if (route === null) url.pathname = url.pathname.replace(/\/*$/, '/') + path;
  else url.searchParams.set('rest_route', route.replace(/\/*$/, '/') + path);
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  return url.href;
}
