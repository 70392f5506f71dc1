import type { SiteKind } from '@/lib/domain/page';

/**
 * How a person's calls are believed by a wiki. The transport itself sends an `application-password` (WordPress) and an
 * `access-token` (Data Center).
 */
export type SignIn = 'session' | 'application-password' | 'access-token';

/** What people can give in place of the browser's session; `null`: that kind of wiki takes nothing that a browser may keep. */
export const OWN_SIGN_IN: Record<SiteKind, Exclude<SignIn, 'session'> | null> = {
  wordpress: 'application-password',
  'confluence-dc': 'access-token',
  'confluence-cloud': null,
};
