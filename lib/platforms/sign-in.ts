import type { SiteKind } from '@/lib/domain/page';
import type { OwnSignIn } from '@/lib/domain/stores';

/** What a kind of wiki takes in place of the browser's session; `null`: nothing that a browser may keep. */
export const OWN_SIGN_IN: Record<SiteKind, OwnSignIn | null> = {
  wordpress: 'application-password',
  'confluence-dc': 'access-token',
  'confluence-cloud': null,
};
