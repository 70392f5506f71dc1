import type { Problem } from '@/lib/domain/problem';
import { fail, type Result } from '@/lib/domain/result';
import type { OpenedDrawer } from '@/lib/messages/calls';
import { askSurely } from './session';

export type OpeningState =
  | { state: 'asking' }
  /** The background refused or does not answer; it may be asked again. */
  | { state: 'stuck'; problem: Problem };

/** A worker that starts takes a second or two on a slow machine. */
const PATIENCE_MS = 10_000;

/** From a ticket to a session. The document runs already, so whatever goes wrong from here on can be said in it. */
export class Opening {
  #state = $state.raw<OpeningState>({ state: 'asking' });
  readonly #redeem: () => Promise<Result<OpenedDrawer>>;
  readonly #ended = Promise.withResolvers<OpenedDrawer | null>();

  /** @param redeem - May be asked twice: the same document gets the same session. */
  constructor(redeem: () => Promise<Result<OpenedDrawer>>) {
    this.#redeem = redeem;
  }

  get state(): OpeningState {
    return this.#state;
  }
  /** What was opened, however late; `null`: the ticket opens nothing. */
  get ended(): Promise<OpenedDrawer | null> {
    return this.#ended.promise;
  }

  /** Shows the ticket, once more when the person asks for it. */
  async ask(): Promise<void> {
    this.#state = { state: 'asking' };
    const answer = askSurely(this.#redeem);
    const timer = setTimeout(() => this.#take(fail({ kind: 'no-answer' })), PATIENCE_MS);
    const answered = await answer;
    clearTimeout(timer);
    this.#take(answered);
  }

  #take(answer: Result<OpenedDrawer>): void {
    if (answer.ok) this.#ended.resolve(answer.value);
    else if (isWorthless(answer.problem)) this.#ended.resolve(null);
    else this.#state = { state: 'stuck', problem: answer.problem };
  }
}

/** The ticket was used, is too old, or was made for another place. */
function isWorthless(problem: Problem): boolean {
  return problem.kind === 'refused' && problem.why === 'not-allowed';
}
