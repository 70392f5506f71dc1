/** Stands on pages with requests that wait for somebody. Searched for in the wiki, so it is the same in every language. */
export const OPEN_LABEL = 'docket-open';

/** Stands on pages with a section that stands out, by the counts or by somebody's word, and that nobody mended yet. */
export const NEEDS_WORK_LABEL = 'docket-needs-work';
