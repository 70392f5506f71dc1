import type { Call } from '../server/router.ts';
import { latest } from '../state/content.ts';
import { escapeMarkup as escape } from '../storage/entities.ts';
import { BUILD, VERSION } from './site.ts';
import type { Screen } from './shell.ts';

function meta(name: string, content: string): string {
  return `<meta name="${name}" content="${escape(content)}">`;
}

function withId(name: string, content: string): string {
  return `<meta id="${name}" name="${name}" content="${escape(content)}">`;
}

/** What a page says of itself in its head (PLATFORM-FACTS 4.2). `ajs-page-id` is there, and empty, where there is no page. */
export function metas(call: Call, { page, space }: Screen): string {
  const { ask, wiki, who, contextPath } = call;
  const base = ask.origin + contextPath;
  const parent = wiki.pages.get(page?.parentId ?? '');
  return [
    withId('confluence-context-path', contextPath),
    withId('confluence-base-url', base),
    withId('atlassian-token', 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678'),
    ...(space === null ? [] : [withId('confluence-space-key', space.key)]),
    meta('ajs-page-id', page?.id ?? ''),
    ...(page === null
      ? []
      : [
          meta('ajs-latest-page-id', page.id),
          meta('ajs-content-type', page.type),
          meta('ajs-page-title', page.title),
          meta('ajs-parent-page-title', parent?.title ?? ''),
          meta('ajs-parent-page-id', parent?.id ?? ''),
          meta('page-version', String(latest(page.versions).number)),
        ]),
    ...(space === null ? [] : [meta('ajs-space-key', space.key), meta('ajs-space-name', space.name)]),
    meta('ajs-context-path', contextPath),
    meta('ajs-base-url', base),
    meta('ajs-version-number', VERSION),
    meta('ajs-build-number', BUILD),
    meta('ajs-site-title', wiki.siteTitle),
    meta('ajs-remote-user', who?.username ?? ''),
    meta('ajs-remote-user-key', who?.accountId ?? ''),
    meta('ajs-remote-user-has-licensed-access', String(who !== null)),
    meta('ajs-current-user-fullname', who?.displayName ?? ''),
    meta('ajs-global-settings-attachment-max-size', String(wiki.attachmentMaxBytes)),
    meta('ajs-user-locale', 'en_GB'),
    meta('ajs-access-mode', wiki.switches.accessMode),
    meta('ajs-atl-token', 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678'),
  ].join('\n');
}
