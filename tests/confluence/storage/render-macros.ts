import { escapeMarkup as escape } from './entities.ts';
import { renderAll, type Pass } from './render.ts';
import type { StorageElement } from './parse.ts';
import { findElement, textOf } from './text.ts';

const PANELS: Record<string, string> = {
  info: 'info',
  note: 'note',
  warning: 'warning',
  tip: 'success',
  panel: 'info',
};

function parameter(element: StorageElement, name: string): string | null {
  const found = element.children.find(
    (child) => child.kind === 'element' && child.name === 'ac:parameter' && child.attributes.get('ac:name') === name,
  );
  return found === undefined ? null : textOf(found);
}

function richBody(element: StorageElement, pass: Pass): string {
  const body = element.children.find((child) => child.kind === 'element' && child.name === 'ac:rich-text-body');
  return body?.kind === 'element' ? renderAll(body.children, pass) : '';
}

function codeBlock(element: StorageElement): string {
  const plain = findElement(element, 'ac:plain-text-body');
  const language = parameter(element, 'language') ?? 'text';
  return (
    `<div class="code-block" data-language="${escape(language)}"><span data-testid="code-block-wrapper">` +
    `<code class="language-${escape(language)}">${escape(plain === null ? '' : textOf(plain))}</code></span></div>`
  );
}

function panel(type: string, element: StorageElement, pass: Pass): string {
  const title = parameter(element, 'title');
  const heading = title === null ? '' : `<p><strong data-renderer-mark="true">${escape(title)}</strong></p>`;
  return (
    `<div class="ak-editor-panel" data-panel-type="${type}"><div class="ak-editor-panel__icon" aria-hidden="true"></div>` +
    `<div class="ak-editor-panel__content">${heading}${richBody(element, pass)}</div></div>`
  );
}

function macro(element: StorageElement, pass: Pass): string {
  const name = element.attributes.get('ac:name') ?? '';
  const kind = PANELS[name];
  if (kind !== undefined) return panel(kind, element, pass);
  switch (name) {
    case 'code':
    case 'noformat':
      return codeBlock(element);
    case 'expand':
      return (
        `<details class="ak-expand" data-node-type="expand"><summary>${escape(parameter(element, 'title') ?? 'Click here to expand…')}` +
        `</summary>${richBody(element, pass)}</details>`
      );
    case 'status':
      return `<span data-node-type="status" class="status" data-color="${escape((parameter(element, 'colour') ?? 'neutral').toLowerCase())}">${escape(parameter(element, 'title') ?? '')}</span>`;
    default:
      return (
        `<div class="ak-renderer-extension" data-layout="default" style="width: 100%;"><div class="ak-renderer-extension-overflow-container" ` +
        `data-extension-key="${escape(name)}">${richBody(element, pass)}</div></div>`
      );
  }
}

function task(element: StorageElement, pass: Pass): string {
  const state = findElement(element, 'ac:task-status');
  const body = findElement(element, 'ac:task-body');
  const done = state !== null && textOf(state).trim() === 'complete';
  return (
    `<div data-task-local-id="" data-task-state="${done ? 'DONE' : 'TODO'}"><input type="checkbox" disabled${done ? ' checked' : ''}>` +
    `<div data-component="content">${body === null ? '' : renderAll(body.children, pass)}</div></div>`
  );
}

/** Macros, tasks, layouts and dates; null for what is none of them. */
export function renderMacro(element: StorageElement, pass: Pass): string | null {
  switch (element.name) {
    case 'ac:structured-macro':
    case 'ac:macro':
      return macro(element, pass);
    case 'ac:task-list':
      return `<div data-node-type="actionList" data-task-list-local-id="">${renderAll(element.children, pass)}</div>`;
    case 'ac:task':
      return task(element, pass);
    case 'ac:layout-section':
      return `<div data-layout-section="true">${renderAll(element.children, pass)}</div>`;
    case 'ac:layout-cell':
      return `<div data-layout-column="true"><div data-layout-content="true">${renderAll(element.children, pass)}</div></div>`;
    case 'time':
      return `<span data-node-type="date"><time datetime="${escape(element.attributes.get('datetime') ?? '')}">${escape(element.attributes.get('datetime') ?? '')}</time></span>`;
    case 'ac:parameter':
    case 'ac:emoticon':
      return '';
    default:
      return null;
  }
}
