import type { SectionRef } from '../section';
import { pathKey, samePlace, type KnownSection } from './known-section';

/** A page's sections as the desk keeps them. */
export interface KnownPage {
  pageKey: string;
  siteId: string;
  title: string;
  url: string;
  contentType: string;
  sections: KnownSection[];
}

export interface Placed {
  page: KnownPage;
  section: KnownSection;
}

export interface SectionFinder {
  /** `null`: the section is nowhere on the site any more, and nothing tells what became of it. */
  find(pageKey: string, ref: Pick<SectionRef, 'path' | 'occurrence' | 'bodyHash'>): Placed | null;
}

/** Texts that stand in more sections than that tell nothing. */
const MOST_ALIKE = 1;

/**
 * Finds the section that a request was asked in, on the pages as they are now: by what it is, else by what it was, on
 * its own page first and then where its text went.
 */
export function createSectionFinder(pages: readonly KnownPage[]): SectionFinder {
  const byKey = new Map(pages.map((page) => [page.pageKey, page]));
  const byHash = new Map<string, Placed[]>();
  const put = (hash: string | null, placed: Placed) => {
    if (hash === null) return;
    const list = byHash.get(hash);
    if (list === undefined) byHash.set(hash, [placed]);
    else if (!list.some(({ section }) => section === placed.section)) list.push(placed);
  };
  for (const page of pages) {
    for (const section of page.sections) {
      put(section.bodyHash, { page, section });
      for (const { bodyHash } of section.before) put(bodyHash, { page, section });
    }
  }

  return {
    find(pageKey, ref) {
      const page = byKey.get(pageKey);
      const own = page === undefined ? null : onPage(page, ref);
      if (page !== undefined && own !== null) return { page, section: own };
      const elsewhere = ref.bodyHash === null ? [] : (byHash.get(ref.bodyHash) ?? []);
      return elsewhere.length <= MOST_ALIKE ? (elsewhere[0] ?? null) : null;
    },
  };
}

function onPage(
  { sections }: KnownPage,
  ref: Pick<SectionRef, 'path' | 'occurrence' | 'bodyHash'>,
): KnownSection | null {
  const whole = sections.find((one) => samePlace(one, ref));
  if (whole !== undefined) return whole;
  const was = sections.find(({ before }) => before.some((then) => samePlace(then, ref)));
  if (was !== undefined) return was;
  const hash = ref.bodyHash;
  if (hash !== null) {
    const same = sections.filter((one) => one.bodyHash === hash || one.before.some((then) => then.bodyHash === hash));
    if (same.length === 1) return same[0] ?? null;
  }
  const alike = sections.filter(
    ({ path }) => path.length > 0 && pathKey(path.slice(-1)) === pathKey(ref.path.slice(-1)),
  );
  return ref.path.length > 0 && alike.length === 1 ? (alike[0] ?? null) : null; // its own heading below another one
}
