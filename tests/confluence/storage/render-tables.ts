import { escapeMarkup as escape } from './entities.ts';
import type { StorageElement } from './parse.ts';
import { renderAll, wrapped, type Pass } from './render.ts';

const SORT_ICON =
  '<figure class="ak-renderer-tableHeader-sorting-icon__wrapper ak-renderer-tableHeader-sorting-icon__no-order"><div role="presentation">' +
  '<div class="ak-renderer-tableHeader-sorting-icon css-qrn7se" role="button" tabindex="0" aria-label="sort column" aria-disabled="false"></div></div></figure>';

function spans(element: StorageElement): string {
  const span = (name: string): string => ` ${name}="${escape(element.attributes.get(name) ?? '1')}"`;
  return `${span('rowspan')}${span('colspan')} colorname=""`;
}

function headerCell(element: StorageElement, pass: Pass): string {
  return (
    `<th${spans(element)} class="ak-renderer-tableHeader-sortable-column__wrapper" aria-sort="none">` +
    `<div class="ak-renderer-tableHeader-sortable-column">${wrapped(element, pass)}${SORT_ICON}</div></th>`
  );
}

/** The editor's tables have a body and no head. */
function table(element: StorageElement, pass: Pass): string {
  const rows = renderAll(element.children, pass);
  const body = rows.includes('<tbody>') ? rows : `<tbody>${rows}</tbody>`;
  return (
    '<div class="pm-table-container" data-layout="default"><div class="pm-table-wrapper">' +
    `<table data-number-column="false">${body}</table></div></div>`
  );
}

/** Tables and what stands in them; null for anything else. */
export function renderTable(element: StorageElement, pass: Pass): string | null {
  switch (element.name) {
    case 'table':
      return table(element, pass);
    case 'th':
      return headerCell(element, pass);
    case 'td':
      return `<td${spans(element)}>${wrapped(element, pass)}</td>`;
    case 'colgroup':
    case 'tbody':
    case 'tr':
      return `<${element.name}>${renderAll(element.children, pass)}</${element.name}>`;
    case 'col':
      return `<col style="${escape(element.attributes.get('style') ?? '')}">`;
    default:
      return null;
  }
}
