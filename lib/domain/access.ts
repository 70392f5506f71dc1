import type { Person } from './person';
import type { RefusalCause } from './problem';
import type { VisitorForm } from './visitor';

/** What this person can do on this page, asked of the wiki before a word is typed. */
export interface Access {
  /** `null`: not signed in. */
  me: Person | null;
  /** `token`: signed out, because the access token given in the options is not accepted. `held-likely`: it will probably wait for approval (WordPress: no comment of this person was approved yet). */
  comment:
    | { can: 'yes' | 'held-likely' }
    /** Not signed in, and need not be: through the site's own comment form, under a name of the person's choice. */
    | { can: 'as-visitor'; form: VisitorForm; heldLikely: boolean }
    | { can: 'no'; why: RefusalCause | 'signed-out'; token?: true };
  /** `next-best`: the picture travels as an `.eml` draft or a download beside the filed text. */
  picture: { can: 'yes'; seenBy: 'page-readers' | 'everyone' } | { can: 'next-best'; why: 'may-not-upload' };
  /** Endings of the files that the wiki takes, in lower case; `null`: of any file. */
  fileTypes: string[] | null;
  /** What the wiki keeps of this person's formatting; `inline`: bold, italic and code, but neither lists nor links. */
  rich: 'all' | 'inline';
  /** Whether this person can have the wiki tell colleagues of a comment. */
  mentions: boolean;
  /** Who can read what is filed. */
  readers: 'page-readers' | 'everyone';
  /** Whether this person may remove what Docket filed twice. */
  canRemoveOwn: boolean;
}
