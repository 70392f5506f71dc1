/** Stands on pages with requests that wait for somebody. Searched for in the wiki, so it is the same in every language. */
export const OPEN_LABEL = 'docket-open';
