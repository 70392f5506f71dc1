import type { Anchor } from '@/lib/domain/anchor';
import type { Pointing } from '@/lib/messages/calls';
import type { ShownPage } from './shown-page';

/** The anchor of what is selected; `null` where nothing is selected that can be asked about. */
export function anchorOfSelection(page: ShownPage): Anchor | null {
  const selection = document.getSelection();
  if (selection?.type !== 'Range') return null;
  const range = selection.getRangeAt(0);
  const exact = selection.toString().replace(/\s+/g, ' ').trim();
  const holder = range.commonAncestorContainer;
  if (exact === '' || !page.seen.contentRoot.contains(holder)) return null;
  return { ...anchorAt(page, range.startContainer), quote: { exact, prefix: '', suffix: '' } };
}

/** The anchor of the section that a node belongs to. */
export function anchorAt(page: ShownPage, node: Node | null): Anchor {
  const before = page.seen.headings.filter(
    ({ element }) => node !== null && (element.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  const heading = before.at(-1);
  const path = heading === undefined ? [] : [heading.text];
  return {
    quote: null,
    position: null,
    section: { path, headingId: heading?.element.id ?? null, occurrence: 0, bodyHash: null },
  };
}

/** Everything a drawer wants to know about where the reader is. */
export function pointingOf(page: ShownPage, anchor: Anchor): Pointing {
  return { anchor, environment: navigator.userAgent, viewport: { width: innerWidth, height: innerHeight } };
}
