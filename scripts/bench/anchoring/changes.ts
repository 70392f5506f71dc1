/**
 * Pages changed on purpose, where real revisions say nothing for certain: each change moves the page's own text nodes, so
 * that it is known where every passage went.
 */
export type Change = (body: HTMLElement, next: () => number) => void;

const paragraphs = (body: Element) => [...body.querySelectorAll('p')].filter((it) => it.textContent.trim() !== '');

/** Puts an element in another's place, with its children. */
function rename(element: Element, name: string): HTMLElement {
  const other = element.ownerDocument.createElement(name);
  other.append(...element.childNodes);
  element.replaceWith(other);
  return other;
}

function wrapChildren(element: Element, name: string): void {
  const inner = element.ownerDocument.createElement(name);
  inner.append(...element.childNodes);
  element.append(inner);
}

/** Another word for a word, as long and as common: the next one of the page. */
function rewrite(text: string, vocabulary: string[], share: number, next: () => number): string {
  return text.replace(/\p{L}{3,}/gu, (word) =>
    next() < share ? (vocabulary[Math.floor(next() * vocabulary.length)] ?? word) : word,
  );
}

export const CHANGES: Record<string, Change> = {
  'paragraphs split': (body) => {
    for (const paragraph of paragraphs(body)) {
      const middle = Math.floor(paragraph.childNodes.length / 2);
      if (middle === 0) continue;
      const second = body.ownerDocument.createElement('p');
      second.append(...[...paragraph.childNodes].slice(middle));
      paragraph.after(second);
    }
  },
  'paragraphs merged': (body) => {
    for (const paragraph of paragraphs(body)) {
      const before = paragraph.previousElementSibling;
      if (before?.localName !== 'p') continue;
      before.append(' ', ...paragraph.childNodes);
      paragraph.remove();
    }
  },
  'paragraphs into lists, lists into paragraphs': (body) => {
    const lists = [...body.querySelectorAll('ul, ol')].filter((list) => list.closest('li') === null);
    for (const paragraph of paragraphs(body)) {
      if (paragraph.closest('li') !== null) continue;
      wrapChildren(paragraph, 'li');
      rename(paragraph, 'ul');
    }
    for (const list of lists) {
      for (const item of list.querySelectorAll('li')) rename(item, 'p');
      rename(list, 'div');
    }
  },
  'paragraphs into tables': (body) => {
    for (const paragraph of paragraphs(body)) {
      if (paragraph.closest('li, td') !== null) continue;
      wrapChildren(paragraph, 'td');
      wrapChildren(paragraph, 'tr');
      wrapChildren(paragraph, 'tbody');
      rename(paragraph, 'table');
    }
  },
  'headings translated': (body) => {
    const reversed = (text: string) => Array.from(text).reverse().join('');
    for (const heading of body.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
      heading.textContent = reversed(heading.textContent);
      heading.removeAttribute('id');
    }
  },
  'another renderer: classic WordPress': (body) => {
    for (const element of body.querySelectorAll('*')) for (const name of ['id', 'class']) element.removeAttribute(name);
    for (const strong of body.querySelectorAll('strong')) rename(strong, 'b');
    for (const code of body.querySelectorAll('pre > code')) code.replaceWith(...code.childNodes);
    for (let level = 5; level > 0; level -= 1) {
      for (const heading of body.querySelectorAll(`h${level}`)) rename(heading, `h${level + 1}`);
    }
  },
  'another renderer: Confluence': (body) => {
    for (const cell of body.querySelectorAll('li, td, th')) wrapChildren(cell, 'p');
    for (const heading of body.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
      heading.id = `id-${heading.textContent.replaceAll(/\W+/g, '')}`;
      heading.insertAdjacentHTML('beforeend', '<span class="heading-anchor-wrapper"><button>Copy link</button></span>');
    }
    for (const block of body.querySelectorAll('pre')) {
      block.insertAdjacentHTML('afterbegin', '<span class="linenumber">1</span>');
    }
  },
  'a third of the words rewritten': (body, next) => {
    const vocabulary = body.textContent.match(/\p{L}{3,}/gu) ?? [];
    const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      node.nodeValue = rewrite(node.nodeValue ?? '', vocabulary, 1 / 3, next);
    }
  },
};
