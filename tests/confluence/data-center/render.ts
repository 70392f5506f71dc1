import { escapeMarkup as escape } from '../storage/entities.ts';
import type { StorageElement, StorageNode } from '../storage/parse.ts';
import type { RenderContext } from '../storage/render.ts';
import { findElement, textOf } from '../storage/text.ts';
import { renderMacro } from './render-macros.ts';

export interface ViewContext extends RenderContext {
  /** Heading ids and anchors begin with it. */
  pageTitle: string;
}

export interface Pass {
  context: ViewContext;
  headingIds: Map<string, number>;
}

/** Renders nodes in order. */
export function renderAll(nodes: StorageNode[], pass: Pass): string {
  return nodes.map((node) => renderNode(node, pass)).join('');
}

/** `PageTitle-Words`, without blanks; what does not begin with a letter gets `id-` in front. */
export function anchorId(pageTitle: string, words: string): string {
  const id = `${pageTitle}-${words}`.replaceAll(/\s+/g, '');
  return /^\p{L}/u.test(id) ? id : `id-${id}`;
}

/** An anchor macro's name counts as text of its heading. */
function headingWords(node: StorageNode): string {
  return node.kind === 'text' ? node.text : node.children.map(headingWords).join('');
}

/** The same words twice on a page: a number behind from the second on. */
export function headingId(element: StorageElement, pass: Pick<Pass, 'context' | 'headingIds'>): string {
  const id = anchorId(pass.context.pageTitle, headingWords(element));
  const seen = pass.headingIds.get(id) ?? 0;
  pass.headingIds.set(id, seen + 1);
  return seen === 0 ? id : `${id}.${seen}`;
}

function link(element: StorageElement, pass: Pass): string {
  const user = findElement(element, 'ri:user')?.attributes;
  const anchor = element.attributes.get('ac:anchor');
  const body = findElement(element, 'ac:link-body') ?? findElement(element, 'ac:plain-text-link-body');
  if (user !== undefined) {
    const key = user.get('ri:userkey') ?? '';
    const name = user.get('ri:username') ?? pass.context.displayName(key);
    return `<a class="confluence-userlink user-mention" data-username="${escape(name)}" href="#">${escape(pass.context.displayName(key))}</a>`;
  }
  const target = findElement(element, 'ri:page');
  const title = target?.attributes.get('ri:content-title') ?? '';
  const file = findElement(element, 'ri:attachment')?.attributes.get('ri:filename');
  const page = target === null ? '' : pass.context.pageUrl(title, target.attributes.get('ri:space-key') ?? null);
  const base = file === undefined ? page : (pass.context.attachmentUrl(file) ?? '');
  const fragment = anchor === undefined ? '' : `#${anchorId(target === null ? pass.context.pageTitle : title, anchor)}`;
  const words = body === null ? escape(title || file || anchor || '') : renderAll(body.children, pass);
  return `<a href="${escape(base + fragment)}">${words}</a>`;
}

/** What is no safe address loses it. */
function externalLink(element: StorageElement, pass: Pass): string {
  const href = element.attributes.get('href') ?? '';
  const safe = /^(https?:|mailto:|\/|#|[^:]*$)/i.test(href.trim());
  const outside = /^https?:/i.test(href) ? ' class="external-link" rel="nofollow"' : '';
  return `<a${safe ? ` href="${escape(href)}"` : ''}${outside}>${renderAll(element.children, pass)}</a>`;
}

function image(element: StorageElement, pass: Pass): string {
  const filename = findElement(element, 'ri:attachment')?.attributes.get('ri:filename');
  const url = findElement(element, 'ri:url')?.attributes.get('ri:value');
  const source = filename === undefined ? url : (pass.context.attachmentUrl(filename) ?? undefined);
  const alt = element.attributes.get('ac:alt');
  const words = alt === undefined ? '' : ` alt="${escape(alt)}"`;
  if (source === undefined)
    return `<span class="confluence-embedded-file-wrapper"><img class="confluence-embedded-image confluence-broken-image"${words}></span>`;
  const size = ['height', 'width'].flatMap((side) => {
    const given = element.attributes.get(`ac:${side}`);
    return given === undefined ? [] : [` ${side}="${escape(given)}"`];
  });
  const manual = size.length > 0 ? ' confluence-embedded-manual-size' : '';
  const outside = filename === undefined ? ' confluence-external-resource' : '';
  const own =
    filename === undefined
      ? ''
      : ` data-unresolved-comment-count="0" data-linked-resource-type="attachment" data-linked-resource-default-alias="${escape(filename)}"`;
  return (
    `<span class="confluence-embedded-file-wrapper${manual}"><img class="confluence-embedded-image${outside}"${words}${size.join('')}` +
    ` src="${escape(source)}" data-image-src="${escape(source)}"${own}></span>`
  );
}

const CELLS: Record<string, string> = { th: 'confluenceTh', td: 'confluenceTd' };
const PLAIN =
  /^(p|ul|ol|li|blockquote|strong|em|u|s|sub|sup|code|pre|div|span|dl|dt|dd|small|tbody|thead|tr|colgroup|h[1-6])$/;

function plain(element: StorageElement, pass: Pass): string {
  const { name } = element;
  const id = /^h[1-6]$/.test(name) ? ` id="${escape(headingId(element, pass))}"` : '';
  const style = element.attributes.get('style');
  return `<${name}${id}${style === undefined ? '' : ` style="${escape(style)}"`}>${renderAll(element.children, pass)}</${name}>`;
}

/** Unknown tags show what is in them. */
function renderNode(node: StorageNode, pass: Pass): string {
  if (node.kind === 'text') return escape(node.text);
  if (PLAIN.test(node.name)) return plain(node, pass);
  const cell = CELLS[node.name];
  if (cell !== undefined) return `<${node.name} class="${cell}">${renderAll(node.children, pass)}</${node.name}>`;
  switch (node.name) {
    case 'br':
    case 'hr':
    case 'col':
      return `<${node.name}>`;
    case 'a':
      return externalLink(node, pass);
    case 'table':
      return `<div class="table-wrap"><table class="confluenceTable">${renderAll(node.children, pass)}</table></div>`;
    case 'ac:image':
      return image(node, pass);
    case 'ac:link':
      return link(node, pass);
    case 'ac:inline-comment-marker':
      return `<span class="inline-comment-marker" data-ref="${escape(node.attributes.get('ac:ref') ?? '')}">${renderAll(node.children, pass)}</span>`;
    default:
      return renderMacro(node, pass) ?? renderAll(node.children, pass);
  }
}

/** A body as Data Center's server renders it: whole, before any script of the page has run. */
export function renderView(root: StorageElement, context: ViewContext): string {
  return renderAll(root.children, { context, headingIds: new Map() });
}

/** The headings of a body in order, with the ids that `renderView` gives them: for the table of contents. */
export function headingsOf(root: StorageElement, context: ViewContext): { id: string; words: string; level: number }[] {
  const pass = { context, headingIds: new Map<string, number>() };
  const walk = (node: StorageNode): { id: string; words: string; level: number }[] => {
    if (node.kind === 'text') return [];
    const level = /^h([1-6])$/.exec(node.name)?.[1];
    if (level === undefined) return node.children.flatMap(walk);
    return [{ id: headingId(node, pass), words: textOf(node).trim(), level: Number(level) }];
  };
  return root.children.flatMap(walk);
}
