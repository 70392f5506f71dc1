import type { Assignee, AskKind, Closing, Impact, Need } from '../event';
import type { EventId, SiteId } from '../ids';
import { pageKeyOf, spaceOf, type PageRef } from '../page';
import { DEFAULT_POLICIES, isStaff, policyOf, type Register } from '../register';
import type { Person } from '../person';
import type { Entry, Thread, ThreadState } from '../thread';
import { routeOf, type Rule } from './route';
import type { StaffLog } from './staff-log';

/** Time that somebody spent. `client`: empty for none. */
export interface TimeEntry {
  at: number;
  by: string;
  minutes: number;
  billable: boolean;
  client: string;
}

/** One request as the desk lists it. Plain JSON, small: there may be a hundred thousand. */
export interface DeskRow {
  id: EventId;
  siteId: SiteId;
  pageKey: string;
  pageTitle: string;
  /** Headings from the top down; empty above the first. */
  path: string[];
  /** Of the section, as in its anchor: by these it is known again when it was renamed or moved. */
  occurrence: number;
  bodyHash: string | null;
  /** The request's own words, at most `WORDS_SHOWN` characters. */
  words: string;
  ask: AskKind;
  need: Need;
  impact: Impact;
  state: ThreadState['kind'];
  how: Closing | null;
  openedAt: number;
  /** When somebody last said something. */
  lastAt: number;
  asker: string;
  /** Distinct people with this question, its asker among them. */
  people: number;
  /** Those people, each by a key: so that merged requests count each of them once. */
  who: string[];
  /** When each of them asked, in the order of `who`. */
  joinedAt: number[];
  owner: Assignee | null;
  /** Who has to do something next. */
  waiting: 'support' | 'reader' | 'nobody';
  /** When support has to have said something, by promise, escalation or the team's rule; `null`: no clock runs. */
  dueAt: number | null;
  /** A promise is open until then. */
  promisedAt: number | null;
  escalated: boolean;
  mergedInto: EventId | null;
  /** It, or an entry of it, waits for approval. */
  held: boolean;
  minutes: number;
  /** Those whose last word was that it helped. */
  helped: number;
  /** Addresses of articles that it was answered with, and each person's last word on whether that helped; absent for none. */
  articles?: string[];
  ratings?: { at: number; helped: boolean }[];
  /** Each time that was written down. */
  times: TimeEntry[];
  /** When support first said something; `null`: not yet. */
  firstAnswerAt: number | null;
  reopened: number;
  /** Everything that a search looks at, in lower case. */
  hay: string;
}

export const WORDS_SHOWN = 240;
/** Of all words of a thread; more is found by the wiki's own search. */
const HAY_LIMIT = 2_000;
const HOUR_MS = 3_600_000;

/** What a row is made of. `register`: `null` where the site has none. */
export interface RowSource {
  page: PageRef;
  thread: Thread;
  log: StaffLog;
  register: Register | null;
  rules: readonly Rule[];
  /** Of the page, in lower case. */
  labels: string[];
}

/** Folds a request and what staff wrote about it into its row. */
export function rowOf({ page, thread, log, register, rules, labels }: RowSource): DeskRow {
  const { request, opened, state, entries } = thread;
  const words = opened.text;
  const { path, occurrence, bodyHash } = thread.anchor.section;
  const routed = { ask: request.ask, space: spaceOf(page), labels, path: [page.title, ...path], words };
  const owner = log.owner === undefined ? (register === null ? null : routeOf(routed, register, rules)) : log.owner;
  const ours = entries.filter((entry) => isOurs(entry, thread, register));
  const settled = state.kind === 'closed' || log.mergedInto !== null;
  const waiting = settled ? 'nobody' : waitingFor(thread, ours);
  const promisedAt = settled ? null : openPromise(ours);
  const asked = askersOf(thread, register);
  const clocks = [promisedAt, settled ? null : openEscalation(log, ours), firstAnswerDue(thread, ours, register)];
  return {
    id: thread.id,
    siteId: page.siteId,
    pageKey: pageKeyOf(page),
    pageTitle: page.title,
    path,
    occurrence,
    bodyHash,
    words: words.slice(0, WORDS_SHOWN),
    ask: request.ask,
    need: request.need,
    impact: request.impact,
    state: state.kind,
    how: state.how ?? null,
    openedAt: opened.comment.createdAt,
    lastAt: Math.max(opened.comment.createdAt, ...entries.map(({ comment }) => comment.createdAt)),
    asker: opened.comment.author.name,
    people: asked.size,
    who: [...asked.keys()],
    joinedAt: [...asked.values()],
    owner,
    waiting,
    dueAt: earliest(waiting === 'nobody' ? [] : clocks),
    promisedAt,
    escalated: !settled && openEscalation(log, ours) !== null,
    mergedInto: log.mergedInto,
    held: opened.held || entries.some(({ held }) => held),
    minutes: log.minutes,
    helped: thread.ratings.filter(({ helped }) => helped).length,
    ...feedbackOf(thread),
    times: timesIn(log),
    firstAnswerAt: ours[0]?.comment.createdAt ?? null,
    reopened: entries.filter(({ event, counts }) => counts && event?.kind === 'status' && event.status === 'reopened')
      .length,
    hay: hayOf(thread, page, log),
  };
}

/** Only where there is an article: there may be a million rows. */
function feedbackOf({ ratings, articles }: Thread): Pick<DeskRow, 'ratings' | 'articles'> {
  return articles.length === 0 ? {} : { articles, ratings: ratings.map(({ at, helped }) => ({ at, helped })) };
}

/** Each person who has the question, and since when. Whom support noted it for has it, not who wrote it down. */
function askersOf({ request, opened, entries, meToo }: Thread, register: Register | null): Map<string, number> {
  const keyOf = ({ id, name }: Person) => id ?? `name:${name}`;
  const joined = new Map(
    entries
      .filter(({ event, counts }) => counts && event?.kind === 'me-too')
      .map(({ comment }) => [keyOf(comment.author), comment.createdAt]),
  );
  const { author, createdAt } = opened.comment;
  const others = meToo.map((one) => [keyOf(one), joined.get(keyOf(one)) ?? createdAt] as const);
  const caller = request.notedFor;
  const isNote = caller !== undefined && (register === null || isStaff(register, author.id));
  return new Map([...others, [isNote ? `noted:${caller}` : keyOf(author), createdAt]]);
}

/** Words of support: of the team where there is one, else of anybody but those who have the question. */
function isOurs({ comment, event, held }: Entry, { opened, meToo }: Thread, register: Register | null): boolean {
  if (held || (event !== null && event.kind !== 'reply' && event.kind !== 'status' && event.kind !== 'article'))
    return false;
  const { id } = comment.author;
  if (id !== null && id === opened.comment.author.id) return false;
  return register === null ? !meToo.some((one) => one.id !== null && one.id === id) : isStaff(register, id);
}

function waitingFor({ entries, state }: Thread, ours: Entry[]): DeskRow['waiting'] {
  if (state.kind === 'reopened' || state.kind === 'open') return 'support';
  const last = entries.findLast(
    ({ event, held }) => !held && (event === null || ['reply', 'detail', 'status', 'article'].includes(event.kind)),
  );
  return last !== undefined && ours.includes(last) ? 'reader' : 'support';
}

/** The last promise that nothing was said after. */
function openPromise(ours: Entry[]): number | null {
  const last = ours.at(-1)?.event;
  return last?.kind === 'reply' && last.due !== undefined ? last.due : null;
}

/** An escalation runs until somebody answers after it. */
function openEscalation({ escalation }: StaffLog, ours: Entry[]): number | null {
  if (escalation === null) return null;
  return ours.some(({ comment }) => comment.createdAt > escalation.at) ? null : escalation.until;
}

/** "Just so you know" asks for nothing, so no clock runs for it. */
function firstAnswerDue({ request, opened, state }: Thread, ours: Entry[], register: Register | null): number | null {
  if (request.need === 'fyi' || (ours.length > 0 && state.kind !== 'reopened')) return null;
  const hours = register === null ? DEFAULT_POLICIES['first-answer-hours'] : policyOf(register, 'first-answer-hours');
  const from = state.kind === 'reopened' ? state.at : opened.comment.createdAt;
  return from + hours * HOUR_MS;
}

function earliest(clocks: (number | null)[]): number | null {
  const running = clocks.filter((at) => at !== null);
  return running.length === 0 ? null : Math.min(...running);
}

function hayOf({ opened, entries, anchor }: Thread, page: PageRef, log: StaffLog): string {
  const said = entries.flatMap(({ text, comment }) => (text === '' ? [] : [comment.author.name, text]));
  const noted = log.entries.map(({ event }) => event.text);
  const parts = [opened.text, anchor.quote?.exact ?? '', page.title, ...anchor.section.path];
  return [...parts, opened.comment.author.name, ...said, ...noted].join('\n').slice(0, HAY_LIMIT).toLowerCase();
}

function timesIn({ entries }: StaffLog): TimeEntry[] {
  return entries.flatMap(({ event, by, at }) => {
    if (event.kind !== 'time') return [];
    const { minutes, billable, client } = event;
    return [{ at, by: by.name, minutes, billable, client }];
  });
}
