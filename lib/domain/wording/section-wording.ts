import { canonicalDocument } from '../document/canonical';
import type { Document } from '../document/document';
import type { Segment } from '../document/segment';
import { foldText, type SectionRef } from '../section';
import { dialectOf, type BodyFormat } from './dialect';
import { putMarks, type LostMark } from './put-marks';
import { reword } from './reword';

/** A page as its wiki keeps it. */
export interface PageBody {
  format: BodyFormat;
  source: string;
  title: string;
  /** What the wiki goes by to tell this state of the page from another one. */
  version: string;
}

/** All words of a page, as far as they are understood. */
export function documentIn(body: Pick<PageBody, 'format' | 'source'>): Document {
  return canonicalDocument(
    dialectOf(body)
      .segments(body.source)
      .map(({ block }) => block),
  );
}

interface Stretch {
  segments: Segment[];
  /** Where it begins, if there is nothing in it. */
  at: number;
}

export type WhichSection = Pick<SectionRef, 'path' | 'occurrence'>;

/** The words of a section, its heading first, up to the next heading. `null`: it is not on the page as the wiki keeps it. */
export function wordingOf(body: PageBody, section: WhichSection): Document | null {
  const stretch = stretchOf(dialectOf(body).segments(body.source), section);
  return stretch === null ? null : canonicalDocument(stretch.segments.map(({ block }) => block));
}

/**
 * The page with other words in that section. All else stays to the letter.
 * @returns Its source, and the inline comments whose words it does not have any more; `null`: the section is not there.
 */
export function withWording(
  body: PageBody,
  section: WhichSection,
  next: Document,
): { source: string; lost: LostMark[] } | null {
  const { format, source } = body;
  const dialect = dialectOf(body);
  const stretch = stretchOf(dialect.segments(source), section);
  if (stretch === null) return null;
  const reworded = reword(source, stretch.segments, next, dialect, stretch.at);
  return format === 'storage' ? putMarks(source, reworded) : { source: reworded, lost: [] };
}

/** A heading as it is typed and as WordPress sets it (`wptexturize`) are one: “don’t” and "don't", – and --. */
function foldSigns(words: string): string {
  return foldText(words)
    .replace(/[‘’‚‛ʼ′`´]/g, "'")
    .replace(/[“”„‟«»″]|''/g, '"')
    .replace(/[–—−]|--+/g, '-')
    .replace(/\.\.\./g, '…');
}

/** Sections as `outlineOf` counts them. */
function stretchOf(segments: readonly Segment[], { path, occurrence }: WhichSection): Stretch | null {
  const wanted = path.map(foldSigns).join('\n');
  const above: { level: number; words: string }[] = [];
  let seen = 0;
  let from = path.length === 0 ? 0 : -1;
  for (const [at, { block, words }] of segments.entries()) {
    if (block.kind !== 'heading' || words === '') continue;
    if (from >= 0) return { segments: segments.slice(from, at), at: segments[at]?.start ?? 0 };
    while ((above.at(-1)?.level ?? 0) >= block.level) above.pop();
    above.push({ level: block.level, words: foldSigns(words) });
    if (above.map((heading) => heading.words).join('\n') !== wanted) continue;
    if (seen === occurrence) from = at;
    seen += 1;
  }
  return from < 0 ? null : { segments: segments.slice(from), at: segments.at(-1)?.end ?? 0 };
}
