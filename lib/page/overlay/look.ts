/** How a place is marked: by colour and by a line of its own kind, so that colour is never the only sign. */
export type Look = 'open' | 'answered' | 'own';

/** `shown`: strongly, for a moment. */
export type MarkedAs = Look | 'shown';

export const LOOKS: MarkedAs[] = ['open', 'answered', 'own', 'shown'];

/** The registry of highlights is shared with the page: our names carry our prefix. */
export const nameOf = (look: MarkedAs): string => `docket-${look}`;
