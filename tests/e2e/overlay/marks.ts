import type { Anchor } from '@/lib/domain/anchor';
import { newEventId } from '@/lib/domain/ids';
import type { ThreadMark } from '@/lib/domain/views';
import type { Reader } from '../reader.ts';

/** A request about these words in a section of the sample pages; without words about the section as a whole. */
export function aMark(section: string | null, exact: string | null, change: Partial<ThreadMark> = {}): ThreadMark {
  const anchor: Anchor = {
    quote: exact === null ? null : { exact, prefix: '', suffix: '' },
    position: null,
    section: { path: section === null ? [] : [section], headingId: null, occurrence: 0, bodyHash: null },
  };
  return { id: newEventId(), anchor, state: 'open', own: 'no', ...change };
}

/** The texts that a set of highlights marks. */
export const painted = (reader: Reader, name: string) =>
  reader.page.evaluate(
    (it) =>
      [...(CSS.highlights.get(it) ?? [])].map((range) =>
        range.startContainer.nodeValue?.slice(range.startOffset, range.endOffset),
      ),
    name,
  );

/** The names of all badges, in their order. */
export const badgeNames = ({ page }: Reader) =>
  page
    .locator('docket-overlay')
    .evaluate((host) => [...(host.shadowRoot?.querySelectorAll('nav button') ?? [])].map((it) => it.ariaLabel));

/** Words of the page that lie under a badge. */
export function coveredText({ page }: Reader): Promise<string[]> {
  return page.evaluate(() => {
    const badges = [
      ...(document.querySelector('docket-overlay')?.shadowRoot?.querySelectorAll('nav button') ?? []),
    ].map((it) => it.getBoundingClientRect());
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const covered: string[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const line of range.getClientRects()) {
        if (
          badges.some(
            (it) => it.left < line.right && it.right > line.left && it.top < line.bottom && it.bottom > line.top,
          )
        )
          covered.push(node.nodeValue ?? '');
      }
    }
    return covered.filter((it) => it.trim() !== '');
  });
}
