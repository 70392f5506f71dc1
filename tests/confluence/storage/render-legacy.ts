import { escapeMarkup as escape } from './entities.ts';
import type { StorageElement, StorageNode } from './parse.ts';
import type { RenderContext } from './render.ts';
import { findElement, textOf } from './text.ts';

interface Pass {
  context: RenderContext;
  /** The page's title without blanks, which begins every heading's id. */
  titleKey: string;
  headingIds: Map<string, number>;
}

const PANELS: Record<string, string> = { info: 'information', note: 'note', warning: 'warning', tip: 'tip' };
/** What the legacy renderer leaves as it is written, with these attributes. */
const PLAIN = new Set(
  (
    'p ul ol li strong b em i u s del sub sup small code pre blockquote div span a hr br colgroup col thead tbody tfoot tr ' +
    'dl dt dd caption'
  ).split(' '),
);
const VOID = new Set(['br', 'hr', 'col']);
const KEPT = /^(class|style|border|cellspacing|cellpadding|rowspan|colspan|href|title|start)$/;

function renderAll(nodes: StorageNode[], pass: Pass): string {
  return nodes.map((node) => (node.kind === 'text' ? escape(node.text) : renderElement(node, pass))).join('');
}

/** The author's attributes, and classes of the renderer's own behind the author's. */
function attributesOf(element: StorageElement, ...classes: string[]): string {
  const kept = [...element.attributes].filter(([name]) => KEPT.test(name) && name !== 'class');
  const all = [element.attributes.get('class') ?? '', ...classes].filter((one) => one !== '').join(' ');
  const shown: [string, string][] = all === '' ? kept : [['class', all], ...kept];
  return shown.map(([name, value]) => ` ${name}="${escape(value)}"`).join('');
}

function tag(element: StorageElement, pass: Pass, ...classes: string[]): string {
  const open = `<${element.name}${attributesOf(element, ...classes)}>`;
  return VOID.has(element.name) ? open : `${open}${renderAll(element.children, pass)}</${element.name}>`;
}

/** `TitleWithoutBlanks-HeadingWithoutBlanks`, with `id-` in front of what begins with no letter, as on Data Center. */
function heading(element: StorageElement, pass: Pass): string {
  const plain = `${pass.titleKey}-${textOf(element).replaceAll(/\s+/g, '')}`;
  const named = /^[A-Za-z]/.test(plain) ? plain : `id-${plain}`;
  const seen = pass.headingIds.get(named) ?? 0;
  pass.headingIds.set(named, seen + 1);
  const id = seen === 0 ? named : `${named}.${seen}`;
  return `<${element.name} id="${escape(id)}">${renderAll(element.children, pass)}</${element.name}>`;
}

function image(element: StorageElement, { context }: Pass): string {
  const filename = findElement(element, 'ri:attachment')?.attributes.get('ri:filename') ?? '';
  const source = context.attachmentUrl(filename) ?? findElement(element, 'ri:url')?.attributes.get('ri:value') ?? '';
  return (
    '<span class="confluence-embedded-file-wrapper"><img class="confluence-embedded-image" ' +
    `src="${escape(source)}" alt="${escape(filename)}"></span>`
  );
}

function link(element: StorageElement, pass: Pass): string {
  const target = findElement(element, 'ri:page');
  const title = target?.attributes.get('ri:content-title') ?? '';
  const href = target === null ? '#' : pass.context.pageUrl(title, target.attributes.get('ri:space-key') ?? null);
  const body = findElement(element, 'ac:link-body') ?? findElement(element, 'ac:plain-text-link-body');
  return `<a href="${escape(href)}">${body === null ? escape(title) : renderAll(body.children, pass)}</a>`;
}

/** One reference may be shown by several of these (PLATFORM-FACTS 3.2). ASSUMPTION: a resolved comment's has no span. */
function marker(element: StorageElement, pass: Pass): string {
  const ref = element.attributes.get('ac:ref') ?? '';
  const inner = renderAll(element.children, pass);
  return pass.context.markerState(ref) === 'open'
    ? `<span class="inline-comment-marker" data-ref="${escape(ref)}">${inner}</span>`
    : inner;
}

function richBody(element: StorageElement, pass: Pass): string {
  const body = element.children.find((child) => child.kind === 'element' && child.name === 'ac:rich-text-body');
  return body?.kind === 'element' ? renderAll(body.children, pass) : '';
}

function macro(element: StorageElement, pass: Pass): string {
  const name = element.attributes.get('ac:name') ?? '';
  const panel = PANELS[name];
  if (panel !== undefined)
    return (
      `<div class="confluence-information-macro confluence-information-macro-${panel} conf-macro output-block" data-macro-name="${name}">` +
      '<span class="aui-icon aui-icon-small confluence-information-macro-icon"></span>' +
      `<div class="confluence-information-macro-body">${richBody(element, pass)}</div></div>`
    );
  if (name === 'code' || name === 'noformat') {
    const plain = findElement(element, 'ac:plain-text-body');
    return (
      '<div class="code panel pdl conf-macro output-block" data-macro-name="code"><div class="codeContent panelContent pdl">' +
      `<pre class="syntaxhighlighter-pre">${escape(plain === null ? '' : textOf(plain))}</pre></div></div>`
    );
  }
  if (name === 'toc') return '<div class="toc-macro conf-macro output-block" data-macro-name="toc"></div>';
  return `<div class="conf-macro output-block" data-macro-name="${escape(name)}">${richBody(element, pass)}</div>`;
}

function renderElement(element: StorageElement, pass: Pass): string {
  const { name } = element;
  if (/^h[1-6]$/.test(name)) return heading(element, pass);
  if (PLAIN.has(name)) return tag(element, pass);
  switch (name) {
    case 'table':
      return `<div class="table-wrap">${tag(element, pass, 'confluenceTable')}</div>`;
    case 'th':
      return tag(element, pass, 'confluenceTh');
    case 'td':
      return tag(element, pass, 'confluenceTd');
    case 'ac:image':
      return image(element, pass);
    case 'ac:link':
      return link(element, pass);
    case 'ac:inline-comment-marker':
      return marker(element, pass);
    case 'ac:structured-macro':
      return macro(element, pass);
    case 'ac:parameter':
    case 'ac:emoticon':
      return '';
    default:
      return renderAll(element.children, pass);
  }
}

/** A body as the renderer before the current one shows it, without the `.wiki-content` around it. */
export function renderLegacy(root: StorageElement, title: string, context: RenderContext): string {
  return renderAll(root.children, { context, titleKey: title.replaceAll(/\s+/g, ''), headingIds: new Map() });
}
