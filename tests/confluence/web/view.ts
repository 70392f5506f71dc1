import type { Reply } from '../server/http.ts';
import type { Call } from '../server/router.ts';
import { latest, type Page } from '../state/content.ts';
import { ancestorsOf, mayOnPage, spaceOf } from '../state/permissions.ts';
import { personById } from '../state/wiki.ts';
import { escapeMarkup as escape } from '../storage/entities.ts';
import { parseStorage } from '../storage/parse.ts';
import { renderFabric } from '../storage/render.ts';
import { editPath, pagePath } from './addresses.ts';
import { footerComments, hasInlineComments, inlineComments, shownMoment } from './comments.ts';
import { renderContext } from './context.ts';
import { legacyBody, liveBody } from './bodies.ts';
import { avatar, screen } from './shell.ts';

function breadcrumbs({ wiki }: Call, page: Page): string {
  const space = spaceOf(wiki, page);
  const above = ancestorsOf(wiki, page).filter(({ id }) => id !== space.homepageId);
  const links = above
    .reverse()
    .map((one) => `<li><a href="/wiki${pagePath(one, space)}">${escape(one.title)}</a></li>`);
  return (
    `<ol class="crumbs" data-testid="breadcrumbs"><li><a href="/wiki/spaces/${space.key}/overview">${escape(space.name)}</a></li>` +
    `${links.join('')}<li aria-current="page">${escape(page.title)}</li></ol>`
  );
}

function byline(call: Call, page: Page): string {
  const author = personById(call.wiki, page.authorId);
  const edit = mayOnPage(call.wiki, page, call.who, 'edit')
    ? `<span class="actions"><a class="subtle primary" href="/wiki${editPath(page, spaceOf(call.wiki, page))}">Edit</a></span>`
    : '';
  return (
    `<div class="byline" data-testid="page-byline">${avatar(author)}<span>By <b>${escape(author?.displayName ?? 'Former user')}</b><br>` +
    `Updated ${shownMoment(latest(page.versions).createdAt)}</span>${edit}</div>`
  );
}

/** The rendered body: what PLATFORM-FACTS 4.1 calls the fabric view. Also the space's overview shows one. */
export function renderedBody(call: Call, page: Page): string {
  const body = renderFabric(parseStorage(page.storage), renderContext(call, page));
  return (
    '<div data-testid="page-content-only" data-inline-comments-target="true"><div class="css-lfcs4t">' +
    `<div class="ak-renderer-wrapper is-full-page"><div class="ak-renderer-document">${body}</div></div></div></div>`
  );
}

function shownTitle({ title }: Page): string {
  return `<div data-testid="title-wrapper"><h1 id="title-text" data-test-id="title-text" data-testid="title-text" class="title css-1agkp1r">${escape(title)}</h1></div>`;
}

/** The title and the body, by the editor that the page was written with; a live page has its title in the editor. */
function written(call: Call, page: Page): string {
  switch (page.editor) {
    case 'fabric':
      return `${shownTitle(page)}${byline(call, page)}${renderedBody(call, page)}`;
    case 'legacy':
      return `${shownTitle(page)}${byline(call, page)}${legacyBody(call, page)}`;
    case 'live':
      return liveBody(call, page);
  }
}

/** A page or blog post as its readers see it. Counts as a view. */
export function viewPage(call: Call, page: Page): Reply {
  const space = spaceOf(call.wiki, page);
  if (call.who !== null) page.views.push({ accountId: call.who.accountId, at: call.wiki.clock.now() });
  // The legacy editor's body brings the id `content` along, twice.
  const id = page.editor === 'fabric' ? ' id="content"' : '';
  const column =
    `<div><div data-testid="page-content-header">${breadcrumbs(call, page)}</div><div class="column"${id} data-test-appearance="fixed-width">` +
    `${written(call, page)}${footerComments(call, page)}</div></div>`;
  return screen(call, {
    title: `${page.title} - ${space.name} - Confluence`,
    content: column + inlineComments(call, page),
    contentClass: hasInlineComments(call, page) ? 'with-aside' : '',
    space,
    page,
  });
}
