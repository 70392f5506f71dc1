import type { Outline } from '@/lib/domain/anchoring/outline';
import type { PageSection } from './sections';
import type { PageText } from './text';

/** A page's text as anchoring reads it. Its headings are those of the sections that have one, in order. */
export function outlineOf({ text, blockStarts }: PageText, sections: PageSection[]): Outline {
  const headed = new Map(sections.flatMap((section) => (section.heading === null ? [] : [[section.start, section]])));
  const outline: Outline = { text, starts: [], ends: [], levels: [], ids: [] };
  blockStarts.forEach((start, at) => {
    const end = start + text.slice(start, blockStarts[at + 1]).trimEnd().length;
    const section = headed.get(start);
    outline.starts.push(start);
    outline.ends.push(end);
    outline.levels.push(section?.level ?? 0);
    if (section !== undefined) outline.ids.push(section.heading?.id || null);
  });
  return outline;
}
