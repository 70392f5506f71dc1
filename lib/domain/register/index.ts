import type { DecodedComment } from '../codec';
import type { SettingEvent } from '../event';
import { settleIdentities } from '../fold-identity';
import type { Trust } from '../thread';
import { readSetting, type Entries, type SetName } from './sets';

export type { Entries, SetName } from './sets';

/** What a team agreed on. Plain JSON. */
export type Register = { [Name in SetName]: Entries<Name> } & {
  /** Texts of the canned answers, by key. */
  texts: Record<string, string>;
};

/** How many hours a request may wait for its first answer where the team set nothing. */
/** `article-review`: 1 where an article is published only after somebody else looked through it. */
export const DEFAULT_POLICIES = { 'first-answer-hours': 24, 'article-review': 0 } as const;
export type PolicyName = keyof typeof DEFAULT_POLICIES;

export function emptyRegister(): Register {
  return {
    administrator: {},
    staff: {},
    group: {},
    rule: {},
    rota: {},
    canned: {},
    policy: {},
    avoided: {},
    billed: {},
    report: {},
    desk: {},
    texts: {},
  };
}

/**
 * Folds the comments of a register page. A setting counts from whoever was an administrator when it was made; the
 * page's creator is one from the start and for ever. Entries of different keys never overwrite each other; of one key
 * the last holds. Any order of the same comments, and any of them twice, gives the same register.
 */
export function foldRegister(comments: readonly DecodedComment[], creator: { id: string; name: string }): Register {
  const register = emptyRegister();
  register.administrator[creator.id] = { name: creator.name };
  register.staff[creator.id] = { name: creator.name, groups: [] };
  for (const { decoded, role } of settleIdentities(comments)) {
    const { comment, event } = decoded;
    if (role !== 'event' || event?.kind !== 'setting' || comment.visibility === 'held') continue;
    if (comment.author.id === null || !Object.hasOwn(register.administrator, comment.author.id)) continue;
    apply(register, event, creator.id);
  }
  return register;
}

function apply(register: Register, { set, key, value, text }: SettingEvent, creatorId: string): void {
  if (value === null) {
    if (!Object.hasOwn(register, set) || set === 'texts') return;
    if (set === 'administrator' && key === creatorId) return; // or nobody might be left
    Reflect.deleteProperty(register[set as SetName], key); // an own key, checked above
    if (set === 'canned') Reflect.deleteProperty(register.texts, key);
    return;
  }
  const entry = readSetting(set, value);
  if (entry === null) return; // of a later version, or nonsense: the others still hold
  define(register[set as SetName], key, entry); // a set of ours, `readSetting` checked it
  if (set === 'canned') define(register.texts, key, text);
}

/** Keys come from outside: `__proto__` is a key like any other. */
function define(entries: object, key: string, value: unknown): void {
  Object.defineProperty(entries, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Whether everybody may read which sections are flagged. */
export function isReportPublic({ report }: Register): boolean {
  return Object.hasOwn(report, 'sections') && report['sections']?.public === true;
}

/** Whom the fold of threads believes. */
export function trustIn(register: Register): Trust {
  return { staffIds: new Set([...Object.keys(register.staff), ...Object.keys(register.administrator)]) };
}

export function policyOf(register: Register, name: PolicyName): number {
  return Object.hasOwn(register.policy, name) ? (register.policy[name]?.value ?? 0) : DEFAULT_POLICIES[name];
}

/** Administrators are support, too. */
export function isStaff(register: Register, id: string | null): boolean {
  return id !== null && trustIn(register).staffIds.has(id);
}
