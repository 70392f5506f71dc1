import { json, type Reply } from '../server/http.ts';
import type { Call } from '../server/router.ts';
import { refuse } from './ask.ts';

interface Sortable {
  id: string;
  createdAt: string;
}

function limitOf({ ask }: Call, otherwise: number): number {
  const given = ask.query.get('limit');
  if (given === null) return otherwise;
  const limit = Number(given);
  if (!Number.isInteger(limit) || limit < 1 || limit > 250) refuse(400, 'The limit must be between 1 and 250');
  return limit;
}

/** Where the page begins: behind the content that the cursor names, wherever it stands by now. */
function startOf<T extends Sortable>({ ask }: Call, sorted: T[]): number {
  const cursor = ask.query.get('cursor');
  if (cursor === null) return 0;
  const [id, position] = Buffer.from(cursor, 'base64url').toString().split('@');
  if (position === undefined || !/^\d+$/.test(position)) refuse(400, 'The cursor is not valid');
  const at = sorted.findIndex((one) => one.id === id);
  return at === -1 ? Number(position) : at + 1;
}

/**
 * One page of a listing, its next address in `_links.next` and in the Link header; neither at the end.
 * @param limit - What counts where the client names no limit.
 */
export function listReply<T extends Sortable>(call: Call, sorted: T[], show: (one: T) => unknown, limit = 25): Reply {
  const start = startOf(call, sorted);
  const end = start + limitOf(call, limit);
  const shown = sorted.slice(start, end);
  const base = `${call.ask.origin}/wiki`;
  const last = shown.at(-1);
  if (last === undefined || end >= sorted.length) return json(200, { results: shown.map(show), _links: { base } });
  const query = new URLSearchParams(call.ask.query);
  query.set('cursor', Buffer.from(`${last.id}@${end}`).toString('base64url'));
  const next = `${call.ask.path}?${query.toString()}`;
  return json(200, { results: shown.map(show), _links: { next, base } }, { Link: `<${next}>; rel="next"` });
}

/** Sorts by `created-date`, `modified-date`, `id`, `title`, `key` or `name`, with `-` for descending; by id if null. */
export function sortBy<T extends Sortable>(
  contents: T[],
  sort: string | null,
  keys: Record<string, (one: T) => string>,
) {
  const key = keys[sort?.replace(/^-/, '') ?? ''] ?? (() => '');
  const sign = sort?.startsWith('-') === true ? -1 : 1;
  const byId = (one: T, other: T): number => Number(one.id.replace(/\D/g, '')) - Number(other.id.replace(/\D/g, ''));
  return [...contents].sort((one, other) => {
    const order = key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : byId(one, other);
    return sign * order;
  });
}
