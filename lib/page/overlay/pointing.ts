import { shortenQuote, type Anchor } from '@/lib/domain/anchor';
import type { OverlayCalls, Pointing } from '@/lib/messages/calls';
import type { Client } from '@/lib/messages/client';
import { windowLine } from '../environment';
import { anchorBetween, anchorOfSection, readSelection, type PointedAt } from '../selection';
import { sectionAt, sectionOf } from '../sections';
import { offsetAt } from '../text';
import { sentWhole } from './places';
import type { Reading, ShownPage } from './shown-page';

/** What is selected on the page; `null` where nothing is selected that can be asked about. */
export function selectedOn(page: ShownPage): { anchor: Anchor; ranges: Range[] } | null {
  const selection = document.getSelection();
  let selected = readIn(selection, page.read());
  if (!selected.ok && selected.why === 'empty' && selection?.type === 'Range') {
    selected = readIn(selection, page.read(true)); // a shadow root that was attached later changes nothing around it: nobody told of it
  }
  if (!selected.ok) return null;
  const { anchor, ranges } = selected.at;
  return { anchor: shortened(anchor), ranges };
}

/** Another anchor for a request: of what is selected, or of the place where it was found. `null`: there is none. */
export async function newAnchor(
  page: ShownPage,
  to: 'selection' | Anchor['position'],
  calls: Client<OverlayCalls>,
): Promise<Anchor | null> {
  if (to === null) return null;
  const { text, sections } = page.read();
  const anchor = to === 'selection' ? selectedOn(page)?.anchor : shortened(anchorBetween(text, sections, to));
  return anchor === undefined ? null : described(page, anchor, calls);
}

function shortened(anchor: Anchor): Anchor {
  const { quote } = anchor;
  return quote === null ? anchor : { ...anchor, quote: { ...quote, exact: shortenQuote(quote.exact) } };
}

function readIn(selection: Selection | null, { text, sections }: Reading): PointedAt {
  return readSelection(selection, text, sections);
}

/** The anchor of the section that a node belongs to; the page's first one for a node outside the content. */
export function anchorAt(page: ShownPage, node: Node | null): Anchor {
  const { text, sections } = page.read();
  const offset = node === null ? null : offsetAt(text, node, 0);
  return anchorOfSection(text, sectionAt(sections, offset ?? 0));
}

/** The anchor with what the background makes of its place. Without a description it is found by its words alone. */
export async function described(page: ShownPage, anchor: Anchor, calls: Client<OverlayCalls>): Promise<Anchor> {
  const reading = page.read();
  const start = sectionOf(reading.sections, anchor.section)?.start ?? 0;
  const stretch = anchor.position ?? { start, end: start + 1 };
  const asked = await calls.describePlace({ page: sentWhole(reading), ...stretch });
  return asked.ok && asked.value.descriptor !== null ? { ...anchor, descriptor: asked.value.descriptor } : anchor;
}

/** What the drawer is told of where the reader is. */
export function pointingOf(page: ShownPage, anchor: Anchor): Pointing {
  return {
    anchor,
    environment: windowLine(window, page.report.page.version),
    viewport: { width: innerWidth, height: innerHeight },
  };
}
