import type { Anchor } from '@/lib/domain/anchor';
import type { PageFlag } from '@/lib/domain/flags/page-flag';
import type { EventId } from '@/lib/domain/ids';
import type { Result } from '@/lib/domain/result';

/** Calls of a drawer about flagged sections. */
export interface FlagCalls<InSession> {
  /** Those of this page, and whether this person may flag one; nothing where this browser has no desk for the site. */
  readFlags(ask: InSession): Result<{ flags: PageFlag[]; mayFlag: boolean }>;
  /** Writes down that a place of this page fails its readers, and why. The same `eventId` queues once. */
  queueFlag(ask: InSession & { eventId: EventId; anchor: Anchor; text: string }): Result<{ eventId: EventId }>;
  /** Opens the desk at a flagged section of this page. */
  openDesk(ask: InSession & { sectionId: string }): Result<null>;
}
