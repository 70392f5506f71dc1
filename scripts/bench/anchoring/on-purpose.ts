import { numbersFrom } from '../page/pages.ts';
import { CHANGES } from './changes.ts';
import { anchor, describe, prepare } from './module.ts';

/** What became of the passages of one page. */
export interface Tally {
  cases: number;
  right: number;
  /** Said to be gone, or not sure. */
  missed: number;
  /** Put at other words, those that read just like the passage left aside. */
  wrong: number;
  /** Characters of each passage's record, as it goes into the trailer; the quote itself is not in it. */
  sizes: number[];
}

const MOST = 10;
const LENGTHS = [20, 120] as const;

/**
 * Describes passages of a page, changes it, and looks for them again, all by the shipping code.
 * @param change - One of `CHANGES`, or the HTML of another page that takes its place.
 */
export function measure(html: string, change: { name: string } | { html: string }, seed: number): Tally {
  const next = numbersFrom(seed);
  const { body } = document;
  body.innerHTML = html;
  const passages = choosePassages(body, MOST, next);
  const described = passages.map((node) => {
    const start = startOf(body, node);
    return { node, exact: node.data, own: describe(document, { start, end: start + node.data.length }) };
  });
  if ('html' in change) body.innerHTML = change.html;
  else CHANGES[change.name]?.(body, next);
  const prepared = prepare(document);
  const tally: Tally = {
    cases: described.length,
    right: 0,
    missed: 0,
    wrong: 0,
    sizes: described.map(({ own }) => own.length),
  };
  for (const { node, exact, own } of described) {
    const found = anchor(document, { exact, own }, prepared);
    if (found.start === null || found.end === undefined) {
      if (node.isConnected) tally.missed += 1;
      else tally.right += 1;
      continue;
    }
    const text = body.textContent.slice(found.start, found.end);
    const from = node.isConnected ? startOf(body, node) : Infinity;
    const shared = Math.min(found.end, from + node.data.length) - Math.max(found.start, from);
    if (shared > 0.5 * Math.max(found.end - found.start, node.data.length)) tally.right += 1;
    else if (fold(text) === fold(exact))
      tally.cases -= 1; // the same words, told apart by nothing that is left
    else if (shared > 0) tally.missed += 1;
    else tally.wrong += 1;
  }
  return tally;
}

/**
 * How long it takes to find many passages again on a large page that was edited: a paragraph before all others, and a word
 * of each third passage.
 */
export function timeMany(html: string, anchors: number): { characters: number; indexMs: number; placeMs: number } {
  const next = numbersFrom(anchors);
  const { body } = document;
  body.innerHTML = `<p>With ${anchors} passages.</p>${html}`; // unlike the page before: what was read of that is kept
  const described = choosePassages(body, anchors, next).map((node) => {
    const start = startOf(body, node);
    return { node, exact: node.data, own: describe(document, { start, end: start + node.data.length }) };
  });
  described.forEach(({ node }, index) => {
    if (index % 3 === 0) node.data = node.data.replace(/\p{L}{4,}/u, 'otherwise');
  });
  body.insertAdjacentHTML('afterbegin', '<p>This paragraph was put before everything else on the page.</p>');
  const begun = performance.now();
  const prepared = prepare(document);
  const indexed = performance.now();
  for (const { exact, own } of described) anchor(document, { exact, own }, prepared);
  return {
    characters: body.textContent.length,
    indexMs: indexed - begun,
    placeMs: performance.now() - indexed,
  };
}

/** Passages of a page; each is a text node of its own. */
function choosePassages(body: Element, most: number, next: () => number): Text[] {
  const nodes: Text[] = [];
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node as Text; // nothing else is shown
    if (
      text.data.trim().length >= 2 * LENGTHS[0] &&
      text.parentElement?.closest('h1, h2, h3, h4, h5, h6, script, style') === null
    )
      nodes.push(text);
  }
  const chosen: Text[] = [];
  while (chosen.length < most && nodes.length > 0) {
    const [node] = nodes.splice(Math.floor(next() * nodes.length), 1);
    if (node === undefined) break;
    const words = [...node.data.matchAll(/\S+/g)];
    const from = words[Math.floor((next() * words.length) / 2)]?.index ?? 0;
    const wanted = LENGTHS[0] + Math.floor(next() * (LENGTHS[1] - LENGTHS[0]));
    const last = words.findLast(({ index, 0: word }) => index + word.length <= from + wanted);
    const to = last === undefined ? from : last.index + last[0].length;
    if (to - from < LENGTHS[0]) continue;
    node.splitText(to);
    chosen.push(node.splitText(from));
  }
  return chosen;
}

/** Where a text begins in the body's `textContent`. */
function startOf(body: Element, node: Text): number {
  const before = document.createRange();
  before.setStart(body, 0);
  before.setEndBefore(node);
  return before.toString().length;
}

const fold = (text: string): string => text.replace(/\s+/g, ' ').trim();
