import { renderEvent } from '@/lib/domain/codec';
import type { Parcel, Receipt } from '@/lib/domain/delivery';
import type { HttpRequest, Journal, Transport } from '@/lib/domain/ports';
import type { Result } from '@/lib/domain/result';
import type { VisitorCard } from '@/lib/domain/visitor';
import { attempt, Refusal, valueOf } from '../../attempt';
import type { FilePorts } from '../file';
import { VISITOR } from '../standing';
import { readCommentForm, type CommentForm, type FormSeen } from './comment-form';
import { fillIn } from './fill-in';
import { findPublic } from './find-public';
import { readOutcome, type Outcome } from './outcome';
import { visitPage } from './visit';

export interface VisitorPorts extends FilePorts {
  visitors: Transport;
}

/** People take longer to fill in a form; sites with a time in it refuse what comes faster. */
const FORM_AGE_MS = 6_000;

/**
 * Files one event through the site's own comment form, as a browser would, once. What may have reached the site before
 * is looked for among its public comments; a held one is proved by WordPress' refusal of the identical words.
 */
export function fileAsVisitor(
  ports: VisitorPorts,
  parcel: Parcel & { visitor: VisitorCard },
  journal: Journal,
  signal: AbortSignal,
): Promise<Result<Receipt>> {
  return attempt(async () => {
    const seen = await lookAtForm(ports, parcel, signal);
    const readAt = Date.now();
    if (seen.state === 'signed-in') throw new Refusal({ kind: 'refused', why: 'signed-in-meanwhile' });
    const mayBeThere = journal.progress.commentSent;
    const there = mayBeThere ? await findPublic(ports, parcel, signal) : null;
    if (there !== null) return there;
    const form = openForm(seen);
    const words = journal.progress.body ?? (await prepareWords(ports, parcel, journal));
    const filled = fillIn(form, { words, card: parcel.visitor, parentId: parcel.parent?.commentId ?? null });
    if (form.timed) await pause(readAt + FORM_AGE_MS - Date.now(), signal);
    if (!mayBeThere) await journal.note({ commentSent: true });
    const outcome = await sendAsNobody(ports.visitors, form, filled, signal);
    const receipt = await receiptOf(outcome, ports, parcel, mayBeThere, signal);
    ports.standing.heard(VISITOR, receipt.held);
    return receipt;
  });
}

async function lookAtForm({ visitors }: VisitorPorts, { page }: Parcel, signal: AbortSignal): Promise<FormSeen> {
  const { markup, url } = await visitPage(visitors, page, signal);
  return readCommentForm(markup, url, page.pageId);
}

function openForm(seen: FormSeen): CommentForm {
  switch (seen.state) {
    case 'open':
      return seen.form;
    case 'by-hand':
      throw new Refusal({ kind: 'refused', why: 'form-by-hand' });
    case 'sign-in-needed':
      throw new Refusal({ kind: 'refused', why: 'sign-in-needed-to-comment' });
    case 'signed-in':
      throw new Refusal({ kind: 'refused', why: 'signed-in-meanwhile' });
    case 'none':
      throw new Refusal({ kind: 'refused', why: 'comments-closed' });
  }
}

async function prepareWords(ports: VisitorPorts, parcel: Parcel, journal: Journal): Promise<string> {
  const body = renderEvent(parcel.event, { format: 'wordpress-limited', page: parcel.page }, ports.words);
  await journal.note({ body });
  return body;
}

/**
 * Sends it without cookies: somebody may have signed in since the form was read, and the comment would carry their
 * name. Only a post behind a password needs them, which WordPress says by refusing it with an empty answer.
 */
async function sendAsNobody(
  transport: Transport,
  form: CommentForm,
  filled: URLSearchParams,
  signal: AbortSignal,
): Promise<Outcome> {
  const headers = { Accept: 'text/html', 'Content-Type': 'application/x-www-form-urlencoded' };
  const request = { method: 'POST', url: form.action, headers, body: filled.toString() } as const;
  const send = async (asked: HttpRequest) => readOutcome(valueOf(await transport.send(asked, signal)), form.action);
  const outcome = await send({ ...request, anonymous: true });
  if (outcome.outcome !== 'problem' || outcome.problem.kind !== 'refused') return outcome;
  return outcome.problem.why === 'page-gone' ? send(request) : outcome;
}

async function receiptOf(
  outcome: Outcome,
  ports: VisitorPorts,
  parcel: Parcel,
  mayBeThere: boolean,
  signal: AbortSignal,
): Promise<Receipt> {
  switch (outcome.outcome) {
    case 'taken': {
      if (outcome.heldId !== null) return { held: true, commentId: outcome.heldId, url: outcome.url };
      const there = await findPublic(ports, parcel, signal).catch(orUnknown);
      return there ?? { held: true, commentId: null, url: parcel.page.url };
    }
    case 'duplicate': {
      const there = await findPublic(ports, parcel, signal);
      if (there !== null) return there;
      // On a first sending the same words stand there under another event: the words of every event differ in its id
      if (mayBeThere) return { held: true, commentId: null, url: parcel.page.url };
      throw new Refusal({ kind: 'refused', why: 'duplicate-words', detail: outcome.detail });
    }
    case 'forbidden': {
      openForm(await lookAtForm(ports, parcel, signal)); // says so where comments were closed meanwhile
      throw new Refusal({ kind: 'refused', why: 'form-refused', detail: outcome.detail });
    }
    case 'problem': {
      const there = outcome.problem.kind === 'unreadable-reply' ? await findPublic(ports, parcel, signal) : null;
      if (there !== null) return there;
      throw new Refusal(outcome.problem);
    }
  }
}

/** WordPress has the comment; that it cannot be looked up just now is no reason to send it again. */
function orUnknown(cause: unknown): null {
  if (cause instanceof Refusal) return null;
  throw cause;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(new Refusal({ kind: 'no-answer' }));
    };
    const timer = setTimeout(
      () => {
        signal.removeEventListener('abort', stop);
        resolve();
      },
      Math.max(0, ms),
    );
    signal.addEventListener('abort', stop, { once: true });
  });
}
