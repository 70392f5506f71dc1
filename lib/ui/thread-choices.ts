import type { Deed, ReplyKind } from '@/lib/domain/deed';
import type { Entry, Thread } from '@/lib/domain/thread';
import type { OutgoingView } from '@/lib/domain/views';

/** What one person can do with a request. */
export interface ThreadChoices {
  /** Says that this is their question, too; `said`: they did. */
  join: 'offered' | 'said' | 'none';
  /** Its asker says whether the answer was one. */
  confirm: boolean;
  /** Whether the answer helped, each person once; what they said can be changed. */
  rate: { said: boolean | null } | null;
  /** What their words would be, the likeliest first. */
  write: ReplyKind[];
}

/** Before it is known who somebody is, nothing is offered that might turn into something else under their finger. */
export const UNDECIDED: ThreadChoices = { join: 'none', confirm: false, rate: null, write: [] };

/**
 * @param isOwn - Whether this person wrote an entry.
 * @param hasAccount - Somebody without one changes no state, so none is offered.
 * @param coming - Their events that the thread does not show yet.
 */
export function choicesOf(
  { opened, entries, state }: Thread,
  isOwn: (entry: Entry) => boolean,
  hasAccount: boolean,
  coming: Pick<OutgoingView, 'deed'>[],
): ThreadChoices {
  const own = isOwn(opened);
  const mine = entries.filter(isOwn);
  const deeds: (Deed | null)[] = coming.map(({ deed }) => deed);
  const joined = deeds.includes('me-too') || mine.some(({ event, counts }) => counts && event?.kind === 'me-too');
  const answers = entries.filter((entry) => isAnswer(entry) && entry.comment.author.id !== opened.comment.author.id);
  const answered = answers.some((entry) => !isOwn(entry));
  const settled = state.kind === 'answered' || state.kind === 'closed';
  return {
    join: own ? 'none' : joined ? 'said' : 'offered',
    confirm: own && hasAccount && answered && state.kind !== 'closed' && !deeds.includes('confirmed'),
    rate: answered ? { said: lastRating(mine, deeds) } : null,
    write: !own ? ['reply'] : settled && hasAccount ? ['reopened'] : answered ? ['reply', 'detail'] : ['detail'],
  };
}

/** Words of somebody, in public; what asks for more is an answer, too. */
function isAnswer({ event, text, held }: Entry): boolean {
  if (held || text === '') return false;
  return event === null || event.kind === 'reply' || event.kind === 'status' || event.kind === 'article';
}

function lastRating(mine: Entry[], deeds: (Deed | null)[]): boolean | null {
  const coming = deeds.findLast((deed) => deed === 'helped' || deed === 'did-not-help');
  if (coming !== undefined) return coming === 'helped';
  const said = mine.findLast(({ event, counts }) => counts && event?.kind === 'rated')?.event;
  return said?.kind === 'rated' ? said.helped : null;
}
