import type { Call } from '../server/router.ts';
import type { Page } from '../state/content.ts';
import { mayOnPage } from '../state/permissions.ts';
import { escapeMarkup as escape } from '../storage/entities.ts';
import { parseStorage } from '../storage/parse.ts';
import { renderLegacy } from '../storage/render-legacy.ts';
import { renderContext } from './context.ts';
import { editableBody } from './editor.ts';

/** A page that is still on the legacy editor, with its id `content` twice, as on Cloud (PLATFORM-FACTS 4.1). */
export function legacyBody(call: Call, page: Page): string {
  const body = renderLegacy(parseStorage(page.storage), page.title, renderContext(call, page));
  return (
    '<div id="content" class="highlighter-context page view" data-inline-comments-target="true" data-testid="page-content-only">' +
    '<div class="_1bsb1osq"><div class="css-1plnads" data-test-appearance="full-width" data-testid="pageContentRendererTinyRendererTestId">' +
    '<div id="content" class="page view" data-testid="TinyMCEClientRendererTestId">' +
    `<div id="main-content" class="wiki-content" data-inline-comments-target="true">${body}</div></div></div></div></div>`
  );
}

/**
 * A live page: in its editor also for those who only read (PLATFORM-FACTS 4.4). What is typed stays in the browser.
 * ASSUMPTION: the writing area of somebody who may not edit is the same, only not editable; inline comments look there
 * as they do in the renderer; no public page shows either.
 */
export function liveBody(call: Call, page: Page): string {
  const editable = mayOnPage(call.wiki, page, call.who, 'edit');
  return (
    '<div data-content-subtype="live" data-fabric-mode="edit" data-testid="editor-wrapper">' +
    `<textarea data-test-id="editor-title" data-testid="editor-title" class="title" aria-label="Page title"${editable ? '' : ' readonly'}>${escape(page.title)}</textarea>` +
    `<div class="ProseMirror" contenteditable="${String(editable)}" role="textbox" aria-label="Main content area" id="ak-editor-textarea">${editableBody(call, page)}</div></div>`
  );
}
