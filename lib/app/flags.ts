import type { Anchor } from '@/lib/domain/anchor';
import type { FlaggedSection } from '@/lib/domain/desk/views';
import { DESK_UNDO_MS } from '@/lib/domain/desk/views';
import type { FlagOutcome, StaffEvent } from '@/lib/domain/event';
import { foldFlags, type WrittenFlag } from '@/lib/domain/flags/decisions';
import { pageRefOf } from '@/lib/domain/flags/known-page';
import type { OutlineStore } from '@/lib/domain/flags/stores';
import type { EventId, SiteId } from '@/lib/domain/ids';
import type { PageRef } from '@/lib/domain/page';
import type { FindPlatform } from '@/lib/domain/ports';
import { fail, type Result } from '@/lib/domain/result';
import type { DeskRows } from './desk-rows';
import type { WriteDown } from './write-down';

export interface FlagsPorts {
  outlines: Pick<OutlineStore, 'page'>;
  writeDown: WriteDown;
  rows: Pick<DeskRows, 'staff'>;
  findPlatform: FindPlatform;
}

type Queued = Promise<Result<{ eventId: EventId }>>;

/** What the team writes down about sections that fail their readers: events on the desk page, as all of staff's own. */
export function createFlags(ports: FlagsPorts) {
  const { outlines, writeDown, rows, findPlatform } = ports;

  async function pageOf(siteId: SiteId, pageKey: string): Promise<PageRef | null> {
    const known = await outlines.page(pageKey);
    const kind = (await findPlatform(siteId))?.site.kind;
    if (known === null || kind === undefined || known.siteId !== siteId) return null;
    return pageRefOf(known, siteId, kind);
  }

  async function queue(siteId: SiteId, pageKey: string, eventOn: (page: PageRef) => StaffEvent): Queued {
    const context = await pageOf(siteId, pageKey);
    return context === null ? fail({ kind: 'refused', why: 'page-gone' }) : queueOn(context, eventOn(context));
  }

  const queueOn = (context: PageRef, event: StaffEvent): Queued => writeDown(context, event, DESK_UNDO_MS);

  return {
    list: async (siteId: SiteId): Promise<WrittenFlag[]> => foldFlags(await rows.staff(siteId)),

    /** @param text - Why, for people who read the desk page without Docket. */
    async write(siteId: SiteId, id: EventId, { pageKey, sectionId }: FlaggedSection, text: string): Queued {
      const section = (await outlines.page(pageKey))?.sections.find((one) => one.id === sectionId);
      if (section === undefined) return fail({ kind: 'refused', why: 'page-gone' });
      const { path, occurrence, bodyHash } = section;
      const anchor = { quote: null, position: null, section: { path, occurrence, bodyHash, headingId: null } };
      return queue(siteId, pageKey, ({ pageId: page }) => ({ kind: 'flagged', id, of: id, text, anchor, page }));
    },

    /** The same for any place of a page, by whoever has it before them. */
    writeAt: (page: PageRef, id: EventId, anchor: Anchor, text: string): Queued =>
      queueOn(page, { kind: 'flagged', id, of: id, text, anchor, page: page.pageId }),

    review: (
      siteId: SiteId,
      id: EventId,
      of: { flagId: EventId; pageKey: string },
      outcome: FlagOutcome,
      text: string,
    ): Queued => queue(siteId, of.pageKey, () => ({ kind: 'reviewed', id, of: of.flagId, text, outcome })),
  };
}
