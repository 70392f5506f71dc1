import type { KnownPage } from './find-section';
import { inherited, sameText, type KnownSection } from './known-section';

/** What a reading found so far of sections that went from one page to another. */
export interface Moves {
  /** Sections that left their page. */
  gone: KnownSection[];
  /** Names of those that came up on one. */
  born: string[];
}

export const NO_MOVES: Moves = { gone: [], born: [] };

/** Both together; a section that was read twice left once. */
export function withMoves(known: Moves, found: Moves): Moves {
  const gone = new Map([...known.gone, ...found.gone].map((section) => [section.id, section]));
  return { gone: [...gone.values()], born: [...new Set([...known.born, ...found.born])] };
}

/**
 * A section that left one page and came up on another is the same one. Doing it again changes nothing.
 * @returns The pages that have others now, with them.
 */
export function settledMoves(pages: readonly KnownPage[], { gone, born }: Moves): KnownPage[] {
  if (gone.length === 0 || born.length === 0) return [];
  const names = new Set(born);
  const byText = new Map(gone.toReversed().map((section) => [section.bodyHash, section]));
  return pages.flatMap((page) => {
    const sections = page.sections.map((section) => {
      const from = names.has(section.id) ? byText.get(section.bodyHash) : undefined;
      return from !== undefined && sameText(from, section) ? inherited(from, section) : section;
    });
    return sections.every((section, at) => section === page.sections[at]) ? [] : [{ ...page, sections }];
  });
}
