/** The one place on the extension side that names the browser's extension API. The page side has its own: it does without the polyfill. */
import browser, { type Manifest } from 'webextension-polyfill';

export type { DeclarativeNetRequest } from 'webextension-polyfill';
export { browser };

/** What the manifest lists as optional besides sites: asked for in the same click as the first site, given back with the last. */
export function permissionsWithSites(): Manifest.OptionalPermission[] {
  const { optional_permissions: named = [] } = browser.runtime.getManifest();
  return named as Manifest.OptionalPermission[]; // the manifest's own, which the browser has read
}
