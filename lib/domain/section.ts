/** A heading and what follows until the next heading of the same or a higher level, or the text before the first one. */
export interface SectionRef {
  /** Headings from the top one down to the section's own, as text; empty for the text before the first heading. */
  path: string[];
  /** The heading's id in the document, if it has one; differs between renderers of the same page. */
  headingId: string | null;
  /** Zero-based, among the sections of the page with the same path. */
  occurrence: number;
  /** Short hash of the section's own text, to know it again after renaming. See `fingerprint`. */
  bodyHash: string | null;
}

/** The section's own heading, or `null` for the text before the first one. */
export function headingOf(section: Pick<SectionRef, 'path'>): string | null {
  return section.path.at(-1) ?? null;
}

/** One string for a section of a page, by path and occurrence; used to group threads by section. */
export function sectionKeyOf(section: Pick<SectionRef, 'path' | 'occurrence'>): string {
  return JSON.stringify([...section.path.map(foldText), section.occurrence]);
}

/** Folds text for comparing: Unicode NFKC, white space to one blank, trimmed, lower case. */
export function foldText(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** FNV-1a (32 bit) of the folded text, in base 36: short, stable over browsers, not cryptographic. */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const char of foldText(text)) {
    hash ^= char.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return hash.toString(36);
}
