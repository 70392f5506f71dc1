import type { Reply } from '../server/http.ts';
import type { Call } from '../server/router.ts';
import type { Page, Space } from '../state/content.ts';
import { mayInSpace, mayOnPage, spaceOf } from '../state/permissions.ts';
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
      page.type === 'page' &&
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

function cardsOf(call: Call, pages: Page[]): string {
  const shown = pages.filter((page) => page.status === 'current' && mayOnPage(call.wiki, page, call.who, 'view'));
  const cards = shown.map((page) => {
    const space = spaceOf(call.wiki, page);
    return card(`/wiki${pagePath(page, space)}`, page.title, space.name);
  });
  return `<ul class="cards">${cards.join('')}</ul>`;
}

/** The list of a space's blog posts. */
export function blogList(call: Call, space: Space): Reply {
  const posts = [...call.wiki.pages.values()].filter((page) => page.type === 'blogpost' && page.spaceId === space.id);
  const content = `<div class="column"><h1 class="title">Blog</h1>${cardsOf(call, posts)}</div>`;
  return screen(call, { title: `Blog - ${space.name} - Confluence`, content, space, page: null });
}

/** `/wiki/search`: titles that hold the words. ASSUMPTION: its markup; only that nobody can ask about it matters. */
export function searchPage(call: Call): Reply {
  const words = call.ask.query.get('text') ?? '';
  const found = [...call.wiki.pages.values()].filter(({ title }) => title.toLowerCase().includes(words.toLowerCase()));
  const content = `<div class="column"><h1 class="title">Search</h1><p>Results for “${escape(words)}”</p>${cardsOf(call, found)}</div>`;
  return screen(call, { title: 'Search - Confluence', content, space: null, page: null });
}

/** What a hidden page and a missing one look like alike. ASSUMPTION: with status 404. */
export function pageNotFound(call: Call): Reply {
  const content =
    '<div class="column" data-testid="page-not-found"><h1 class="title">We can’t find that page</h1>' +
    '<p>It may have been deleted, or you may not have permission to see it.</p><p><a href="/wiki/home">Go to Home</a></p></div>';
  return screen(call, { title: 'Page Not Found - Confluence', content, space: null, page: null, status: 404 });
}
