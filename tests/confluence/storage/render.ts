import { escapeMarkup as escape } from './entities.ts';
import { renderMacro } from './render-macros.ts';
import { renderTable } from './render-tables.ts';
import type { StorageElement, StorageNode } from './parse.ts';
import { findElement, textOf } from './text.ts';

/** What the renderer asks of the site. */
export interface RenderContext {
  /** The address of an attachment of this page, or null where there is none of that name. */
  attachmentUrl(filename: string): string | null;
  displayName(accountId: string): string;
  pageUrl(title: string, spaceKey: string | null): string;
  /** `resolved` markers stay in storage and show no highlight; null for a marker without a comment. */
  markerState(ref: string): 'open' | 'resolved' | null;
}

/** Position in the document as ProseMirror counts it: one for each boundary of a node, one for each character. */
export interface Pass {
  context: RenderContext;
  position: number;
  headingIds: Map<string, number>;
  listDepth: number;
  /** Opening tags of the annotations around what is rendered now, outermost first. */
  annotations: string[];
}

const BLOCK = /^(p|ul|ol|h[1-6]|pre|blockquote|table|ac:structured-macro|ac:task-list|ac:image)$/;

const MARKS: Record<string, string> = {
  strong: 'strong',
  b: 'strong',
  em: 'em',
  i: 'em',
  u: 'u',
  s: 's',
  del: 's',
  sub: 'sub',
  sup: 'sup',
};

/** Renders nodes in order; the pass counts on. */
export function renderAll(nodes: StorageNode[], pass: Pass): string {
  return nodes.map((node) => renderNode(node, pass)).join('');
}

/** A block with its start position and whatever attributes stand before it, each with a blank in front. */
export function block(tag: string, attributes: string, element: StorageElement, pass: Pass): string {
  const start = (pass.position += 1);
  const inner = renderAll(element.children, pass);
  pass.position += 1;
  return `<${tag}${attributes} data-renderer-start-pos="${start}">${inner}</${tag}>`;
}

/** Cloud's heading ids: the text with hyphens for blanks, a number behind from the second of its kind on. */
function headingId(element: StorageElement, pass: Pass): string {
  const plain = textOf(element).trim().replaceAll(/\s+/g, '-');
  const seen = pass.headingIds.get(plain) ?? 0;
  pass.headingIds.set(plain, seen + 1);
  return seen === 0 ? plain : `${plain}.${seen}`;
}

function heading(element: StorageElement, pass: Pass): string {
  const id = headingId(element, pass);
  const start = (pass.position += 1);
  const inner = renderAll(element.children, pass);
  pass.position += 1;
  const anchor =
    '<span role="presentation" class="heading-anchor-wrapper"><button aria-label="Copy link to heading" class="css-779anb">' +
    '<span role="img" aria-label="Copy" class="css-1afrefi"></span></button></span>';
  return `<${element.name} id="${escape(id)}" data-renderer-start-pos="${start}">${inner}${anchor}</${element.name}>`;
}

/** The editor keeps no bare text in a cell or an item: it stands in a paragraph. */
export function wrapped(element: StorageElement, pass: Pass): string {
  const blocks = element.children.some((inner) => inner.kind === 'element' && BLOCK.test(inner.name));
  return blocks ? renderAll(element.children, pass) : block('p', '', element, pass);
}

function list(element: StorageElement, pass: Pass): string {
  pass.listDepth += 1;
  const level = pass.listDepth;
  const items = element.children.map((child) => {
    if (child.kind === 'text') return '';
    pass.position += 1;
    return `<li>${wrapped(child, pass)}</li>`;
  });
  pass.listDepth -= 1;
  return `<${element.name} class="ak-${element.name}" data-indent-level="${level}">${items.join('')}</${element.name}>`;
}

function image(element: StorageElement, pass: Pass): string {
  const filename = findElement(element, 'ri:attachment')?.attributes.get('ri:filename');
  const address = findElement(element, 'ri:url')?.attributes.get('ri:value');
  const source = filename === undefined ? (address ?? null) : pass.context.attachmentUrl(filename);
  const alt = escape(element.attributes.get('ac:alt') ?? filename ?? '');
  if (source === null)
    return `<div class="rich-media-item media-card-error" data-testid="media-card-error">Preview unavailable: ${alt}</div>`;
  const width = Number(element.attributes.get('ac:width') ?? Number.NaN);
  const size = Number.isInteger(width) ? ` width="${width}"` : '';
  pass.position += 2;
  return (
    '<div class="rich-media-item mediaSingleView-content-wrap image-center" data-layout="center" data-node-type="mediaSingle">' +
    `<img data-testid="media-image" draggable="false" src="${escape(source)}" alt="${alt}"${size}></div>`
  );
}

function link(element: StorageElement, pass: Pass): string {
  const user = findElement(element, 'ri:user')?.attributes.get('ri:account-id');
  if (user !== undefined)
    return `<span class="mention" data-mention-id="${escape(user)}">@${escape(pass.context.displayName(user))}</span>`;
  const target = findElement(element, 'ri:page');
  const title = target?.attributes.get('ri:content-title') ?? '';
  const file = findElement(element, 'ri:attachment')?.attributes.get('ri:filename');
  const base =
    file === undefined
      ? target === null
        ? ''
        : pass.context.pageUrl(title, target.attributes.get('ri:space-key') ?? null)
      : (pass.context.attachmentUrl(file) ?? '');
  const anchor = element.attributes.get('ac:anchor');
  const body = findElement(element, 'ac:link-body') ?? findElement(element, 'ac:plain-text-link-body');
  const words = body === null ? escape(title || file || anchor || '') : renderAll(body.children, pass);
  return anchorTag(base + (anchor === undefined ? '' : `#${anchor}`), words);
}

function anchorTag(href: string, inner: string): string {
  // Script addresses lose their href, as Confluence's renderer does with what is no safe link.
  const safe = /^(https?:|mailto:|\/|#|[^:]*$)/i.test(href.trim()) ? ` href="${escape(href)}"` : '';
  return `<a${safe} title="${escape(href)}" data-renderer-mark="true" class="css-tgpl01">${inner}</a>`;
}

/**
 * The words below a marker, each piece of text in a mark of its own: in the editor's document an annotation is a mark of
 * a text, inside of other marks, so that one comment can stand in several elements with the same id.
 */
function marker(element: StorageElement, pass: Pass): string {
  const ref = element.attributes.get('ac:ref') ?? '';
  const state = pass.context.markerState(ref);
  if (state === null) return renderAll(element.children, pass);
  // ASSUMPTION: a resolved comment's mark stays in the DOM and carries its state, so that it shows no highlight.
  const resolved = state === 'resolved' ? ' data-mark-annotation-state="resolved"' : '';
  const open =
    `<mark id="${escape(ref)}" data-renderer-mark="true" data-mark-type="annotation" ` +
    `data-mark-annotation-type="inlineComment" data-id="${escape(ref)}"${resolved}>`;
  pass.annotations.push(open);
  const inner = renderAll(element.children, pass);
  pass.annotations.pop();
  return inner;
}

/** Unknown tags show what is in them, as the parser accepts them silently. */
function renderNode(node: StorageNode, pass: Pass): string {
  if (node.kind === 'text') {
    pass.position += node.text.length;
    return pass.annotations.join('') + escape(node.text) + '</mark>'.repeat(pass.annotations.length);
  }
  const mark = MARKS[node.name];
  if (mark !== undefined) return `<${mark} data-renderer-mark="true">${renderAll(node.children, pass)}</${mark}>`;
  if (/^h[1-6]$/.test(node.name)) return heading(node, pass);
  switch (node.name) {
    case 'p':
      return block('p', '', node, pass);
    case 'ul':
    case 'ol':
      return list(node, pass);
    case 'code':
      return `<code class="code" data-renderer-mark="true">${renderAll(node.children, pass)}</code>`;
    case 'blockquote':
      return `<blockquote>${renderAll(node.children, pass)}</blockquote>`;
    case 'pre':
      return block('pre', '', node, pass);
    case 'br':
    case 'hr':
      return `<${node.name}>`;
    case 'a':
      return anchorTag(node.attributes.get('href') ?? '', renderAll(node.children, pass));
    case 'ac:image':
      return image(node, pass);
    case 'ac:link':
      return link(node, pass);
    case 'ac:inline-comment-marker':
      return marker(node, pass);
    default:
      return renderTable(node, pass) ?? renderMacro(node, pass) ?? renderAll(node.children, pass);
  }
}

/** A body as Cloud's renderer shows it, without the `.ak-renderer-document` around it. */
export function renderFabric(root: StorageElement, context: RenderContext): string {
  return renderAll(root.children, { context, position: 0, headingIds: new Map(), listDepth: 0, annotations: [] });
}
