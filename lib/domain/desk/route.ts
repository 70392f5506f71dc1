import type { AskKind, Assignee } from '../event';
import type { Register } from '../register';

/** What rules look at. */
export interface Routed {
  ask: AskKind;
  /** The page's space, or WordPress' type; empty where it is not known. */
  space: string;
  /** Of the page, in lower case. */
  labels: string[];
  /** Headings from the top down, with the page's title before them. */
  path: string[];
  words: string;
}

export type Rule = Register['rule'][string] & { key: string };

/** In the order in which they are tried. */
export function rulesIn({ rule }: Register): Rule[] {
  return Object.entries(rule)
    .map(([key, entry]) => ({ key, ...entry }))
    .toSorted((one, other) => one.place - other.place || (one.key < other.key ? -1 : 1));
}

/** The first rule whose conditions all hold; `null`: none, so whoever is on duty looks at it. */
export function matchRule(request: Routed, rules: readonly Rule[]): Rule | null {
  return rules.find((rule) => holds(rule, request)) ?? null;
}

/** Whom a request goes to before anybody assigned it. A rule to a group or person that is not in the team any more is passed over. */
export function routeOf(
  request: Routed,
  register: Register,
  rules: readonly Rule[] = rulesIn(register),
): Assignee | null {
  const known = rules.filter(({ to }) => Object.hasOwn(to.kind === 'group' ? register.group : register.staff, to.id));
  return matchRule(request, known)?.to ?? null;
}

function holds({ space, label, section, words, ask }: Rule, request: Routed): boolean {
  return (
    (space === '' || space.toLowerCase() === request.space.toLowerCase()) &&
    (label === '' || request.labels.includes(label.toLowerCase())) &&
    (section === '' || request.path.some((heading) => includes(heading, section))) &&
    (words === '' || words.split(',').some((word) => word.trim() !== '' && includes(request.words, word.trim()))) &&
    (ask === null || ask === request.ask)
  );
}

function includes(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase());
}
