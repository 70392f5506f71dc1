import type { EventId, SiteId } from '../ids';
import { readEventId } from '../ids';
import { fingerprint, type SectionRef } from '../section';
import type { ThreadMark } from '../views';
import type { Verdict } from './effect';
import type { FlagState } from './site-flags';
import type { Theme } from './site-themes';

export const VERDICTS = ['fixed', 'no-change-yet', 'worse'] as const satisfies readonly Verdict[];

/** A section that is flagged, or was and is mended, as it is shown on its page to those who have the desk in this browser. */
export interface PageFlag {
  sectionId: string;
  section: Pick<SectionRef, 'path' | 'occurrence' | 'bodyHash'>;
  state: FlagState['kind'];
  /** Why it is flagged, in a sentence. */
  why: string;
  /** What most people ask, in their words. */
  themes: Pick<Theme, 'words' | 'people'>[];
  /** What mending it did, in a sentence; absent where it was not mended. */
  effect?: { verdict: Verdict; words: string } | undefined;
}

/** Whether somebody still has to do something about it. */
export function isOpenFlag({ state, effect }: PageFlag): boolean {
  return state !== 'rejected' && (state !== 'fixed' || effect?.verdict === 'worse');
}

export interface PageFlags {
  pageKey: string;
  siteId: SiteId;
  flags: PageFlag[];
  /** Whether its label was put there last, or taken off; absent: this browser knows of neither. */
  labelled?: boolean | undefined;
}

/** What the desk reckoned last, for the pages themselves. */
export interface PageFlagStore {
  of(pageKey: string): Promise<PageFlag[]>;
  /** Open ones of all pages of all sites. */
  count(): Promise<number>;
  /**
   * Puts these in the place of all of the site's; a page that still carries the label stays, without flags.
   * @returns Keys of the pages that have others now.
   */
  replace(siteId: SiteId, pages: Pick<PageFlags, 'pageKey' | 'flags'>[]): Promise<string[]>;
  /** Pages of the site whose label is not known to be as their flags want it. */
  labelDue(siteId: SiteId, most: number): Promise<PageFlags[]>;
  noteLabel(pageKey: string, labelled: PageFlags['labelled']): Promise<void>;
}

/** Open ones as marks of the page, among those of requests: at their sections. */
export function flagMarks(pageKey: string, flags: readonly PageFlag[]): ThreadMark[] {
  return flags.filter(isOpenFlag).flatMap(({ sectionId, section }): ThreadMark[] => {
    const id = flagMarkId(`${pageKey} ${sectionId}`);
    const anchor = { quote: null, position: null, section: { ...section, headingId: null } };
    return id === null ? [] : [{ id, anchor, state: 'flagged', own: 'no' }];
  });
}

/** A UUID of version 7 that was made in the second millisecond of 1970: no browser makes such an event id. */
function flagMarkId(key: string): EventId | null {
  const hex = parseInt(fingerprint(key), 36).toString(16).padStart(12, '0');
  return readEventId(`00000000-0001-7000-8000-${hex}`);
}
