import type { Reply } from '../server/http.ts';
import type { Call } from '../server/router.ts';
import type { Page } from '../state/content.ts';
import { spaceOf } from '../state/permissions.ts';
import { escapeMarkup as escape } from '../storage/entities.ts';
import { parseStorage } from '../storage/parse.ts';
import { renderFabric } from '../storage/render.ts';
import { renderContext } from './context.ts';
import { screen } from './shell.ts';

/** A body as the editor's writing area holds it. */
export function editableBody(call: Call, page: Page): string {
  return renderFabric(parseStorage(page.storage), renderContext(call, page))
    .replaceAll(/ data-renderer-[\w-]+="[^"]*"/g, '')
    .replaceAll(/<span role="presentation" class="heading-anchor-wrapper">.*?<\/button><\/span>/g, '');
}

/** The editor: no renderer, a ProseMirror root that a person can type in. Nothing is saved. */
export function editPage(call: Call, page: Page): Reply {
  const body = editableBody(call, page);
  const content =
    '<div data-testid="editor-wrapper"><div class="editor-bar" data-testid="editor-primary-toolbar"><button class="subtle" type="button">Normal text</button>' +
    '<button class="primary" type="button">Update</button></div><div class="column">' +
    `<textarea data-test-id="editor-title" data-testid="editor-title" class="title" aria-label="Page title">${escape(page.title)}</textarea>` +
    `<div class="ProseMirror" contenteditable="true" role="textbox" aria-label="Main content area" id="ak-editor-textarea">${body}</div></div></div>`;
  const space = spaceOf(call.wiki, page);
  return screen(call, { title: `Edit - ${page.title} - ${space.name} - Confluence`, content, space, page });
}
