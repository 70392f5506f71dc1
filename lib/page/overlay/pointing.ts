import { shortenQuote, type Anchor } from '@/lib/domain/anchor';
import type { Pointing } from '@/lib/messages/calls';
import { environmentLine, readEnvironment } from '../environment';
import { anchorOfSection, readSelection, type PointedAt } from '../selection';
import { sectionAt } from '../sections';
import { offsetAt } from '../text';
import type { ShownPage } from './shown-page';

/** What is selected on the page; `null` where nothing is selected that can be asked about. */
export function selectedOn(page: ShownPage): { anchor: Anchor; ranges: Range[] } | null {
  const selection = document.getSelection();
  let selected = readIn(page, selection);
  if (!selected.ok && selected.why === 'empty' && selection?.type === 'Range') {
    page.forget(); // a shadow root that was attached later changes nothing around it: nobody told of it
    selected = readIn(page, selection);
  }
  if (!selected.ok) return null;
  const { anchor, ranges } = selected.at;
  const quote = anchor.quote === null ? null : { ...anchor.quote, exact: shortenQuote(anchor.quote.exact) };
  return { anchor: { ...anchor, quote }, ranges };
}

function readIn(page: ShownPage, selection: Selection | null): PointedAt {
  const { text, sections } = page.read();
  return readSelection(selection, text, sections);
}

/** The anchor of the section that a node belongs to; the page's first one for a node outside the content. */
export function anchorAt(page: ShownPage, node: Node | null): Anchor {
  const { text, sections } = page.read();
  const offset = node === null ? null : (text.spans.get(node)?.start ?? offsetAt(text, node, 0));
  return anchorOfSection(sectionAt(sections, offset ?? 0));
}

/** The stretch of the page's text that an anchor made on it is about. */
export function stretchOf(page: ShownPage, { position, section }: Anchor): { start: number; end: number } {
  if (position !== null) return position;
  const start = page.read().sections.find(({ ref }) => ref === section)?.start ?? 0;
  return { start, end: start + 1 };
}

/** What the drawer is told of where the reader is. */
export function pointingOf(page: ShownPage, anchor: Anchor): Pointing {
  const environment = readEnvironment(window);
  return {
    anchor,
    environment: environmentLine(environment, page.report.page.version),
    viewport: environment.viewport,
  };
}
