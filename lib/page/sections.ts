import { fingerprint, foldText, type SectionRef } from '@/lib/domain/section';
import type { PageHeading } from './recognition';
import type { PageText } from './text';

/** A section as it stands on the page. Offsets are those of the page's text. */
export interface PageSection extends Pick<SectionRef, 'path' | 'occurrence'> {
  /** The heading path, folded: equal for sections that only their order tells apart. */
  pathKey: string;
  /** `null` for the text before the first heading. */
  heading: Element | null;
  level: number;
  start: number;
  /** Where the heading ends. */
  textStart: number;
  /** Where the section's own text ends: at the next heading of any level. */
  ownEnd: number;
}

const PATH_JOINT = '\u0000';

/**
 * The sections of a page in order, the text before the first heading first (left out if it is empty and others follow).
 * @param headings - Of the page as it was recognised.
 */
export function readSections({ text, headings: spans }: PageText, headings: PageHeading[]): PageSection[] {
  const placed = headings.flatMap((heading) => {
    const span = spans.get(heading.element);
    return span === undefined ? [] : [{ ...heading, start: span.start, textStart: span.end }];
  });
  const seen = new Map<string, number>();
  const sections: PageSection[] = [];
  const introEnd = placed[0]?.start ?? text.length;
  if (placed.length === 0 || text.slice(0, introEnd).trim() !== '') {
    const whole = { path: [], pathKey: '', occurrence: 0, heading: null, level: 0 };
    sections.push({ ...whole, start: 0, textStart: 0, ownEnd: introEnd });
  }
  const above: PageSection[] = [];
  placed.forEach(({ element: heading, level, text: words, start, textStart }, index) => {
    while ((above.at(-1)?.level ?? 0) >= level) above.pop();
    const outer = above.at(-1);
    const path = [...(outer?.path ?? []), words];
    const pathKey = (outer === undefined ? '' : outer.pathKey + PATH_JOINT) + foldText(words);
    const occurrence = seen.get(pathKey) ?? 0;
    seen.set(pathKey, occurrence + 1);
    const ownEnd = placed[index + 1]?.start ?? text.length;
    const section = { path, pathKey, occurrence, heading, level, start, textStart, ownEnd };
    above.push(section);
    sections.push(section);
  });
  return sections;
}

/** The section as it is kept; its fingerprint takes the whole of its own text. */
export function refOf({ text }: PageText, { path, occurrence, heading, textStart, ownEnd }: PageSection): SectionRef {
  const own = text.slice(textStart, ownEnd);
  return { path, headingId: heading?.id || null, occurrence, bodyHash: own.trim() === '' ? null : fingerprint(own) };
}

/** The innermost section at an offset. @throws RangeError without sections: `readSections` always gives one. */
export function sectionAt(sections: PageSection[], offset: number): PageSection {
  const found = sections.findLast((section) => section.start <= offset) ?? sections[0];
  if (found === undefined) throw new RangeError('a page has at least one section');
  return found;
}

/** The section that a reference made on this very page means. */
export function sectionOf(sections: PageSection[], ref: SectionRef): PageSection | undefined {
  return withPath(sections, ref)[ref.occurrence];
}

/** The section that a reference means, where that is beyond doubt: the only one with its path and its text as it was. */
export function sameSection(page: PageText, sections: PageSection[], ref: SectionRef): PageSection | null {
  const [only, ...more] = withPath(sections, ref);
  return only !== undefined && more.length === 0 && refOf(page, only).bodyHash === ref.bodyHash ? only : null;
}

function withPath(sections: PageSection[], { path }: SectionRef): PageSection[] {
  const key = path.map(foldText).join(PATH_JOINT);
  return sections.filter(({ pathKey }) => pathKey === key);
}
