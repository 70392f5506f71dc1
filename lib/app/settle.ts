import type { EpochMs, Parcel, Receipt } from '@/lib/domain/delivery';
import { nextStep, type Problem } from '@/lib/domain/problem';
import type { Result } from '@/lib/domain/result';
import { NO_AFTERCARE, type OutboxEntry } from '@/lib/domain/stores';
import { touchesLabel } from './page-label';

/** About a day of trying at the longest wait; then the person decides. */
const MOST_ATTEMPTS = 100;
const FIRST_LOOK_MS = 60_000;

export interface Attempt {
  attempts: number;
  now: EpochMs;
  random: () => number;
}

/** What becomes of an entry after an attempt to file it. Pure: the same outcome always leads the same way. */
export function settle(entry: OutboxEntry, outcome: Result<Receipt>, attempt: Attempt): OutboxEntry {
  return outcome.ok ? settleFiled(entry, outcome.value, attempt) : settleFailed(entry, outcome.problem, attempt);
}

function settleFiled({ parcel, mayBeFiled }: OutboxEntry, receipt: Receipt, { now }: Attempt): OutboxEntry {
  return {
    mayBeFiled: true,
    parcel: asFiled(withoutMail(parcel), receipt, now),
    aftercare: {
      ...NO_AFTERCARE,
      followAt: receipt.held ? now + FIRST_LOOK_MS : null,
      copiesAt: mayBeFiled ? now + FIRST_LOOK_MS : null, // the earlier attempt may still arrive
      ...(touchesLabel(parcel.event) && { label: { at: now, tries: 0 } }),
    },
  };
}

/** Of a visitor nothing but the name is needed any more. */
function withoutMail(parcel: Parcel): Parcel {
  const { visitor } = parcel;
  return visitor === undefined ? parcel : { ...parcel, visitor: { name: visitor.name, mail: '', answers: {} } };
}

/** The draft goes once nothing can come back: what waits for approval may yet be removed. */
export function asFiled(parcel: Parcel, receipt: Receipt, filedAt: EpochMs): Parcel {
  return { ...parcel, draft: receipt.held ? parcel.draft : null, delivery: { state: 'filed', receipt, filedAt } };
}

function settleFailed(entry: OutboxEntry, problem: Problem, attempt: Attempt): OutboxEntry {
  const { attempts, now, random } = attempt;
  const step = attempts >= MOST_ATTEMPTS ? 'hold' : nextStep(problem, attempts, random);
  const mayBeFiled = entry.mayBeFiled || (entry.parcel.progress.commentSent && !isPlainNo(problem));
  const delivery: Parcel['delivery'] =
    step === 'hold'
      ? { state: 'held', attempts, problem }
      : { state: 'queued', attempts, nextTryAt: now + step.retryInMs, lastProblem: problem };
  return { ...entry, mayBeFiled, parcel: { ...entry.parcel, delivery } };
}

/** A clear refusal, or nothing sent at all: the comment of this attempt is certainly not on the wiki. */
function isPlainNo({ kind }: Problem): boolean {
  return kind === 'offline' || kind === 'refused' || kind === 'other-person';
}
