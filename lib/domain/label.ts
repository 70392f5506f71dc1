/** Stands on pages with requests that wait for somebody. Searched for in the wiki, so it is the same in every language. */
export const OPEN_LABEL = 'docket-open';

/** Stands on pages with a section that somebody flagged and nobody mended yet. */
export const NEEDS_WORK_LABEL = 'docket-needs-work';
