import { holds } from '@/lib/domain/document/holds';
import { canonicalDocument } from '@/lib/domain/document/canonical';
import type { Author } from '@/lib/domain/delivery';
import type { Document } from '@/lib/domain/document/document';
import { pageRefOf } from '@/lib/domain/flags/known-page';
import { withName } from '@/lib/domain/flags/known-section';
import type { OutlineStore } from '@/lib/domain/flags/stores';
import type { PageRef } from '@/lib/domain/page';
import type { BodyTarget, Clock, FindPlatform } from '@/lib/domain/ports';
import { fail, ok, type Result } from '@/lib/domain/result';
import {
  documentIn,
  withWording,
  wordingOf,
  type PageBody,
  type WhichSection,
} from '@/lib/domain/wording/section-wording';
import type { LostMark } from '@/lib/domain/wording/put-marks';
import type { KeptWording, SectionKey, WordingStore } from '@/lib/domain/wording/stores';

export interface WordingsPorts {
  outlines: Pick<OutlineStore, 'page' | 'saveSections'>;
  store: WordingStore;
  findPlatform: FindPlatform;
  clock: Clock;
}

/** A section's words as its wiki has them now. */
export interface SectionWording {
  wording: Document;
  /** Whether this person may publish another one. */
  mayWrite: boolean;
  /** Whose page it is; `null`: the wiki does not tell. */
  owner: Author | null;
  /** What was being written when the desk was left. `base`: what it began from. */
  kept: Pick<KeptWording, 'base' | 'next' | 'note'> | null;
}

const READ_LIMIT_MS = 30_000;

/** Reads the words of sections, and publishes others for them. */
export function createWordings({ outlines, store, findPlatform, clock }: WordingsPorts) {
  interface Place {
    page: PageRef;
    section: WhichSection;
    bodies: BodyTarget;
  }

  async function placeOf({ siteId, pageKey, sectionId }: SectionKey): Promise<Result<Place>> {
    const [platform, known] = [await findPlatform(siteId), await outlines.page(pageKey)];
    const section = known?.sections.find(({ id }) => id === sectionId);
    if (platform?.bodies === undefined) return fail({ kind: 'refused', why: 'unsupported-site' });
    if (known === null || section === undefined) return fail({ kind: 'refused', why: 'page-gone' });
    return ok({ page: pageRefOf(known, siteId, platform.site.kind), section, bodies: platform.bodies });
  }

  /** What was published last for a section, and what the page was before: until the worker ends it can be put back to the letter. */
  const backs = new Map<string, { before: PageBody; after: string }>();
  const keyOf = ({ pageKey, sectionId }: SectionKey) => `${pageKey} ${sectionId}`;

  /** So that the next reading of the page knows the section by its new name, whatever else became of it. */
  async function noteName({ pageKey, sectionId }: SectionKey, path: string[]): Promise<void> {
    const renamed = withName((await outlines.page(pageKey))?.sections ?? [], sectionId, path);
    if (renamed !== null) await outlines.saveSections(pageKey, renamed);
  }

  const readBody = ({ bodies, page }: Place) => bodies.read(page, AbortSignal.timeout(READ_LIMIT_MS));

  return {
    async read(of: SectionKey): Promise<Result<SectionWording>> {
      const place = await placeOf(of);
      if (!place.ok) return place;
      const read = await readBody(place.value);
      if (!read.ok) return read;
      const wording = wordingOf(read.value.body, place.value.section);
      if (wording === null) return fail({ kind: 'refused', why: 'section-elsewhere' });
      const kept = await store.find(of);
      const { mayWrite, owner } = read.value;
      return ok({
        wording,
        mayWrite,
        owner,
        kept: kept === null ? null : { base: kept.base, next: kept.next, note: kept.note },
      });
    },

    /** Keeps what is being written; the same as what it began from, without a note, forgets it. */
    async keep(of: SectionKey, base: Document, next: Document, note: string): Promise<void> {
      if (equal(base, next) && note.trim() === '') await store.forget(of);
      else await store.save({ ...of, base, next, note, keptAt: clock.now() });
    },

    forget: (of: SectionKey): Promise<void> => store.forget(of),

    /** Which inline comments would lose their words, before anything is published. */
    async check(of: SectionKey, next: Document): Promise<Result<LostMark[]>> {
      const place = await placeOf(of);
      if (!place.ok) return place;
      const read = await readBody(place.value);
      if (!read.ok) return read;
      const made = written(read.value.body, place.value.section, next);
      return made.ok ? ok(made.value.lost) : made;
    },

    /**
     * Publishes other words for a section, if it still has those that they began from. Asked again after an answer that
     * was lost, it is done once.
     * @param note - What was changed, for the page's history.
     */
    async publish(of: SectionKey, base: Document, next: Document, note: string): Promise<Result<LostMark[]>> {
      const place = await placeOf(of);
      if (!place.ok) return place;
      const { page, section, bodies } = place.value;
      const isThere = async (): Promise<boolean> => {
        const now = await readBody(place.value);
        return now.ok && hasWording(now.value.body, section, next);
      };
      const read = await readBody(place.value);
      if (!read.ok) return read;
      const { body } = read.value;
      const back = backs.get(keyOf(of));
      const isUndo = back?.after === body.source && equal(wordingOf(back.before, section), next);
      if (!isUndo && !equal(wordingOf(body, section), base)) {
        // an article that was put into it has headings of its own, and stands below the section's words
        const stands = base.length > next.length && holds(documentIn(body), base);
        if (stands || !hasWording(body, section, next)) return fail({ kind: 'refused', why: 'page-changed' });
        await noteName(of, renamedPath(section, next));
        await store.forget(of);
        return ok([]); // an earlier attempt, whose answer was lost
      }
      const made = isUndo ? ok({ source: back.before.source, lost: [] }) : written(body, section, next);
      if (!made.ok) return made;
      const { source, lost } = made.value;
      const published = await bodies.write(page, body, source, note, AbortSignal.timeout(READ_LIMIT_MS));
      if (!published.ok && !(published.problem.kind === 'no-answer' && (await isThere()))) return published;
      await noteName(of, renamedPath(section, next));
      const now = await readBody(place.value); // as the wiki keeps it
      if (now.ok) backs.set(keyOf(of), { before: body, after: now.value.body.source });
      await store.forget(of);
      return ok(lost);
    },
  };
}

/** What is kept as it is can only be what is on the page. */
function written(body: PageBody, section: WhichSection, next: Document): Result<{ source: string; lost: LostMark[] }> {
  const foreign = keptIn(next).some((source) => !body.source.includes(source));
  const made = foreign ? null : withWording(body, section, next);
  return made === null ? fail({ kind: 'refused', why: 'page-changed' }) : ok(made);
}

/** A heading may have got other words; then the section is looked for by them. */
function hasWording(body: PageBody, section: WhichSection, next: Document): boolean {
  return [section.path, renamedPath(section, next)].some((path) => equal(wordingOf(body, { ...section, path }), next));
}

function renamedPath({ path }: WhichSection, [first]: Document): string[] {
  if (first?.kind !== 'heading' || path.length === 0) return path;
  return [...path.slice(0, -1), first.of.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('')];
}

function equal(one: Document | null, other: Document): boolean {
  return one !== null && JSON.stringify(canonicalDocument(one)) === JSON.stringify(canonicalDocument(other));
}

/** Markup that is kept, wherever it stands. */
function keptIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('kind' in value && value.kind === 'kept' && 'source' in value) return [String(value.source)];
  return Object.values(value).flatMap(keptIn);
}
