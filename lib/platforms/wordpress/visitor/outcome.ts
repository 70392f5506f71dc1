import type { HttpReply } from '@/lib/domain/ports';
import type { Problem } from '@/lib/domain/problem';
import { isWebPage, plainDetail, problemOfStatus, waitOf } from '../../replies';
import { FLOOD_WAIT_MS } from '../problems';
import { isLogin } from '../reply';
import { attribute, elementsIn, hasClass, readMarkup, wordsOf, type Markup } from './markup';

/** What became of a comment form that was sent. */
export type Outcome =
  /** WordPress keeps it. `heldId`: it waits for approval under this number; `null`: not said, or public already. */
  | { outcome: 'taken'; heldId: string | null; url: string }
  /** The very words stand there already. */
  | { outcome: 'duplicate'; detail: string }
  /** Comments are closed, or this person may not comment: the page itself tells which. */
  | { outcome: 'forbidden'; detail: string }
  | { outcome: 'problem'; problem: Problem };

/**
 * Reads the answer of `wp-comments-post.php`. Whatever answers after a redirect to the page (its own faults, too),
 * WordPress had taken the comment before; only an answer of the handler itself is a refusal (`wp_die`).
 */
export function readOutcome(reply: HttpReply, action: string): Outcome {
  const url = new URL(reply.url);
  if (url.pathname.endsWith('/wp-login.php')) return problem({ kind: 'signed-out' });
  if (reply.status >= 300 && reply.status < 400) return problem({ kind: 'signed-out' }); // answered from elsewhere
  if (url.pathname !== new URL(action).pathname) {
    return { outcome: 'taken', heldId: readHeldId(url), url: reply.url };
  }
  const page = readMarkup(reply.text);
  const detail = detailOf(page);
  if (reply.status === 409) return { outcome: 'duplicate', detail: detail ?? '' };
  if (reply.status === 429) {
    const waitMs = 'retry-after' in reply.headers ? waitOf(reply) : FLOOD_WAIT_MS;
    return problem({ kind: 'busy', waitMs });
  }
  if (reply.status === 403 && detail !== null) return { outcome: 'forbidden', detail };
  if (reply.status === 200) return problem(problemOfPage(reply, detail));
  if (detail !== null && reply.status >= 400 && !isOwnFault(page)) {
    return problem({ kind: 'refused', why: 'form-refused', detail });
  }
  return problem(problemOfStatus(reply, plainDetail(reply.text)));
}

/** `?unapproved=N&moderation-hash=…`, by which a visitor sees the own comment for ten minutes (`wp-comments-post.php`). */
function readHeldId(url: URL): string | null {
  const id = url.searchParams.get('unapproved');
  return id !== null && /^\d+$/.test(id) && url.searchParams.has('moderation-hash') ? id : null;
}

/** The sentence of `wp_die`; `null` for a page that is none of its. */
function detailOf(page: Markup): string | null {
  if (elementsIn(page, (one) => one.name === 'body' && attribute(one, 'id') === 'error-page').length === 0) return null;
  const [message] = elementsIn(page, (one) => hasClass(one, 'wp-die-message'));
  const [body] = elementsIn(page, ({ name }) => name === 'body');
  const words = message ?? body;
  return words === undefined ? '' : plainDetail(wordsOf(words));
}

/** Missing fields and wrong addresses come with status 200; a post that is gone or a draft, with nothing at all. */
function problemOfPage(reply: HttpReply, detail: string | null): Problem {
  if (detail !== null) return { kind: 'refused', why: 'form-refused', detail };
  if (reply.text.trim() === '') return { kind: 'refused', why: 'page-gone' };
  if (isWebPage(reply) && isLogin(reply)) return { kind: 'signed-out' };
  return { kind: 'unreadable-reply', detail: plainDetail(reply.text) };
}

/**
 * Plugins refuse with `wp_die`, whose usual status is 500; so do WordPress' own faults: the database's has a heading,
 * the critical error a link to its explanation.
 */
function isOwnFault(page: Markup): boolean {
  return (
    elementsIn(
      page,
      (one) =>
        one.name === 'h1' || (one.name === 'a' && /\/\/([\w-]+\.)*wordpress\.org\//.test(attribute(one, 'href') ?? '')),
    ).length > 0
  );
}

function problem(value: Problem): Outcome {
  return { outcome: 'problem', problem: value };
}
