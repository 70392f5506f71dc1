import type { Anchor } from './anchor';
import type { CaptureEdits, CaptureInfo } from './capture';
import type { AskKind, Impact, Need } from './event';

/** A picture on its way: which capture, and what was done to it. */
export interface DraftPicture {
  capture: CaptureInfo;
  edits: CaptureEdits;
}

/** What a reader is writing. Kept in the store from the first key on. */
export interface RequestDraft {
  ask: AskKind;
  need: Need;
  impact: Impact;
  text: string;
  anchor: Anchor;
  picture: DraftPicture | null;
  environment: string;
}

export type Fault = { field: 'text'; why: 'empty' | 'too-long'; limit: number };

/** WordPress keeps 65,525 bytes of a comment; quote, heading, environment and trailer need their share of it. */
export const TEXT_LIMIT = 10_000;

/** What keeps words from being sent; empty when nothing does. Length in UTF-16 units after trimming. */
export function findFaults(draft: { text: string }): Fault[] {
  const length = draft.text.trim().length;
  if (length === 0) return [{ field: 'text', why: 'empty', limit: TEXT_LIMIT }];
  return length > TEXT_LIMIT ? [{ field: 'text', why: 'too-long', limit: TEXT_LIMIT }] : [];
}
