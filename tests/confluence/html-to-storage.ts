import { DomUtils, parseDocument } from 'htmlparser2';
import { escapeMarkup as escape } from './storage/entities.ts';

/** The language of `<code class="language-x">`. */
const LANGUAGE = /\blanguage-([\w-]+)/;

type Node = ReturnType<typeof parseDocument>['children'][number];

function codeMacro(code: string, language: string): string {
  const safe = code.replaceAll(']]>', ']]]]><![CDATA[>');
  return (
    `<ac:structured-macro ac:name="code"><ac:parameter ac:name="language">${language}</ac:parameter>` +
    `<ac:plain-text-body><![CDATA[${safe}]]></ac:plain-text-body></ac:structured-macro>`
  );
}

function image({ alt = '', src = '' }: Record<string, string>): string {
  return `<ac:image ac:alt="${escape(alt)}"><ri:url ri:value="${escape(src)}"/></ac:image>`;
}

function convert(node: Node): string {
  // A comment's or doctype's text content is empty, so only text is left of what is no element.
  if (!('attribs' in node)) return escape(DomUtils.textContent(node));
  const { name, attribs } = node;
  if (name === 'pre') {
    const classes = DomUtils.getElementsByTagName('code', node)[0]?.attribs['class'] ?? '';
    return codeMacro(DomUtils.textContent(node).replace(/\n$/, ''), LANGUAGE.exec(classes)?.[1] ?? 'text');
  }
  if (name === 'img') return image(attribs);
  const attributes = Object.entries(attribs).map(([key, value]) => ` ${key}="${escape(value)}"`);
  const inner = node.children.map(convert).join('');
  return inner === '' ? `<${name}${attributes.join('')}/>` : `<${name}${attributes.join('')}>${inner}</${name}>`;
}

/** Plain HTML, such as a converted Markdown file, as storage format: `pre` becomes the code macro, `img` an image. */
export function htmlToStorage(markup: string): string {
  return parseDocument(markup).children.map(convert).join('');
}
