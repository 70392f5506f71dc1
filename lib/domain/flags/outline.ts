import type { PageRef } from '../page';
import { fingerprint, foldText } from '../section';

/** A section of a page as the wiki holds it. */
export interface OutlineSection {
  /** Headings from the top down to its own; empty for the text before the first heading. */
  path: string[];
  occurrence: number;
  /** `null`: it has no text of its own. */
  bodyHash: string | null;
  /** Of its own text, up to the next heading of any level. */
  characters: number;
}

export interface PageOutline {
  page: PageRef;
  /** The page above it, by its id, where there is one. */
  parent?: string;
  sections: OutlineSection[];
}

export interface PlacedHeading {
  at: number;
  end: number;
  level: number;
  words: string;
}

/**
 * The sections of a page by its text and headings, as the page side reads them off the screen (`lib/page/sections.ts`):
 * the same text gives the same fingerprint.
 */
export function outlineOf(text: string, headings: readonly PlacedHeading[]): OutlineSection[] {
  const placed = headings.filter(({ words }) => words !== '');
  const intro = text.slice(0, placed[0]?.at ?? text.length);
  const sections: OutlineSection[] = [];
  if (placed.length === 0 || intro.trim() !== '') sections.push(sectionWith([], 0, intro));
  const above: PlacedHeading[] = [];
  const seen = new Map<string, number>();
  placed.forEach((heading, index) => {
    while ((above.at(-1)?.level ?? 0) >= heading.level) above.pop();
    above.push(heading);
    const path = above.map(({ words }) => words);
    const key = path.map(foldText).join('\n');
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    sections.push(sectionWith(path, occurrence, text.slice(heading.end, placed[index + 1]?.at ?? text.length)));
  });
  return sections;
}

function sectionWith(path: string[], occurrence: number, own: string): OutlineSection {
  const trimmed = own.trim();
  return { path, occurrence, bodyHash: trimmed === '' ? null : fingerprint(own), characters: trimmed.length };
}
