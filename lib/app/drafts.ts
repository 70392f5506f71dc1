import type { Anchor } from '@/lib/domain/anchor';
import { NO_EDITS, type CaptureInfo } from '@/lib/domain/capture';
import { attachedTo, MOST_PICTURES, type DraftPicture, type RequestDraft } from '@/lib/domain/draft';
import type { AskKind } from '@/lib/domain/event';
import type { SiteId } from '@/lib/domain/ids';
import { pageKeyOf, type PageRef } from '@/lib/domain/page';
import type { Clock } from '@/lib/domain/ports';
import { fail, ok, type Result } from '@/lib/domain/result';
import type { CaptureId } from '@/lib/domain/ids';
import type { DraftStore } from '@/lib/domain/stores';
import type { KeptReply } from '@/lib/domain/views';

/** What a drawer is opened for: where the reader points, and what came along. */
export interface Opening {
  anchor: Anchor;
  environment: string;
  kind: AskKind | null;
  picture: CaptureInfo | null;
}

/** From the shutter to the drawer's first sight of the picture, amply. */
const UNSEEN_MS = 2_000;
const KEPT_FOR_UNDO_MS = 24 * 3_600_000;

/** One draft for each page, kept from the first key on. */
export function createDrafts(store: DraftStore, clock: Clock) {
  async function current(page: PageRef): Promise<RequestDraft | null> {
    const kept = await store.find(pageKeyOf(page));
    return kept?.discardedAt === null ? kept.draft : null;
  }

  const write = (page: PageRef, draft: RequestDraft): Promise<Result<null>> =>
    store.save({ page, draft, savedAt: clock.now(), discardedAt: null });

  async function setDiscarded(page: PageRef, discardedAt: number | null): Promise<Result<{ draft: RequestDraft }>> {
    const kept = await store.find(pageKeyOf(page));
    if (kept === null) return fail({ kind: 'refused', why: 'incomplete' });
    const saved = await store.save({ ...kept, discardedAt });
    return saved.ok ? ok({ draft: kept.draft }) : saved;
  }

  return {
    current,

    /** Keeps what a drawer shows; pictures so new that the drawer cannot know of them stay. */
    async save(page: PageRef, draft: RequestDraft): Promise<Result<null>> {
      const known = new Set<CaptureId>(attachedTo(draft));
      const unseen = ((await current(page))?.pictures ?? []).filter(
        ({ capture }) => !known.has(capture.id) && clock.now() - capture.takenAt < UNSEEN_MS,
      );
      return write(page, { ...draft, pictures: [...draft.pictures, ...unseen] });
    },

    /** The draft that a drawer starts with: the one found on this page, pointed anew, or a fresh one. Kept once there is something to lose. @param inUse - As in `pointAnew`. */
    async open(page: PageRef, opening: Opening, inUse = false): Promise<Result<RequestDraft>> {
      const old = await current(page);
      const draft = old === null ? freshDraft(opening) : pointAnew(old, opening, inUse);
      if (old === null && draft.pictures.length === 0) return ok(draft);
      const written = await write(page, draft);
      return written.ok ? ok(draft) : written;
    },

    discard: (page: PageRef) => setDiscarded(page, clock.now()),
    restore: (page: PageRef) => setDiscarded(page, null),
    /** Drafts of a site that hold something. */
    count: async (siteId: SiteId): Promise<number> =>
      (await store.list(siteId)).filter(({ discardedAt }) => discardedAt === null).length,
    saveReply: (page: PageRef, reply: KeptReply) => store.saveReply(page, reply),
    replies: (page: PageRef) => store.replies(pageKeyOf(page)),
    /** Clears away what nobody will ask back. */
    sweep: () => store.sweep(clock.now() - KEPT_FOR_UNDO_MS),
  };
}

/** A draft with nothing typed yet. */
export function freshDraft({ anchor, environment, kind, picture }: Opening): RequestDraft {
  return {
    ask: kind ?? 'question',
    need: 'answer',
    impact: 'slows',
    text: '',
    anchor,
    pictures: asDrafted(picture),
    files: [],
    environment,
  };
}

/**
 * What was typed stays and a picture joins it, up to `MOST_PICTURES`; a new selection takes the old one's place, and an
 * untouched draft moves with the reader.
 * @param inUse - A drawer shows it: then a picture joins also where nothing was done to the one before.
 */
export function pointAnew(
  old: RequestDraft,
  { anchor, environment, kind, picture }: Opening,
  inUse: boolean,
): RequestDraft {
  const untouched = isUntouched(old);
  const kept = untouched && !inUse && picture !== null ? [] : old.pictures;
  return {
    ...old,
    ask: kind ?? old.ask,
    anchor: (untouched && kept.length === 0) || anchor.quote !== null ? anchor : old.anchor,
    environment,
    pictures: [...kept, ...asDrafted(picture)].slice(0, MOST_PICTURES),
  };
}

/** Nothing in it is the reader's own work. */
function isUntouched({ text, pictures, files }: RequestDraft): boolean {
  const marked = pictures.some(({ edits }) => edits.crop !== null || edits.marks.length > 0);
  return text.trim() === '' && files.length === 0 && !marked;
}

function asDrafted(picture: CaptureInfo | null): DraftPicture[] {
  return picture === null ? [] : [{ capture: picture, edits: NO_EDITS }];
}
