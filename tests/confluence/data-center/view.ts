import type { Reply } from '../server/http.ts';
import type { Call } from '../server/router.ts';
import { repliesTo } from '../state/changes.ts';
import { latest, type Comment, type Page } from '../state/content.ts';
import { ancestorsOf, mayOnPage, spaceOf } from '../state/permissions.ts';
import { personById } from '../state/wiki.ts';
import { escapeMarkup as escape } from '../storage/entities.ts';
import { shownMoment } from '../web/comments.ts';
import { pagePath } from './addresses.ts';
import { viewOf } from './bodies.ts';
import { screen } from './shell.ts';

function nameOf({ wiki }: Call, key: string): string {
  return escape(personById(wiki, key)?.displayName ?? 'Anonymous');
}

/** A comment's body has the class of a page's (PLATFORM-FACTS 4.4). */
function comment(call: Call, one: Comment, page: Page): string {
  const replies = repliesTo(call.wiki, one).map((reply) => comment(call, reply, page));
  const below = replies.length === 0 ? '' : `<ol class="comment-threads">${replies.join('')}</ol>`;
  return (
    `<li id="comment-thread-${one.id}" class="comment-thread"><div class="comment" id="comment-${one.id}">` +
    `<div class="comment-header"><h4 class="author">${nameOf(call, one.authorId)}</h4></div>` +
    `<div class="comment-body"><div class="comment-content wiki-content">${viewOf(call, one.storage, page)}</div>` +
    `<div class="comment-actions"><span class="comment-date">${shownMoment(one.createdAt)}</span></div></div></div>${below}</li>`
  );
}

function roots({ wiki }: Call, page: Page, place: Comment['place']): Comment[] {
  return [...wiki.comments.values()].filter(
    (one) => one.pageId === page.id && one.place === place && one.parentId === null,
  );
}

function comments(call: Call, page: Page): string {
  const shown = roots(call, page, 'footer');
  const count = shown.length === 1 ? '1 Comment' : `${shown.length} Comments`;
  const may = mayOnPage(call.wiki, page, call.who, 'comment');
  const add = may
    ? '<div class="quick-comment-container comment add"><div class="quick-comment-prompt">Write a comment…</div></div>'
    : '';
  return (
    `<div id="comments-section" class="pageSection group"><div class="section-header"><h2 id="comments-section-title" class="section-title">${count}</h2></div>` +
    `<ol class="comment-threads top-level" id="page-comments">${shown.map((one) => comment(call, one, page)).join('')}</ol>${add}</div>`
  );
}

/** ASSUMPTION: beside the page, where Data Center's script shows one after a click on its words. */
function inlineComments(call: Call, page: Page): string {
  const shown = roots(call, page, 'inline').filter(({ anchor }) => anchor?.resolution !== 'resolved');
  if (shown.length === 0) return '';
  const items = shown.map((one) => comment(call, one, page));
  return `<div class="ic-sidebar"><ol class="comment-threads">${items.join('')}</ol></div>`;
}

function breadcrumbs(call: Call, page: Page): string {
  const { wiki, contextPath } = call;
  const space = spaceOf(wiki, page);
  const above = [...ancestorsOf(wiki, page)].reverse();
  const links = above.map(
    (one) => `<li><a href="${escape(contextPath + pagePath(one, space))}">${escape(one.title)}</a></li>`,
  );
  return `<div id="breadcrumb-section"><ol id="breadcrumbs"><li><a href="${contextPath}/collector/pages.action?key=${space.key}">Pages</a></li>${links.join('')}</ol></div>`;
}

/** A page as readers see it, comments below. Counts as a view. */
export function viewPage(call: Call, page: Page): Reply {
  const { wiki, who, contextPath } = call;
  const space = spaceOf(wiki, page);
  if (who !== null) page.views.push({ accountId: who.accountId, at: wiki.clock.now() });
  const address = escape(contextPath + pagePath(page, space));
  const changed = latest(page.versions);
  const content =
    '<a href="#page-metadata-end" class="assistive">Skip to end of metadata</a><div id="page-metadata-start" class="assistive"></div>' +
    `<div class="page-metadata"><ul><li class="page-metadata-modification-info">Created by <span class="author">${nameOf(call, page.authorId)}</span>, last modified on ${shownMoment(changed.createdAt)}</li></ul></div>` +
    `<div id="page-metadata-end" class="assistive"></div><div id="main-content" class="wiki-content">${viewOf(call, page.storage, page)}</div>` +
    `<div id="likes-and-labels-container"><div id="labels-section" class="pageSection group">${page.labels.map(({ name }) => `<span class="aui-label">${escape(name)}</span>`).join('')}</div></div>` +
    `${comments(call, page)}${inlineComments(call, page)}`;
  return screen(call, {
    title: `${page.title} - ${space.name} - ${wiki.siteTitle}`,
    heading: `<a href="${address}">${escape(page.title)}</a>`,
    breadcrumbs: breadcrumbs(call, page),
    contentClass: 'page view',
    content,
    space,
    page,
  });
}
