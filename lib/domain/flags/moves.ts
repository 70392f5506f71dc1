import type { KnownPage } from './find-section';
import { inherited, sameText, type KnownSection } from './known-section';

/** What readings found of sections that went from one page to another. */
export interface Moves {
  /** Sections that left their page. */
  gone: KnownSection[];
  /** Names of those that came up on one. */
  born: string[];
  /** When each of them did, by its name; absent: of one reading alone. */
  at?: Record<string, number>;
}

export const NO_MOVES: Moves = { gone: [], born: [] };

/** Whoever cuts a section may paste it some days later, and whoever copies one may delete the first then. */
const KEPT_MS = 7 * 86_400_000;
/** So many at most, the newest: when other spaces are read there may be a whole site's. */
const MOST_KEPT = 5_000;

/** Both together; a section that was read twice left once. */
export function withMoves(known: Moves, found: Moves, now: number): Moves {
  const gone = new Map([...known.gone, ...found.gone].map((section) => [section.id, section]));
  const born = new Set([...known.born, ...found.born]);
  const fresh = [...found.gone.map(({ id }) => id), ...found.born].map((id): [string, number] => [id, now]);
  return { gone: [...gone.values()], born: [...born], at: { ...known.at, ...Object.fromEntries(fresh) } };
}

/** What of it may still find its other half. */
export function openMoves({ gone, born, at = {} }: Moves, now: number): Moves {
  const isKept = (id: string) => now - (at[id] ?? now) <= KEPT_MS;
  const left = gone.filter(({ id }) => isKept(id)).slice(-MOST_KEPT);
  const came = born.filter(isKept).slice(-MOST_KEPT);
  const names = [...left.map(({ id }) => id), ...came];
  return { gone: left, born: came, at: Object.fromEntries(names.map((id) => [id, at[id] ?? now])) };
}

/**
 * A section that left one page and came up on another is the same one. Doing it again changes nothing.
 * @returns `pages`: those that have others now, with them; `open`: what did not find its other half.
 */
export function settledMoves(
  pages: readonly KnownPage[],
  { gone, born, at }: Moves,
): { pages: KnownPage[]; open: Moves } {
  const names = new Set(born);
  const byText = new Map(gone.toReversed().map((section) => [section.bodyHash, section]));
  const settled = new Set<string>();
  const changed =
    gone.length === 0 || born.length === 0
      ? []
      : pages.flatMap((page) => {
          const sections = page.sections.map((section) => {
            const from = names.has(section.id) ? byText.get(section.bodyHash) : undefined;
            if (from === undefined || settled.has(from.id) || !sameText(from, section)) return section;
            settled.add(from.id).add(section.id);
            const same = inherited(from, section);
            return { ...same, before: [...section.before, ...same.before] };
          });
          return sections.every((section, place) => section === page.sections[place]) ? [] : [{ ...page, sections }];
        });
  const isOpen = (id: string) => !settled.has(id);
  const open = {
    gone: gone.filter(({ id }) => isOpen(id)),
    born: born.filter(isOpen),
    ...(at !== undefined && { at }),
  };
  return { pages: changed, open };
}
