import type { EventId, SiteId } from '../ids';
import { readEventId } from '../ids';
import { fingerprint, type SectionRef } from '../section';
import type { ThreadMark } from '../views';
import type { FlagState } from './site-flags';
import type { Theme } from './site-themes';

/** A flagged section as it is shown on its page, to those who have the desk in this browser. */
export interface PageFlag {
  sectionId: string;
  section: Pick<SectionRef, 'path' | 'occurrence' | 'bodyHash'>;
  state: FlagState['kind'];
  /** Why it is flagged, in a sentence. */
  why: string;
  /** What most people ask, in their words. */
  themes: Pick<Theme, 'words' | 'people'>[];
}

export interface PageFlags {
  pageKey: string;
  siteId: SiteId;
  flags: PageFlag[];
}

/** What the desk reckoned last, for the pages themselves. */
export interface PageFlagStore {
  of(pageKey: string): Promise<PageFlag[]>;
  /** Of all pages of all sites. */
  count(): Promise<number>;
  /** Puts these in the place of all of the site's. @returns Keys of the pages that have others now. */
  replace(siteId: SiteId, pages: Omit<PageFlags, 'siteId'>[]): Promise<string[]>;
}

/** As marks of the page, among those of requests: at their sections. */
export function flagMarks(pageKey: string, flags: readonly PageFlag[]): ThreadMark[] {
  return flags.flatMap(({ sectionId, section }): ThreadMark[] => {
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
