import type { SiteId } from '../ids';
import type { SectionRef } from '../section';
import { pathKey, TELLING_LENGTH, type KnownSection } from './known-section';
import type { ViewsAround } from './views-around';

/** A page's sections as the desk keeps them. */
export interface KnownPage {
  pageKey: string;
  siteId: SiteId;
  title: string;
  url: string;
  contentType: string;
  /** The page above it, by its key, where there is one. */
  parentKey?: string;
  /** How often it was read in the last `VIEW_DAYS` days; `null`: nobody tells. */
  views: number | null;
  /** When that was asked; 0: never. */
  viewedAt: number;
  /** Around the latest fix of its sections, where there is one and the wiki tells. */
  around?: ViewsAround;
  sections: KnownSection[];
}

export interface Placed {
  page: KnownPage;
  section: KnownSection;
}

/** By what a request says in which section it was asked. */
type SectionTrace = Pick<SectionRef, 'path' | 'occurrence' | 'bodyHash'>;

export interface SectionFinder {
  /** `null`: the section is nowhere on the site any more, and nothing tells what became of it. */
  find(pageKey: string, ref: SectionTrace): Placed | null;
}

/** Texts that stand in more sections than that tell nothing. */
const MOST_ALIKE = 1;

/**
 * Finds the section that a request was asked in, on the pages as they are now: by what it is, else by what it was, on
 * its own page first and then where its text went.
 */
export function createSectionFinder(pages: readonly KnownPage[]): SectionFinder {
  const byKey = new Map(pages.map((page) => [page.pageKey, page]));
  const indexes = new Map<string, PageIndex>();
  let elsewhere: Map<string, Placed[]> | null = null;

  return {
    find(pageKey, ref) {
      let index = indexes.get(pageKey);
      if (index === undefined) {
        const page = byKey.get(pageKey);
        if (page !== undefined) indexes.set(pageKey, (index = indexOf(page)));
      }
      if (index !== undefined) {
        const own = onPage(index, ref);
        if (own !== null) return { page: index.page, section: own };
      }
      if (ref.bodyHash === null) return null;
      elsewhere ??= byText(pages);
      const alike = elsewhere.get(ref.bodyHash) ?? [];
      return alike.length <= MOST_ALIKE ? (alike[0] ?? null) : null;
    },
  };
}

/** Sections of all pages by each text that they have or had. */
function byText(pages: readonly KnownPage[]): Map<string, Placed[]> {
  const found = new Map<string, Placed[]>();
  for (const page of pages) {
    for (const section of page.sections) {
      for (const hash of new Set([section.bodyHash, ...section.before.map(({ bodyHash }) => bodyHash)])) {
        if (hash === null) continue;
        const alike = found.get(hash);
        if (alike === undefined) found.set(hash, [{ page, section }]);
        else alike.push({ page, section });
      }
    }
  }
  return found;
}

/** What a page's sections are found by: what they are before what they were. */
interface PageIndex {
  page: KnownPage;
  /** By place and text together. */
  byBoth: Map<string, KnownSection>;
  byPlace: Map<string, KnownSection>;
  byHash: Map<string, KnownSection | 'several'>;
  byHeading: Map<string, KnownSection | 'several'>;
  /** What was found before, by its text: most requests of a section name it alike. */
  found: Map<string | null, { ref: SectionTrace; section: KnownSection | null }[]>;
}

function indexOf(page: KnownPage): PageIndex {
  const { sections } = page;
  const byBoth = new Map<string, KnownSection>();
  const byPlace = new Map<string, KnownSection>();
  const byHash: PageIndex['byHash'] = new Map();
  const byHeading: PageIndex['byHeading'] = new Map();
  const once = (map: PageIndex['byHash'], key: string | null, section: KnownSection) => {
    if (key === null) return;
    const known = map.get(key);
    map.set(key, known === undefined || known === section ? section : 'several');
  };
  for (const section of sections) {
    byBoth.set(bothKey(section), section);
    byPlace.set(placeKey(section), section);
    once(byHash, section.bodyHash, section);
    if (section.path.length > 0) once(byHeading, pathKey(section.path.slice(-1)), section);
  }
  for (const section of sections) {
    for (const then of section.before) {
      if (!byBoth.has(bothKey(then))) byBoth.set(bothKey(then), section);
      if (!byPlace.has(placeKey(then))) byPlace.set(placeKey(then), section);
      once(byHash, then.bodyHash, section);
    }
  }
  return { page, byBoth, byPlace, byHash, byHeading, found: new Map() };
}

const placeKey = ({ path, occurrence }: Pick<SectionRef, 'path' | 'occurrence'>) =>
  `${String(occurrence)}\n${pathKey(path)}`;

const bothKey = (trace: SectionTrace) => `${placeKey(trace)}\n${trace.bodyHash ?? ''}`;

function onPage(index: PageIndex, ref: SectionTrace): KnownSection | null {
  const own = ref.bodyHash ?? ref.path.at(-1) ?? null; // a section without a text is told by its heading
  const alike = index.found.get(own);
  for (const known of alike ?? []) if (isNamedAlike(known.ref, ref)) return known.section;
  const section = searched(index, ref);
  if (alike === undefined) index.found.set(own, [{ ref, section }]);
  else alike.push({ ref, section });
  return section;
}

/** To the letter. Nothing is made for it: a large site asks this a million times. */
function isNamedAlike(one: SectionTrace, other: SectionTrace): boolean {
  if (one.bodyHash !== other.bodyHash || one.occurrence !== other.occurrence) return false;
  return one.path.length === other.path.length && one.path.every((heading, at) => heading === other.path[at]);
}

/**
 * In turn: where it stood with that text, now or once; by its text; where it stood; by its own heading below another
 * one. The text comes before the place, because names are used again: for the next release, or above one of that name.
 */
function searched({ byBoth, byHash, byPlace, byHeading }: PageIndex, ref: SectionTrace): KnownSection | null {
  const same = ref.bodyHash === null ? undefined : byHash.get(ref.bodyHash);
  const told = same === undefined || same === 'several' ? undefined : same;
  const both = ref.bodyHash === null ? undefined : byBoth.get(bothKey(ref));
  const found = both ?? (isTelling(told, ref) ? told : undefined) ?? byPlace.get(placeKey(ref)) ?? told;
  if (found !== undefined) return found;
  const headed = ref.path.length === 0 ? undefined : byHeading.get(pathKey(ref.path.slice(-1)));
  return headed === undefined || headed === 'several' ? null : headed;
}

/** How long a text was that a section has no more is not known. */
function isTelling(section: KnownSection | undefined, { bodyHash }: SectionTrace): boolean {
  return section !== undefined && (section.bodyHash !== bodyHash || section.characters >= TELLING_LENGTH);
}
