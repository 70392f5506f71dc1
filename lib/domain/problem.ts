/** Why a wiki or this browser refused for good, until somebody does something. */
export type RefusalCause =
  | 'comments-closed'
  | 'page-gone' // deleted, moved away or hidden from this person: the wikis do not tell which
  | 'review-first' // the team wants somebody else to look through an article before it is published
  | 'not-public' // an article has something in it that nobody said may be public
  | 'title-taken' // another page of the space has that title
  | 'page-changed' // somebody published another version of it meanwhile
  | 'section-elsewhere' // the section is not in the page's own text: renamed since it was read, or put there by a macro
  | 'not-allowed' // this person may not do it
  | 'sign-in-needed-to-comment' // nobody may comment here without an account
  | 'too-large' // 413, or the wiki's own limit
  | 'duplicate-words' // the same words by the same person stand there already, under another event
  | 'form-by-hand' // the site's comment form wants something that only a person can do there: a captcha, a file
  | 'form-asks-more' // the site's comment form asks a visitor something that was not answered
  | 'form-refused' // the site's comment form did not take it; `detail` says why
  | 'signed-in-meanwhile' // written as a visitor, but now somebody is signed in whose name it would carry
  | 'bad-words' // the wiki could not read what was sent
  | 'unknown-site' // the site was removed from Docket, or its permission was withdrawn
  | 'incomplete' // the draft lacks something, see `findFaults`
  | 'no-picture-permission' // the browser wants a click on the icon first
  | 'no-picture' // the browser gave none, though it was asked in the way it wants
  | 'too-many-pictures' // the request has as many pictures as it may have
  | 'storage-full' // the browser has no room for the picture or the draft
  | 'read-only' // the wiki takes no changes from anybody: maintenance, or its licence has ended
  | 'needs-tab' // the site takes requests from its own pages only, and none of them is open
  | 'unsupported-site'; // the wiki's API is switched off or cannot be found

/** What went wrong, as data. Wording for people is made of it in `lib/ui/wording.ts`. */
export type Problem =
  | { kind: 'busy'; waitMs: number } // 429, 503 and WordPress' flood check: the wait is the server's own, or ours
  | { kind: 'offline' } // nothing was sent
  | { kind: 'no-answer' } // sent, outcome unknown: it may have been done
  | { kind: 'server-fault'; status: number } // 5xx
  | { kind: 'signed-out'; token?: true } // `token`: the access token that was given in the options is not accepted any more
  | { kind: 'other-person'; author: string; present: string } // somebody else is signed in than who wrote it: nothing was written
  | { kind: 'refused'; why: RefusalCause; detail?: string } // `detail`: the server's own sentence, as text
  | { kind: 'unreadable-reply'; detail?: string };

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/**
 * The wait before the next attempt: doubles from 2 s to 15 min, of which a random half is taken off ("equal jitter").
 * @param attempts - How many attempts were made, at least 1.
 * @param random - A number in [0, 1), for tests.
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function backoffMs(attempts: number, random: () => number = Math.random): number {
  const whole = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, attempts - 1));
  return Math.round(whole / 2 + (random() * whole) / 2);
}

/** The one rule for what follows a failed attempt: try again by itself after a wait, or hold it and ask the person. */
export function nextStep(
  problem: Problem,
  attempts: number,
  random: () => number = Math.random,
): { retryInMs: number } | 'hold' {
  switch (problem.kind) {
    case 'busy':
      return { retryInMs: problem.waitMs };
    case 'offline':
    case 'no-answer': // may have been done: the sink looks before it sends again
    case 'server-fault':
      return { retryInMs: backoffMs(attempts, random) };
    case 'signed-out':
    case 'other-person':
    case 'refused':
    case 'unreadable-reply':
      return 'hold';
  }
}
