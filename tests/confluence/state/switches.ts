/** What differs from one site to the next: by a Data Center's version, and by what an administrator decided. */
export interface Switches {
  /**
   * How a program can make an inline comment. Documented nowhere; reported are `content`, `POST /rest/api/content` with
   * `extensions.inlineProperties` (8.5.30), and `plugin`, the page's own `/rest/inlinecomments/1.0` (7.16.1, 9.5.4).
   */
  inlineWay: { content: boolean; plugin: boolean };
  /** Visitors may use Confluence; what they see and do is up to each space. */
  anonymousAccess: boolean;
  /** `READ_ONLY`: maintenance, or the licence has ended. */
  accessMode: 'READ_WRITE' | 'READ_ONLY';
  /** `shell`: one of those that change all around the page (Brikit, Refined) but keep metas and `#main-content`. */
  theme: 'default' | 'shell';
  /**
   * Writes are taken only from a browser that names one of the site's own pages: what stands before a site can insist on
   * that, and refuses what an extension's background sends, whatever its Origin.
   */
  ownPagesOnly: boolean;
}

/** A current version with both ways, open to visitors: there a wrong token passes unnoticed. */
export function createSwitches(): Switches {
  return {
    inlineWay: { content: true, plugin: true },
    anonymousAccess: true,
    accessMode: 'READ_WRITE',
    theme: 'default',
    ownPagesOnly: false,
  };
}
