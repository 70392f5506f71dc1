import type { Reply } from '../server/http.ts';
import type { Call } from '../server/router.ts';
import type { Space } from '../state/content.ts';
import { mayInSpace, mayOnPage } from '../state/permissions.ts';
import { escapeMarkup as escape } from '../storage/entities.ts';
import { pagePath } from './addresses.ts';
import { screen } from './shell.ts';
import { renderedBody } from './view.ts';

function visibleSpaces({ wiki, who }: Call): Space[] {
  return [...wiki.spaces.values()].filter((space) => mayInSpace(space, who, 'view'));
}

function card(address: string, title: string, note: string): string {
  return `<li><a href="${escape(address)}">${escape(title)}<small>${escape(note)}</small></a></li>`;
}

/** `/wiki/home`: spaces and pages, nothing to ask about. */
export function home(call: Call): Reply {
  const cards = visibleSpaces(call).map((space) => card(`/wiki/spaces/${space.key}/overview`, space.name, space.key));
  const content = `<div class="column"><h1 class="title">Your spaces</h1><ul class="cards">${cards.join('')}</ul></div>`;
  return screen(call, { title: 'Home - Confluence', content, space: null, page: null });
}

/** A space's front page. It shows the space's own page through the renderer, as Cloud does, under another address. */
export function overview(call: Call, space: Space): Reply {
  const pages = [...call.wiki.pages.values()].filter(
    (page) =>
      page.spaceId === space.id &&
      page.id !== space.homepageId &&
      page.status === 'current' &&
      mayOnPage(call.wiki, page, call.who, 'view'),
  );
  const homepage = call.wiki.pages.get(space.homepageId);
  const cards = pages.map((page) => card(`/wiki${pagePath(page, space)}`, page.title, 'Page'));
  const content =
    `<div class="column"><h1 id="title-text" data-testid="title-text" class="title">${escape(space.name)}</h1>` +
    `${homepage === undefined ? '' : renderedBody(call, homepage)}<ul class="cards">${cards.join('')}</ul></div>`;
  return screen(call, { title: `${space.name} - Overview - Confluence`, content, space, page: null });
}

/** What a hidden page and a missing one look like alike. ASSUMPTION: with status 404. */
export function pageNotFound(call: Call): Reply {
  const content =
    '<div class="column" data-testid="page-not-found"><h1 class="title">We can’t find that page</h1>' +
    '<p>It may have been deleted, or you may not have permission to see it.</p><p><a href="/wiki/home">Go to Home</a></p></div>';
  return screen(call, { title: 'Page Not Found - Confluence', content, space: null, page: null, status: 404 });
}
