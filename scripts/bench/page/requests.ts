import type { Page } from 'playwright-core';
import type { Anchor } from '../../../lib/domain/anchor.ts';
import type { ThreadMark } from '../../../lib/domain/views.ts';
import type * as describing from '../../../lib/domain/anchoring/describe-packed.ts';
import type * as indexing from '../../../lib/domain/anchoring/page-index.ts';
import type * as outlining from '../../../lib/page/outline.ts';
import type * as recognising from '../../../lib/page/recognise.ts';
import type * as sections from '../../../lib/page/sections.ts';
import type * as selection from '../../../lib/page/selection.ts';
import type * as text from '../../../lib/page/text.ts';
import { bundleForPage } from '../../bundle.ts';
import type { PeerNote } from './server.ts';

/** The same places, as each side keeps them. */
export interface Requests {
  marks: ThreadMark[];
  notes: PeerNote[];
  /** What is quoted, to tell right highlights from others. */
  quotes: string[];
}

type Lib = typeof describing &
  typeof indexing &
  typeof outlining &
  typeof recognising &
  typeof sections &
  typeof selection &
  typeof text;

const modules = [
  ...['outline', 'recognise', 'sections', 'selection', 'text'].map((name) => `lib/page/${name}.ts`),
  ...['describe-packed', 'page-index'].map((name) => `lib/domain/anchoring/${name}.ts`),
];

/** Describes `count` quotes, spread over the page that is open, by Docket's own code and as the peer's client would. */
export async function describeQuotes(page: Page, count: number): Promise<Requests> {
  await page.evaluate(`${await bundleForPage(modules, 'lib')}; globalThis.lib = lib; undefined`);
  const found = await page.evaluate((wanted) => {
    const { lib } = globalThis as unknown as { lib: Lib }; // put there by the line before
    const seen = lib.recognise(document, new URL(location.href));
    if (seen.kind === 'none') throw new Error(`not recognised: ${seen.why}`);
    const read = lib.readText(seen.contentRoot, seen.added);
    const parts = lib.readSections(read, seen.headingsAmong(read.headings.keys()));
    const index = lib.indexPage(lib.outlineOf(read, parts));
    const all = [...document.querySelectorAll('.quote')];
    const chosen = Array.from({ length: wanted }, (_, index) => all[Math.floor(((index + 0.5) * all.length) / wanted)]);
    const whole = document.body.textContent;
    const stepOf = (at: Element) =>
      `${at.localName}[${String([...(at.parentElement?.children ?? [])].filter((it) => it.localName === at.localName).indexOf(at) + 1)}]`;
    const pathOf = (at: Element): string =>
      at === document.body ? '' : `${pathOf(at.parentElement ?? document.body)}/${stepOf(at)}`;
    let from = 0;
    return chosen.flatMap((element) => {
      if (element === undefined) return [];
      const range = document.createRange();
      range.selectNodeContents(element);
      const pointed = lib.pointAt(range, read, parts);
      if (!pointed.ok) throw new Error(pointed.why);
      const exact = element.textContent;
      from = whole.indexOf(exact, from);
      const end = from + exact.length;
      const path = pathOf(element);
      const selectors = [
        { type: 'RangeSelector', startContainer: path, startOffset: 0, endContainer: path, endOffset: exact.length },
        { type: 'TextPositionSelector', start: from, end },
        { type: 'TextQuoteSelector', exact, prefix: whole.slice(from - 32, from), suffix: whole.slice(end, end + 32) },
      ];
      const { anchor } = pointed.at;
      const at = anchor.position ?? { start: 0, end: 0 };
      const descriptor = lib.describePacked(index, at.start, at.end);
      return [{ anchor: { ...anchor, ...(descriptor !== null && { descriptor }) }, exact, selectors }];
    });
  }, count);
  const address = page.url();
  return {
    marks: found.map(({ anchor }, index) => markOf(anchor, index)),
    notes: found.map(({ selectors }, index) => noteOf(address, selectors, index)),
    quotes: found.map(({ exact }) => exact),
  };
}

const idOf = (index: number) => `01900000-0000-7000-8000-${String(index).padStart(12, '0')}`;

function markOf(anchor: Anchor, index: number): ThreadMark {
  return { id: idOf(index) as ThreadMark['id'], anchor, state: 'open', own: 'no' }; // made like a real one
}

function noteOf(uri: string, selector: unknown[], index: number): PeerNote {
  const user = 'acct:reader@127.0.0.1';
  return {
    id: `note${String(index)}`,
    created: '2026-11-01T10:00:00+00:00',
    updated: '2026-11-01T10:00:00+00:00',
    user,
    user_info: { display_name: 'Reader' },
    uri,
    text: 'Which of the two is meant?',
    tags: [],
    group: '__world__',
    permissions: { read: ['group:__world__'], update: [user], delete: [user], admin: [user] },
    target: [{ source: uri, selector }],
    document: { title: ['Page'] },
    links: { html: uri, incontext: uri, json: uri },
    flagged: false,
    hidden: false,
    references: [],
  };
}
