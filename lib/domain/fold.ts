import type { DecodedComment } from './codec';
import type { Person } from './person';
import { assignThreads } from './fold-assign';
import { findRequests } from './fold-requests';
import { settleIdentities } from './fold-identity';
import type { Settled } from './fold-identity';
import type { Conversation, Entry, Thread, ThreadState, Trust } from './thread';
import type { OpenedEvent, ThreadEvent } from './event';

/**
 * Folds the comments that one person may see into threads. The same comments in any order, and any of them twice, give the same
 * result. The platform's author is believed, not the comment's record; nothing is lost: what belongs to no thread is in `plain`.
 */
export function foldThreads(comments: readonly DecodedComment[], trust: Trust): Conversation {
  const settled = settleIdentities(comments);
  const requests = findRequests(settled);
  const threadOf = assignThreads(settled, requests);
  const members = Map.groupBy(settled, ({ decoded }) => threadOf.get(decoded.comment.id) ?? null);
  const threads = settled.flatMap((root) => {
    const request = requests.get(root.decoded.comment.id);
    return request === undefined ? [] : [foldThread(request, root, members.get(request.id) ?? [], trust)];
  });
  return { threads, plain: (members.get(null) ?? []).map((one) => toEntry(one, false)) };
}

function foldThread(request: OpenedEvent, root: Settled, members: readonly Settled[], trust: Trust): Thread {
  const requester = root.decoded.comment.author;
  const entries = members
    .filter((member) => member !== root && member.role !== 'copy')
    .map((member) => toEntry(member, counts(member, requester, trust)));
  const counted = entries.filter((entry) => entry.counts);
  return {
    id: request.id,
    request,
    opened: toEntry(root, root.decoded.comment.visibility === 'public'),
    anchor: counted.findLast(isKind('re-anchored'))?.event.anchor ?? request.anchor,
    state: foldState(root, requester, entries),
    entries,
    meToo: [...byPerson(counted.filter(isKind('me-too'))).values()].flatMap(([first]) => first?.comment.author ?? []),
    ratings: [...byPerson(counted.filter(isKind('rated'))).values()].flatMap((ratings) => {
      const last = ratings.at(-1);
      return last ? [{ by: last.comment.author, helped: last.event.helped, at: last.comment.createdAt }] : [];
    }),
    articles: [...new Set(counted.filter(isKind('article')).map(({ event }) => event.url))],
    copies: members.filter(({ role }) => role === 'copy').map(({ decoded }) => decoded.comment),
  };
}

function toEntry({ decoded, role }: Settled, itCounts: boolean): Entry {
  const { comment } = decoded;
  const held = comment.visibility === 'held';
  if (decoded.event === null) {
    return {
      comment,
      event: null,
      text: decoded.text,
      pictures: decoded.pictures,
      counts: itCounts,
      held,
      altered: false,
    };
  }
  const { event, altered } = decoded;
  const pictures = 'pictures' in event ? event.pictures : [];
  return {
    comment,
    event: role === 'event' ? event : null,
    text: event.text,
    pictures,
    counts: itCounts,
    held,
    altered,
  };
}

/** Whether an entry changes its thread; words that do not count are still shown, and still words. */
function counts({ decoded, role }: Settled, requester: Person, trust: Trust): boolean {
  const { author, visibility } = decoded.comment;
  if (visibility === 'held') return false;
  if (role !== 'event' || decoded.event === null) return true;
  const staff = author.id !== null && trust.staffIds.has(author.id);
  const own = isSamePerson(author, requester);
  switch (decoded.event.kind) {
    case 'status':
    case 're-anchored':
    case 'article':
      return staff || own;
    case 'me-too':
      return !own;
    case 'opened':
    case 'taken-up':
    case 'detail':
    case 'reply':
    case 'rated':
      return true;
    default:
      return staff;
  }
}

function foldState({ decoded }: Settled, requester: Person, entries: readonly Entry[]): ThreadState {
  let settled: ThreadState = { kind: 'open', by: requester, at: decoded.comment.createdAt };
  let lastWord: ThreadState | null = null;
  for (const { comment, event, counts, held } of entries) {
    if (held) continue;
    const by = comment.author;
    if (counts && event?.kind === 'status') {
      const how = event.how === undefined || event.status !== 'closed' ? {} : { how: event.how };
      settled = { kind: event.status, by, at: comment.createdAt, ...how };
      lastWord = null;
    } else if (counts && event?.kind === 'article' && !isSamePerson(by, requester)) {
      settled = { kind: 'closed', by, at: comment.createdAt, how: 'answered' };
      lastWord = null;
    } else if (isWord(event)) {
      lastWord = passesFor(by, requester) ? null : { kind: 'replied', by, at: comment.createdAt };
    }
  }
  const waiting = settled.kind === 'open' || settled.kind === 'reopened';
  return waiting && lastWord !== null ? lastWord : settled;
}

/** Whether an entry says something to the other side; a status that does not count is still an answer in words. */
function isWord(event: ThreadEvent | null): boolean {
  return event === null || event.kind === 'reply' || event.kind === 'detail' || event.kind === 'status';
}

function isKind<Kind extends ThreadEvent['kind']>(kind: Kind) {
  return (entry: Entry): entry is Entry & { event: Extract<ThreadEvent, { kind: Kind }> } => entry.event?.kind === kind;
}

function byPerson<Said extends Entry>(entries: readonly Said[]): Map<string, Said[]> {
  return Map.groupBy(entries, ({ comment: { author } }) => author.id ?? `without an account: ${author.name}`);
}

/**
 * Whether words may be the requester's own. A visitor without an account is known by name only: that proves nothing, so
 * it gives no right, but a request must not look replied to because its asker added something.
 */
function passesFor(one: Person, requester: Person): boolean {
  const sameName = one.id === null && requester.id === null && one.name === requester.name;
  return sameName || isSamePerson(one, requester);
}

function isSamePerson(one: Person, other: Person): boolean {
  return one.id !== null && one.id === other.id;
}
