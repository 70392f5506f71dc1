import type { Page, Space } from '../state/content.ts';
import type { Person, Role } from '../state/people.ts';
import type { Wiki } from '../state/wiki.ts';
import type { Ask, Reply } from '../server/http.ts';
import type { Call, Route } from '../server/router.ts';

/** What tells one kind of Confluence from another: its addresses, its pages and its APIs. The state is shared. */
export interface Flavour {
  /** `/wiki` on Cloud; on Data Center whatever its administrator chose, often none. */
  contextPath: string;
  cookie: { name: string; path: string };
  people: () => Record<Role, Person>;
  routes: Route[];
  /** Null is a visitor who is not signed in. */
  whoAsks(wiki: Wiki, ask: Ask): Person | null;
  /** The answer to what may not even reach a route; null lets it pass. */
  stops?(call: Call): Reply | null;
  /** The answer where no route fits, or none with this method. */
  notFound(call: Call, otherMethod: boolean): Reply;
  /** Whether a dead session shows on this request: all but the login page and the page's own files. */
  needsSession(ask: Ask): boolean;
  loginPage(wiki: Wiki, ask: Ask): string;
  loginAddress(ask: Ask): string;
  /** Where a page is seen, with the context path. */
  pagePath(page: Page, space: Space): string;
}
