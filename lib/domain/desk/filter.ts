import { priorityOf } from './priority';
import type { DeskRow } from './row';

/** The lists that are always there, in this order. */
export const VIEWS = [
  'inbox',
  'mine',
  'unowned',
  'reader',
  'overdue',
  'promised',
  'held',
  'fyi',
  'closed',
  'all',
] as const;
export type View = (typeof VIEWS)[number];

/** Who looks, so that "mine" means something. */
export interface Viewer {
  /** The platform's id on each site; absent where it is not known. */
  ids: Record<string, string>;
  /** Keys of the groups that this person is in, by site. */
  groups: Record<string, string[]>;
  now: number;
}

/** What somebody typed into the search field, read: `section:"On Linux" is:overdue log level`. */
export interface Query {
  words: string[];
  section: string;
  page: string;
  owner: string;
  asker: string;
  is: View[];
}

const FIELDS = new Set(['section', 'page', 'owner', 'asker']);

/** Reads a search: `name:value` or `name:"several words"` (in any quotes) for what is known, words for everything else. Never fails. */
export function readQuery(text: string): Query {
  const query: Query = { words: [], section: '', page: '', owner: '', asker: '', is: [] };
  for (const [, name = '', quoted, bare = ''] of text.matchAll(
    /(?:([\p{L}-]+):)?(?:["“„«]\s*([^"“”„»]*?)\s*(?:["“”»]|$)|(\S+))/gu,
  )) {
    const value = (quoted ?? bare).toLowerCase();
    const view = VIEWS.find((one) => one === value);
    if (name === 'is' && view !== undefined) query.is.push(view);
    else if (FIELDS.has(name))
      query[name as 'section'] = value; // one of the four, all of them text
    else query.words.push(...[name, value].filter((word) => word !== ''));
  }
  return query;
}

/** Whether a list has a request. What was merged into another shows in `all` only. */
export function isInView(row: DeskRow, view: View, { ids, groups, now }: Viewer): boolean {
  if (view === 'all') return true;
  if (row.mergedInto !== null) return false;
  const open = row.waiting !== 'nobody';
  switch (view) {
    case 'inbox':
      return row.waiting === 'support' && row.need !== 'fyi';
    case 'mine':
      return open && isFor(row, ids, groups);
    case 'unowned':
      return open && row.owner === null && row.need !== 'fyi';
    case 'reader':
      return row.waiting === 'reader';
    case 'overdue':
      return row.dueAt !== null && row.dueAt < now;
    case 'promised':
      return row.promisedAt !== null;
    case 'held':
      return row.held;
    case 'fyi':
      return open && row.need === 'fyi';
    case 'closed':
      return !open;
  }
}

function isFor({ owner, siteId }: DeskRow, ids: Viewer['ids'], groups: Viewer['groups']): boolean {
  if (owner === null) return false;
  return owner.kind === 'person' ? owner.id === ids[siteId] : (groups[siteId] ?? []).includes(owner.id);
}

export function matches(row: DeskRow, query: Query, viewer: Viewer): boolean {
  return (
    query.words.every((word) => row.hay.includes(word)) &&
    (query.section === '' || row.path.some((heading) => heading.toLowerCase().includes(query.section))) &&
    (query.page === '' || row.pageTitle.toLowerCase().includes(query.page)) &&
    (query.owner === '' || (row.owner?.name ?? '').toLowerCase().includes(query.owner)) &&
    (query.asker === '' || row.asker.toLowerCase().includes(query.asker)) &&
    query.is.every((view) => isInView(row, view, viewer))
  );
}

/** A list in the order in which it is worked through: the highest priority first; what is settled, the newest first. */
export function inWorkOrder(rows: DeskRow[], now: number): DeskRow[] {
  const ranked = rows.map((row) => ({ row, value: row.waiting === 'nobody' ? -1 : priorityOf(row, now).value }));
  ranked.sort(
    (one, other) =>
      other.value - one.value || other.row.lastAt - one.row.lastAt || (one.row.id < other.row.id ? -1 : 1),
  );
  return ranked.map(({ row }) => row);
}

/** How many requests each list has. */
export function countViews(rows: readonly DeskRow[], viewer: Viewer): Record<View, number> {
  const counts = Object.fromEntries(VIEWS.map((view) => [view, 0])) as Record<View, number>; // every view has its key
  for (const row of rows) for (const view of VIEWS) if (isInView(row, view, viewer)) counts[view] += 1;
  return counts;
}
