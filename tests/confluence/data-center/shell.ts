import { html, type Reply } from '../server/http.ts';
import type { Call } from '../server/router.ts';
import type { Page, Space } from '../state/content.ts';
import { mayOnPage } from '../state/permissions.ts';
import { escapeMarkup as escape } from '../storage/entities.ts';
import { pagePath } from './addresses.ts';
import { metas } from './metas.ts';
import { STYLE } from './style.ts';

/** What stands in a page of the application, whatever theme is around it. */
export interface Screen {
  /** Of the document. */
  title: string;
  /** The page's own heading, as markup inside of `#title-text`. */
  heading: string;
  breadcrumbs?: string;
  /** `page view` on a page: the class of `#content`. */
  contentClass: string;
  content: string;
  space: Space | null;
  page: Page | null;
  status?: number;
}

function tree(call: Call, space: Space, parentId: string | null): string {
  const pages = [...call.wiki.pages.values()].filter(
    (page) =>
      page.spaceId === space.id &&
      page.parentId === parentId &&
      page.status === 'current' &&
      mayOnPage(call.wiki, page, call.who, 'view'),
  );
  if (pages.length === 0) return '';
  const items = pages.map((page) => {
    const address = call.contextPath + pagePath(page, space);
    return `<li><a href="${escape(address)}">${escape(page.title)}</a>${tree(call, space, page.id)}</li>`;
  });
  return `<ul class="plugin_pagetree_children_list">${items.join('')}</ul>`;
}

function account({ who, contextPath }: Call): string {
  return who === null
    ? `<a id="login-link" href="${contextPath}/login.action">Log in</a>`
    : `<a id="user-menu-link" href="#" data-username="${who.username}">${escape(who.displayName)}</a>`;
}

/** ASSUMPTION: the banner of read-only mode stands in front of the page. */
function banner({ wiki }: Call): string {
  if (wiki.switches.accessMode === 'READ_WRITE') return '';
  return '<div id="read-only-mode-banner" class="aui-message aui-message-warning">Confluence is in read-only mode: pages can be read, not changed.</div>';
}

/** Confluence's own look: header, the space's sidebar, the page. */
function defaultTheme(call: Call, shown: Screen): string {
  const { contextPath } = call;
  const sidebar =
    shown.space === null
      ? ''
      : `<div class="ia-splitter-left"><div class="ia-fixed-sidebar"><div class="acs-side-bar"><a class="space-name" href="${contextPath}/display/${shown.space.key}">${escape(shown.space.name)}</a>` +
        `<h5>Page tree</h5>${tree(call, shown.space, shown.space.homepageId)}</div></div></div>`;
  return `<body id="com-atlassian-confluence" class="theme-default aui-layout aui-theme-default">
<div id="page"><div id="full-height-container">${banner(call)}
<header id="header" role="banner"><nav class="aui-header"><div class="aui-header-primary"><h1 id="logo" class="aui-header-logo aui-header-logo-confluence"><a href="${contextPath}/"><span class="aui-header-logo-device">Confluence</span></a></h1></div>
<div class="aui-header-secondary">${account(call)}</div></nav></header>
<div class="ia-splitter">${sidebar}<div id="main" class="aui-page-panel">
<div id="main-header"><div id="title-heading" class="pagetitle with-breadcrumbs">${shown.breadcrumbs ?? ''}<h1 id="title-text" class="with-breadcrumbs">${shown.heading}</h1></div></div>
<div id="content" class="${shown.contentClass}"><div id="action-messages"></div>
${shown.content}</div></div></div>
<div id="footer" role="contentinfo"><p>Powered by Atlassian Confluence</p></div></div></div>
</body>`;
}

/**
 * A theme that draws all around the page itself, as Brikit's and Refined's do: other classes of the body, its own
 * header with the title once more, content in layers and blocks, a footer that is a wiki page too. Metas, `#title-text`
 * and `#main-content` stay.
 */
function shellTheme(call: Call, shown: Screen): string {
  const main = shown.content.replace(
    'class="wiki-content"',
    'class="wiki-content brikit-draggable-area brikit-content-layers"',
  );
  return `<body id="com-atlassian-confluence" class="brikit theme-base view-mode page-context aui-layout aui-theme-default confluence-header-hidden">
${banner(call)}<div id="page"><div class="brikit-header"><h1 id="logo"><a href="${call.contextPath}/"></a></h1><div class="brikit-banner-title"><h1>${shown.heading.replaceAll(/<[^>]*>/g, '')}</h1></div>${account(call)}</div>
<div id="main" class="aui-page-panel brikit-canvas"><div class="brikit-title">
<h1 id="title-text" class="with-breadcrumbs">${shown.heading}</h1></div>
<div id="content" class="${shown.contentClass}"><div class="brikit-content-layer"><div class="brikit-content-column"><div class="column-wrapper">
${main}</div></div></div></div></div>
<div class="brikit-footer"><div class="wiki-content"><h5 id="id-.brikit.footer-Help">Help</h5><p>The daemon on call answers the phone.</p></div></div></div>
</body>`;
}

/** One whole page of the application. It is loaded anew at every step: there is no script. */
export function screen(call: Call, shown: Screen): Reply {
  const body = call.wiki.switches.theme === 'default' ? defaultTheme(call, shown) : shellTheme(call, shown);
  const markup = `<!DOCTYPE html>
<html lang="en-GB"><head><title>${escape(shown.title)}</title>
<meta http-equiv="X-UA-Compatible" content="IE=EDGE,chrome=IE7">
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${metas(call, shown)}
<link rel="icon" href="data:,">
<style>${STYLE}</style></head>
${body}</html>`;
  return html(shown.status ?? 200, markup, { 'Content-Security-Policy': "frame-ancestors 'self'" });
}
