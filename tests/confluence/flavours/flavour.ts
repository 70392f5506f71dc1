import type { Wiki } from '../state/wiki.ts';
import type { Ask, Reply } from '../server/http.ts';
import type { Call, Route } from '../server/router.ts';

/** What tells one kind of Confluence from another: its addresses, its pages and its APIs. The state is shared. */
export interface Flavour {
  /** `/wiki` on Cloud. */
  contextPath: string;
  routes: Route[];
  /** The answer where no route fits, or none with this method. */
  notFound(call: Call, otherMethod: boolean): Reply;
  /** Whether a dead session shows on this request: all but the login page and the page's own files. */
  needsSession(ask: Ask): boolean;
  loginPage(wiki: Wiki, ask: Ask): string;
  loginAddress(ask: Ask): string;
}
