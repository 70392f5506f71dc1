import type { Person } from '../state/people.ts';
import type { IndexEntry } from '../state/search-index.ts';
import { refuse } from './ask.ts';

export type Value = { kind: 'text'; text: string } | { kind: 'function'; name: string; argument: string | null };

export interface Term {
  field: string;
  operator: string;
  values: Value[];
}

export interface Asker {
  who: Person | null;
  nowMs: number;
}

const UNIT_MS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** Fields with plain values: what of an entry they look at. */
const PLAIN: Record<string, (entry: IndexEntry) => string[]> = {
  space: ({ spaceKey }) => [spaceKey],
  'space.key': ({ spaceKey }) => [spaceKey],
  type: ({ type }) => [type],
  id: ({ id }) => [id],
  content: ({ id }) => [id],
  label: ({ labels }) => labels,
  container: ({ containerId }) => (containerId === null ? [] : [containerId]),
  ancestor: ({ ancestorIds }) => ancestorIds,
  parent: ({ ancestorIds, type }) => (type === 'page' ? ancestorIds.slice(0, 1) : []),
  creator: ({ creatorId }) => [creatorId],
  contributor: ({ contributorIds }) => contributorIds,
  title: ({ title }) => [title],
};

const TEXTS: Record<string, (entry: IndexEntry) => string> = {
  title: ({ title }) => title,
  text: ({ title, text }) => `${title} ${text}`,
  sitesearch: ({ title, text }) => `${title} ${text}`,
};

const DATES: Record<string, (entry: IndexEntry) => number> = {
  created: ({ createdMs }) => createdMs,
  lastmodified: ({ modifiedMs }) => modifiedMs,
};

function toMinute(ms: number): number {
  return Math.floor(ms / 60_000) * 60_000;
}

/**
 * A moment in whole minutes. `2026-11-22`, `2026-11-22 10:15`, `now("-2d")`, `startOfDay()`.
 * ASSUMPTION: dates are read as UTC; on Cloud it is the asker's or the site's zone (PLATFORM-FACTS 3.9).
 */
function momentOf(value: Value, nowMs: number): number {
  if (value.kind === 'function') {
    if (value.name === 'startofday') return Math.floor(nowMs / 86_400_000) * 86_400_000;
    const [, sign, count, unit] = /^([+-])(\d+)([mhdw])$/.exec(value.argument ?? '+0m') ?? [];
    const unitMs = UNIT_MS[unit ?? ''];
    if (value.name !== 'now' || unitMs === undefined) return refuse(400, `Unknown function ${value.name}`);
    return toMinute(nowMs + (sign === '-' ? -1 : 1) * Number(count) * unitMs);
  }
  const match = /^(\d{4})[-/](\d\d)[-/](\d\d)(?: (\d\d):(\d\d))?$/.exec(value.text);
  if (match === null) return refuse(400, `Could not parse the date ${value.text}`);
  const [, year, month, day, hour = '00', minute = '00'] = match;
  return Date.parse(`${year ?? ''}-${month ?? ''}-${day ?? ''}T${hour}:${minute}:00Z`);
}

function textOfValue(value: Value, who: Person | null): string {
  if (value.kind === 'text') return value.text;
  if (value.name === 'currentuser') return who?.accountId ?? '';
  return refuse(400, `Unknown function ${value.name}`);
}

function compare(left: number, operator: string, right: number): boolean {
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '=':
      return left === right;
    default:
      return refuse(400, `The operator ${operator} does not fit a date`);
  }
}

/** All words of the value stand in the text, in any order and case; a `*` ends a beginning of a word. */
function containsWords(text: string, wanted: string): boolean {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const asked = wanted.toLowerCase().match(/[\p{L}\p{N}]+\*?/gu) ?? [];
  return asked.every((one) =>
    one.endsWith('*') ? words.some((word) => word.startsWith(one.slice(0, -1))) : words.includes(one),
  );
}

/** Whether one entry fits one term; 400 for what CQL does not know. */
export function fits(entry: IndexEntry, { field, operator, values }: Term, { who, nowMs }: Asker): boolean {
  const [first] = values;
  if (first === undefined) return refuse(400, `${field} needs a value`);
  const date = DATES[field];
  if (date !== undefined) return compare(toMinute(date(entry)), operator, momentOf(first, nowMs));
  if (operator === '~' || operator === '!~') {
    const text = TEXTS[field] ?? refuse(400, `The operator ${operator} does not fit ${field}`);
    return containsWords(text(entry), textOfValue(first, who)) === (operator === '~');
  }
  const plain = PLAIN[field] ?? refuse(400, `Unknown field ${field}`);
  if (!['=', '!=', 'in', 'not in'].includes(operator))
    return refuse(400, `The operator ${operator} does not fit ${field}`);
  const wanted = values.map((value) => textOfValue(value, who));
  const found = plain(entry).some((one) => wanted.includes(one));
  return found === (operator === '=' || operator === 'in');
}
