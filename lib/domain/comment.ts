import type { Person } from './person';

/** A native comment as a platform's adapter hands it over; `html` is foreign and stays text until it is sanitised. */
export interface NativeComment {
  id: string;
  /** The comment it answers, `null` for one at the top. */
  parentId: string | null;
  author: Person;
  /** The platform's time, milliseconds since 1970 in UTC. */
  createdAt: number;
  /** Body as the platform gives it: WordPress' rendered HTML, or Confluence's storage format. */
  body: string;
  format: 'html' | 'confluence-storage';
  /** Where people see it without Docket. */
  url: string;
  place: 'inline' | 'footer';
  /** `held`: waits for approval and only its author and moderators see it. */
  visibility: 'public' | 'held';
  /** The words of the page that an inline comment is about, as the platform keeps them; `null` for all others. */
  quote: string | null;
  /** By what Confluence marks those words on the page. */
  marker?: string;
  /** Confluence inline comments: open or resolved, or its marker is gone. */
  resolution: 'open' | 'resolved' | 'dangling' | null;
}
