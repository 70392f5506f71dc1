import { foldText, type SectionRef } from '../section';
import type { OutlineSection } from './outline';

/** What a section was called and held at some time: by that requests that were asked then are counted to it. */
export type Trace = Pick<SectionRef, 'path' | 'occurrence' | 'bodyHash'>;

/** A section with all that it ever was, as far as this browser saw it. */
export interface KnownSection extends OutlineSection {
  /** This browser's own name for it; stays when it is renamed, moved or rewritten. */
  id: string;
  /** Newest first, the present one not among them. */
  before: Trace[];
  /** The section above that it was split off from, by its id. */
  splitFrom?: string;
}

const MOST_TRACES = 12;
/** Shorter texts ("None.") stand in many sections. */
export const TELLING_LENGTH = 40;

/**
 * Carries what is known of a page's sections over to the page as it is now. In turn: same heading and text, same text
 * (renamed or moved within the page), same heading (rewritten), then what is left between the same neighbours (renamed
 * and rewritten at once). What has no successor is returned as gone.
 * @param newId - Makes a name for a section that was not there before.
 */
export function carriedOver(
  known: readonly KnownSection[],
  now: readonly OutlineSection[],
  newId: () => string,
): { sections: KnownSection[]; gone: KnownSection[]; born: KnownSection[] } {
  const left = new Set(known);
  const heirs = new Map<OutlineSection, KnownSection>();
  const pass = (fits: (then: KnownSection, here: OutlineSection) => boolean) => {
    for (const here of now) {
      if (heirs.has(here)) continue;
      const then = [...left].find((one) => fits(one, here));
      if (then === undefined) continue;
      heirs.set(here, then);
      left.delete(then);
    }
  };
  pass((then, here) => samePlace(then, here) && then.bodyHash === here.bodyHash);
  pass((then, here) => sameText(then, here));
  pass((then, here) => samePlace(then, here));
  pass((then, here) => betweenSame(known, then, now, here, heirs));
  const born: KnownSection[] = [];
  const sections = now.map((here) => {
    const then = heirs.get(here);
    if (then !== undefined) return inherited(then, here);
    const from = splitFrom(now, here, heirs);
    const section = { ...here, id: newId(), before: [], ...(from === null ? {} : { splitFrom: from.id }) };
    born.push(section);
    return section;
  });
  return { sections, gone: [...left], born };
}

/** A section with what it was before, or what a section on another page was that it came from. */
export function inherited(then: KnownSection, here: OutlineSection): KnownSection {
  const { path, occurrence, bodyHash } = then;
  const isSame = samePlace(then, here) && bodyHash === here.bodyHash;
  const before = isSame ? then.before : [{ path, occurrence, bodyHash }, ...then.before];
  const split = then.splitFrom === undefined ? {} : { splitFrom: then.splitFrom };
  return { ...here, id: then.id, before: before.slice(0, MOST_TRACES), ...split };
}

/** A page's sections with one of them under the name that it has now; `null`: it is not among them, or has that name. */
export function withName(sections: readonly KnownSection[], id: string, path: string[]): KnownSection[] | null {
  const at = sections.findIndex((one) => one.id === id);
  const section = sections[at];
  if (section === undefined || pathKey(path) === pathKey(section.path)) return null;
  const occurrence = sections.slice(0, at).filter((one) => pathKey(one.path) === pathKey(path)).length;
  return sections.with(at, inherited(section, { ...section, path, occurrence }));
}

/** Headings, and words that were changed with it. In characters. */
const SPLIT_SLACK = 60;

/**
 * A section that was not there before, below one that lost as much text as it and the other new ones between them have:
 * somebody put headings into that one. @param now - All sections of the page.
 */
function splitFrom(
  now: readonly OutlineSection[],
  here: OutlineSection,
  heirs: ReadonlyMap<OutlineSection, KnownSection>,
): KnownSection | null {
  const at = now.indexOf(here);
  const above = now.slice(0, at).findLastIndex((one) => heirs.has(one));
  const rest = now[above];
  const then = rest === undefined ? undefined : heirs.get(rest);
  if (rest === undefined || then === undefined || then.bodyHash === rest.bodyHash) return null;
  if (here.characters < TELLING_LENGTH) return null;
  const lost = then.characters - rest.characters;
  let came = 0;
  for (const [place, one] of now.entries()) {
    if (place <= above) continue;
    if (heirs.has(one)) break;
    came += one.characters;
    if (place >= at && Math.abs(lost - came) <= SPLIT_SLACK + then.characters / 10) return then;
  }
  return null;
}

export function sameText(then: OutlineSection, here: OutlineSection): boolean {
  return then.bodyHash !== null && then.bodyHash === here.bodyHash && here.characters >= TELLING_LENGTH;
}

export function samePlace(
  one: Pick<SectionRef, 'path' | 'occurrence'>,
  other: Pick<SectionRef, 'path' | 'occurrence'>,
) {
  return one.occurrence === other.occurrence && pathKey(one.path) === pathKey(other.path);
}

/** Paths that differ in nothing that anybody sees have the same one. */
export function pathKey(path: readonly string[]): string {
  const [only] = path;
  return path.length === 1 && only !== undefined ? foldText(only) : path.map(foldText).join('\n');
}

/** Of several new sections between two that are known, the first one. */
function betweenSame(
  known: readonly KnownSection[],
  then: KnownSection,
  now: readonly OutlineSection[],
  here: OutlineSection,
  heirs: ReadonlyMap<OutlineSection, KnownSection>,
): boolean {
  const [was, is] = [known.indexOf(then), now.indexOf(here)];
  const isSame = (one: OutlineSection | undefined, other: KnownSection | undefined) =>
    one === undefined ? other === undefined : other !== undefined && heirs.get(one) === other;
  const nextKnown = now.slice(is + 1).find((one) => heirs.has(one));
  const [above, below] = [known[was - 1], known[was + 1]];
  const isAlone = isSame(now[is + 1], below);
  const isFirst = above !== undefined && nextKnown !== undefined && isSame(nextKnown, below);
  return then.path.length === here.path.length && isSame(now[is - 1], above) && (isAlone || isFirst);
}
