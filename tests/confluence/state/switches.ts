/** What differs from one Data Center to the next: by its version, and by what its administrator decided. */
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
}

/** A current version with both ways, open to visitors: there a wrong token passes unnoticed. */
export function createSwitches(): Switches {
  return {
    inlineWay: { content: true, plugin: true },
    anonymousAccess: true,
    accessMode: 'READ_WRITE',
    theme: 'default',
  };
}
