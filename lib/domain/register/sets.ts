import * as v from 'valibot';
import { ASK_KINDS } from '../event';

const Name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100));
const Key = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
const To = v.object({ kind: v.picklist(['person', 'group']), id: Key, name: Name });
const Words = v.optional(v.pipe(v.string(), v.maxLength(100)), '');

/** What each set of the register holds, by entry. The entry's key is a person's id, a group's or a word's own, or a made one. */
export const SETS = {
  administrator: v.object({ name: Name }),
  staff: v.object({ name: Name, groups: v.optional(v.array(Key), []) }),
  group: v.object({ name: Name }),
  /** All conditions that are given must hold; the first rule by its place decides. */
  rule: v.object({
    place: v.number(),
    space: Words,
    label: Words,
    section: Words,
    words: Words,
    ask: v.optional(v.nullable(v.picklist(ASK_KINDS)), null),
    to: To,
  }),
  /** Key `order`: who is on duty, a week each, from `from` on; key `2026-W49`: that week's alone. */
  rota: v.object({ ids: v.array(Key), from: v.optional(v.pipe(v.string(), v.regex(/^\d{4}-W\d\d$/)), '2026-W01') }),
  /** Its text stands as words of the comment, with fields in braces: `{asker}`. */
  canned: v.object({ title: Name }),
  policy: v.object({ value: v.number() }),
  /** A word that no update may rest on. */
  avoided: v.object({ instead: Words }),
  /** Key: a client's name. What was written down for them until then is billed. */
  billed: v.object({ until: v.number() }),
  /** Key `sections`: whether everybody may read what is flagged, on the register's own page. */
  report: v.object({ public: v.boolean() }),
  /** Key `page`: the desk page. */
  desk: v.object({
    pageId: Key,
    contentType: v.pipe(v.string(), v.maxLength(40)),
    url: v.pipe(v.string(), v.maxLength(300)),
  }),
};

export type SetName = keyof typeof SETS;
export type Entries<Name extends SetName> = Record<string, v.InferOutput<(typeof SETS)[Name]>>;

/** Reads the value of an entry; `null`: it does not fit its set, or the set is none of ours. */
export function readSetting(set: string, value: string): v.InferOutput<(typeof SETS)[SetName]> | null {
  if (!Object.hasOwn(SETS, set)) return null;
  const read = v.safeParse(SETS[set as SetName], parsed(value)); // an own key, checked above
  return read.success ? read.output : null;
}

function parsed(value: string): unknown {
  try {
    const json: unknown = JSON.parse(value);
    return json;
  } catch {
    return undefined; // somebody else's text: fits no set
  }
}
