import { fingerprint, foldText, type SectionRef } from '@/lib/domain/section';
import type { PageHeading } from './recognition';
import type { PageText } from './text';

/** A section as it stands on the page. Offsets are those of the page's text. */
export interface PageSection {
  ref: SectionRef;
  /** The heading path, folded: equal for sections that only their order tells apart. */
  pathKey: string;
  /** `null` for the text before the first heading. */
  heading: Element | null;
  level: number;
  start: number;
  /** Where the next heading of the same or a higher level begins. */
  end: number;
  /** Where the section's own text ends: at the next heading of any level. */
  ownEnd: number;
  /** Where a badge hangs: the heading, or the content's own element. */
  badgeAt: Element;
}

/**
 * The sections of a page in order, the text before the first heading first (left out if it is empty and others follow).
 * @param headings - Of the page as it was recognised.
 */
export function readSections(page: PageText, headings: PageHeading[]): PageSection[] {
  const placed = headings.flatMap((heading) => {
    const span = page.headings.get(heading.element);
    return span === undefined ? [] : [{ ...heading, start: span.start, textEnd: span.end }];
  });
  const seen = new Map<string, number>();
  const refOf = (path: string[], headingId: string | null, own: string): SectionRef => {
    const key = foldPath(path);
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    return { path, headingId, occurrence, bodyHash: own.trim() === '' ? null : fingerprint(own) };
  };
  const length = page.text.length;
  const introEnd = placed[0]?.start ?? length;
  const intro = page.text.slice(0, introEnd);
  const sections: PageSection[] = [];
  if (intro.trim() !== '' || placed.length === 0) {
    const ref = refOf([], null, intro);
    sections.push({
      ref,
      pathKey: '',
      heading: null,
      level: 0,
      start: 0,
      end: introEnd,
      ownEnd: introEnd,
      badgeAt: page.root,
    });
  }
  const above: { level: number; text: string }[] = [];
  placed.forEach(({ element, level, text, start, textEnd }, index) => {
    while ((above.at(-1)?.level ?? 0) >= level) above.pop();
    const path = [...above.map((heading) => heading.text), text];
    above.push({ level, text });
    const ownEnd = placed[index + 1]?.start ?? length;
    const end = placed.slice(index + 1).find((next) => next.level <= level)?.start ?? length;
    const ref = refOf(path, element.id || null, page.text.slice(textEnd, ownEnd));
    sections.push({ ref, pathKey: foldPath(path), heading: element, level, start, end, ownEnd, badgeAt: element });
  });
  return sections;
}

/** The innermost section at an offset. @throws RangeError without sections: `readSections` always gives one. */
export function sectionAt(sections: PageSection[], offset: number): PageSection {
  const found = sections.findLast((section) => section.start <= offset) ?? sections[0];
  if (found === undefined) throw new RangeError('a page has at least one section');
  return found;
}

/** The section that a reference means, where that is beyond doubt: the only one with its path and its text as it was. */
export function sameSection(sections: PageSection[], { path, bodyHash }: SectionRef): PageSection | null {
  const key = foldPath(path);
  const [only, ...more] = sections.filter((section) => section.pathKey === key);
  return only !== undefined && more.length === 0 && only.ref.bodyHash === bodyHash ? only : null;
}

function foldPath(path: string[]): string {
  return path.map(foldText).join('\u0000');
}
