import type { SiteId } from './ids';

/**
 * A cookie jar beside the browser's usual one: a private window's, or a Firefox container's. Whoever is signed in there
 * is somebody else, so a site in it is a site of its own in everything that is kept.
 */
export type Jar = string;

/** All private windows share one, which goes with the last of them. */
const PRIVATE_JAR: Jar = 'private';

/** What a browser tells of a tab; Firefox names its container only to add-ons with the permission `cookies`. */
export interface JarTab {
  incognito?: boolean | undefined;
  cookieStoreId?: string | undefined;
}

/** The jar of a tab; `null`: the browser's usual one. */
export function jarOf(tab: JarTab | undefined): Jar | null {
  if (tab?.incognito === true) return PRIVATE_JAR;
  const store = tab?.cookieStoreId;
  return store?.startsWith('firefox-container-') === true ? store : null;
}

const MARK = '@jar=';

/** The id of a site in a jar. */
export function inJar(id: SiteId, jar: Jar | null): SiteId {
  return jar === null ? id : (`${id}${MARK}${jar}` as SiteId); // still a site's id
}

/** The jar that a site's id names; `null`: the usual one. */
export function jarIn(id: SiteId): Jar | null {
  const at = id.lastIndexOf(MARK);
  return at === -1 ? null : id.slice(at + MARK.length);
}

/** Whether a site's id names the jar of the private windows. */
export function isPrivate(id: SiteId): boolean {
  return jarIn(id) === PRIVATE_JAR;
}
