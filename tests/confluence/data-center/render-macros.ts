import { escapeMarkup as escape } from '../storage/entities.ts';
import type { StorageElement } from '../storage/parse.ts';
import { findElement, textOf } from '../storage/text.ts';
import { anchorId, headingsOf, renderAll, type Pass } from './render.ts';

const PANELS: Record<string, string> = { info: 'information', note: 'warning', warning: 'warning', tip: 'tip' };

function parameter(element: StorageElement, name: string): string | null {
  const found = element.children.find(
    (child) =>
      child.kind === 'element' && child.name === 'ac:parameter' && (child.attributes.get('ac:name') ?? '') === name,
  );
  return found === undefined ? null : textOf(found);
}

function richBody(element: StorageElement, pass: Pass): string {
  const body = element.children.find((child) => child.kind === 'element' && child.name === 'ac:rich-text-body');
  return body?.kind === 'element' ? renderAll(body.children, pass) : '';
}

function code(element: StorageElement): string {
  const plain = findElement(element, 'ac:plain-text-body');
  const language = parameter(element, 'language') ?? 'java';
  return (
    '<div class="code panel pdl" style="border-width: 1px;"><div class="codeContent panelContent pdl">' +
    `<pre class="syntaxhighlighter-pre" data-syntaxhighlighter-params="brush: ${escape(language)}; gutter: false; theme: Confluence" data-theme="Confluence">` +
    `${escape(plain === null ? '' : textOf(plain))}</pre></div></div>`
  );
}

function panel(kind: string, element: StorageElement, pass: Pass): string {
  const title = parameter(element, 'title');
  const heading = title === null ? '' : `<p class="title">${escape(title)}</p>`;
  return (
    `<div class="confluence-information-macro confluence-information-macro-${kind}">${heading}` +
    '<span class="aui-icon aui-icon-small confluence-information-macro-icon"></span>' +
    `<div class="confluence-information-macro-body">${richBody(element, pass)}</div></div>`
  );
}

function contents(element: StorageElement, pass: Pass): string {
  let root = element;
  while (root.parent !== null) root = root.parent;
  const items = headingsOf(root, pass.context).map(
    ({ id, words }) => `<li><span class="TOCOutline"></span><a href="#${escape(id)}">${escape(words)}</a></li>`,
  );
  return `<div class="toc-macro rbtoc"><ul class="toc-indentation">${items.join('')}</ul></div>`;
}

function macro(element: StorageElement, pass: Pass): string {
  const name = element.attributes.get('ac:name') ?? '';
  const kind = PANELS[name];
  if (kind !== undefined) return panel(kind, element, pass);
  switch (name) {
    case 'code':
    case 'noformat':
      return code(element);
    case 'toc':
      return contents(element, pass);
    case 'anchor':
      return `<span class="confluence-anchor-link" id="${escape(anchorId(pass.context.pageTitle, parameter(element, '') ?? ''))}"></span>`;
    case 'expand':
      return (
        '<div class="expand-container"><div class="expand-control"><span class="expand-control-text">' +
        `${escape(parameter(element, 'title') ?? 'Click here to expand...')}</span></div><div class="expand-content">${richBody(element, pass)}</div></div>`
      );
    case 'panel':
      return `<div class="panel"><div class="panelContent">${richBody(element, pass)}</div></div>`;
    case 'status':
      return `<span class="status-macro aui-lozenge">${escape(parameter(element, 'title') ?? '')}</span>`;
    default:
      return richBody(element, pass);
  }
}

function task(element: StorageElement, pass: Pass): string {
  const id = findElement(element, 'ac:task-id');
  const state = findElement(element, 'ac:task-status');
  const body = findElement(element, 'ac:task-body');
  const done = state !== null && textOf(state).trim() === 'complete' ? ' class="checked"' : '';
  return `<li${done} data-inline-task-id="${escape(id === null ? '' : textOf(id))}">${body === null ? '' : renderAll(body.children, pass)}</li>`;
}

/** Macros, tasks, layouts and dates; null for what is none of them. */
export function renderMacro(element: StorageElement, pass: Pass): string | null {
  const inner = (): string => renderAll(element.children, pass);
  switch (element.name) {
    case 'ac:structured-macro':
    case 'ac:macro':
      return macro(element, pass);
    case 'ac:task-list':
      return `<ul class="inline-task-list">${inner()}</ul>`;
    case 'ac:task':
      return task(element, pass);
    case 'ac:layout':
      return `<div class="contentLayout2">${inner()}</div>`;
    case 'ac:layout-section':
      return `<div class="columnLayout ${escape(element.attributes.get('ac:type') ?? 'single').replaceAll('_', '-')}">${inner()}</div>`;
    case 'ac:layout-cell':
      return `<div class="cell normal" data-type="normal"><div class="innerCell">${inner()}</div></div>`;
    case 'time': {
      const date = escape(element.attributes.get('datetime') ?? '');
      return `<time datetime="${date}">${date}</time>`;
    }
    case 'ac:parameter':
    case 'ac:emoticon':
    case 'ac:placeholder':
      return '';
    default:
      return null;
  }
}
