import type { Call } from '../server/router.ts';
import type { Comment, Page } from '../state/content.ts';
import { mayOnPage } from '../state/permissions.ts';
import { repliesTo } from '../state/changes.ts';
import { personById } from '../state/wiki.ts';
import { escapeMarkup as escape } from '../storage/entities.ts';
import { parseStorage } from '../storage/parse.ts';
import { renderFabric } from '../storage/render.ts';
import { resolutionOf } from '../api-v2/shapes.ts';
import { renderContext } from './context.ts';
import { avatar } from './shell.ts';

const WHEN = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });

/** A moment for people, in English and UTC, so that pictures do not depend on the machine. */
export function shownMoment(iso: string): string {
  return `<time datetime="${iso}">${WHEN.format(new Date(iso))}</time>`;
}

/** A comment's body goes through the same renderer as the page, so `.ak-renderer-document` stands here, too. */
function comment(call: Call, one: Comment, page: Page): string {
  const author = personById(call.wiki, one.authorId);
  const replies = repliesTo(call.wiki, one).map((reply) => comment(call, reply, page));
  return (
    `<div class="comment" id="comment-${one.id}" data-comment-id="${one.id}">${avatar(author)}<div class="content">` +
    `<header><b>${escape(author?.displayName ?? 'Former user')}</b>${shownMoment(one.createdAt)}</header>` +
    `<div class="ak-renderer-wrapper is-comment"><div class="ak-renderer-document">${renderFabric(parseStorage(one.storage), renderContext(call, page))}</div></div>` +
    `${replies.length === 0 ? '' : `<div class="replies">${replies.join('')}</div>`}</div></div>`
  );
}

function roots({ wiki }: Call, page: Page, place: Comment['place']): Comment[] {
  return [...wiki.comments.values()].filter(
    (one) => one.pageId === page.id && one.place === place && one.parentId === null,
  );
}

function form({ who, wiki }: Call, page: Page): string {
  if (!mayOnPage(wiki, page, who, 'comment')) return '';
  return (
    `<div class="comment-form">${avatar(who)}<form data-testid="footer-comment-form" data-content-id="${page.type === 'page' ? 'pageId' : 'blogPostId'}" data-page-id="${page.id}">` +
    '<label class="visually-hidden" for="new-comment">Write a comment</label>' +
    '<textarea id="new-comment" name="comment" required placeholder="Write a comment…"></textarea>' +
    '<button class="primary" type="submit">Save</button></form></div>'
  );
}

/** Footer comments below the page, as everybody sees them. */
export function footerComments(call: Call, page: Page): string {
  const shown = roots(call, page, 'footer');
  const count = shown.length === 0 ? 'Comments' : `${shown.length} ${shown.length === 1 ? 'comment' : 'comments'}`;
  return (
    `<section class="comments" id="comments" data-testid="footer-comments" aria-label="Comments"><h2>${count}</h2>` +
    `${shown.map((one) => comment(call, one, page)).join('')}${form(call, page)}</section>`
  );
}

/** Open inline comments beside the page; dangling ones say so, resolved ones are not shown, as on Cloud. */
export function inlineComments(call: Call, page: Page): string {
  const shown = roots(call, page, 'inline').filter(({ anchor }) => anchor?.resolution !== 'resolved');
  const articles = shown.map((one) => {
    const dangling = resolutionOf(call.wiki, one) === 'dangling';
    const note = dangling ? '<span class="lozenge">Text was removed</span>' : '';
    return (
      `<article data-marker-ref="${one.anchor?.markerRef ?? ''}">${note}` +
      `<blockquote class="selection">${escape(one.anchor?.originalSelection ?? '')}</blockquote>${comment(call, one, page)}</article>`
    );
  });
  const heading = articles.length === 0 ? '' : '<h2>Inline comments</h2>';
  return `<aside class="inline-comments" id="inline-comments" data-testid="inline-comments" aria-label="Inline comments">${heading}${articles.join('')}</aside>`;
}

/** Whether the page needs room for inline comments beside it. */
export function hasInlineComments(call: Call, page: Page): boolean {
  return roots(call, page, 'inline').some(({ anchor }) => anchor?.resolution !== 'resolved');
}
