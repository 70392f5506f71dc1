import type { Anchor } from './anchor';
import type { CaptureEdits, CaptureInfo } from './capture';
import type { AskKind, Impact, Need } from './event';
import type { Author } from './delivery';
import type { CaptureId } from './ids';

/** A picture on its way: which capture, and what was done to it. */
export interface DraftPicture {
  capture: CaptureInfo;
  edits: CaptureEdits;
}

/** A file of the reader's own on its way; its bytes are in the store under `id`. */
export interface DraftFile {
  id: CaptureId;
  /** As the reader's computer calls it. */
  name: string;
  bytes: number;
}

/** What a reader is writing. Kept in the store from the first key on. */
export interface RequestDraft {
  ask: AskKind;
  need: Need;
  impact: Impact;
  text: string;
  anchor: Anchor;
  pictures: DraftPicture[];
  files: DraftFile[];
  environment: string;
  /** Whom the wiki shall tell of it, where it can. */
  copyTo?: Author[] | undefined;
}

export type Fault = { field: 'text'; why: 'empty' | 'too-long'; limit: number };

/** More than anybody needs to show one thing, and few enough to be uploaded one after the other. */
export const MOST_PICTURES = 6;
export const MOST_FILES = 3;
/** Confluence and WordPress take 10 MB and more where nobody changed it; larger ones belong elsewhere. */
export const FILE_LIMIT_BYTES = 10 * 1024 * 1024;

/** WordPress keeps 65,525 bytes of a comment; quote, heading, environment and trailer need their share of it. */
export const TEXT_LIMIT = 10_000;

/** What keeps words from being sent; empty when nothing does. Length in UTF-16 units after trimming. */
export function findFaults(draft: { text: string }): Fault[] {
  const length = draft.text.trim().length;
  if (length === 0) return [{ field: 'text', why: 'empty', limit: TEXT_LIMIT }];
  return length > TEXT_LIMIT ? [{ field: 'text', why: 'too-long', limit: TEXT_LIMIT }] : [];
}

/** Everything that goes along with the words, by the id under which its bytes lie. */
export function attachedTo({ pictures, files }: Pick<RequestDraft, 'pictures' | 'files'>): CaptureId[] {
  return [...pictures.map(({ capture }) => capture.id), ...files.map(({ id }) => id)];
}
