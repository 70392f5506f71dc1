import { randomUUID } from 'node:crypto';
import { html, type Reply } from '../server/http.ts';
import type { Call } from '../server/router.ts';
import type { Page, Space } from '../state/content.ts';
import { latest } from '../state/content.ts';
import type { Person } from '../state/people.ts';
import { mayOnPage } from '../state/permissions.ts';
import { escapeMarkup as escape } from '../storage/entities.ts';
import { pagePath } from './addresses.ts';
import { STYLE } from './style.ts';

// A Cloud version: always 1000.0.0 and a hash.
const PRODUCT_VERSION = '1000.0.0-4f2c81d9a7e6';

export interface Screen {
  title: string;
  /** Inside `#app-content`, which a navigation swaps. */
  content: string;
  contentClass?: string;
  space: Space | null;
  page: Page | null;
  status?: number;
}

const LOGO =
  '<svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true"><path fill="currentColor" d="M3 17c3-5 6-5 10-3l6 3-2 4-6-3c-3-1-4-1-5 1zM21 7c-3 5-6 5-10 3L5 7l2-4 6 3c3 1 4 1 5-1z"/></svg>';

/** A person's initials in their colour; the name stands beside it, so it is hidden from screen readers. */
export function avatar(person: Person | null): string {
  const colour = person?.colour ?? '#626f86';
  return `<span class="avatar" style="background:${colour}" aria-hidden="true">${escape(person?.initials ?? '?')}</span>`;
}

function meta(name: string, content: string): string {
  return `<meta name="${name}" content="${escape(content)}">`;
}

/** The metas that PLATFORM-FACTS 4.1 names. A navigation inside the page leaves them as they are. */
function metas({ ask, wiki, who }: Call, { page, space }: Screen): string {
  return [
    meta('ajs-base-url', `${ask.origin}/wiki`),
    meta('ajs-context-path', '/wiki'),
    meta('ajs-site-title', wiki.siteTitle),
    meta('ajs-cloud-id', wiki.cloudId),
    meta('ajs-remote-user', who?.accountId ?? ''),
    meta('ajs-current-user-fullname', who?.displayName ?? ''),
    meta('ajs-version-number', PRODUCT_VERSION),
    meta('confluence-base-url', `${ask.origin}/wiki`),
    meta('ajs-page-id', page?.id ?? ''),
    space === null ? '' : meta('ajs-space-key', space.key),
    page === null || page.editor === 'live' // PLATFORM-FACTS 4.4: a live page has neither of the two
      ? ''
      : meta('ajs-page-title', page.title) + meta('page-version', String(latest(page.versions).number)),
  ].join('\n');
}

function tree(call: Call, space: Space, parentId: string | null, current: Page | null): string {
  const pages = [...call.wiki.pages.values()].filter(
    (page) =>
      page.type === 'page' &&
      page.spaceId === space.id &&
      page.parentId === parentId &&
      page.status === 'current' &&
      mayOnPage(call.wiki, page, call.who, 'view'),
  );
  if (pages.length === 0) return '';
  const items = pages.map((page) => {
    const here = page === current ? ' aria-current="page"' : '';
    const link = `<a href="/wiki${pagePath(page, space)}"${here}>${escape(page.title)}</a>`;
    return `<li>${link}${tree(call, space, page.id, current)}</li>`;
  });
  return `<ul>${items.join('')}</ul>`;
}

function sidebar(call: Call, { space, page }: Screen): string {
  if (space === null) return '<h2>Spaces</h2>';
  return (
    `<a class="space" href="/wiki/spaces/${space.key}/overview"><i>${escape(space.name.charAt(0))}</i>${escape(space.name)}</a>` +
    `<h2>Content</h2>${tree(call, space, space.homepageId, page)}${posts(call, space, page)}`
  );
}

/** The space's blog posts, with the list of all of them above. */
function posts(call: Call, space: Space, current: Page | null): string {
  const shown = [...call.wiki.pages.values()].filter(
    ({ type, spaceId, status }) => type === 'blogpost' && spaceId === space.id && status === 'current',
  );
  const items = shown
    .filter((post) => mayOnPage(call.wiki, post, call.who, 'view'))
    .map((post) => {
      const here = post === current ? ' aria-current="page"' : '';
      return `<li><a href="/wiki${pagePath(post, space)}"${here}>${escape(post.title)}</a></li>`;
    });
  return items.length === 0
    ? ''
    : `<h2><a href="/wiki/spaces/${space.key}/blog">Blog</a></h2><ul>${items.join('')}</ul>`;
}

function header({ who }: Call): string {
  const account =
    who === null
      ? '<a class="primary" href="/login?continue=%2Fwiki">Log in</a>'
      : `<span title="${escape(who.displayName)}">${avatar(who)}</span>`;
  return (
    `<header class="top"><a class="mark" href="/wiki/home">${LOGO}Confluence</a>` +
    `<nav aria-label="Main"><a href="/wiki/home">Home</a><a href="/wiki/spaces">Spaces</a></nav>` +
    `<form class="search" role="search" action="/wiki/search"><input type="search" name="text" aria-label="Search" placeholder="Search"></form>${account}</header>`
  );
}

/** One whole page of the application, with a script policy as strict as Cloud's and none for pictures and styles. */
export function screen(call: Call, shown: Screen): Reply {
  const nonce = randomUUID();
  const markup = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>${escape(shown.title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="application-name" content="Confluence">
${metas(call, shown)}
<link rel="icon" href="data:,">
<style>${STYLE}</style></head>
<body id="com-atlassian-confluence">
${header(call)}
<div class="frame" id="AkMainContent"><nav class="side" id="side" aria-label="Space">${sidebar(call, shown)}</nav>
<main class="main ${shown.contentClass ?? ''}" id="app-content">${shown.content}</main></div>
<script src="/wiki/_assets/app.js" nonce="${nonce}"></script>
</body></html>`;
  return html(shown.status ?? 200, markup, {
    'Content-Security-Policy': `script-src 'nonce-${nonce}'; object-src 'none'; base-uri 'self'; frame-ancestors 'self'`,
    'X-Content-Type-Options': 'nosniff',
  });
}
