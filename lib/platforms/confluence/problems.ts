import type { HttpReply } from '@/lib/domain/ports';
import type { Problem, RefusalCause } from '@/lib/domain/problem';
import { isWebPage, plainDetail, problemOfStatus } from '../replies';

/** Two people wrote at the same moment; the next attempt wins. */
const CONFLICT_WAIT_MS = 2_000;

/** What a refusal by Confluence Cloud means; the forms are those of PLATFORM-FACTS 3.4 and 3.5. */
export function problemOfReply(reply: HttpReply): Problem {
  const detail = detailOf(reply);
  switch (reply.status) {
    case 401: // the gateway says so to a token that lacks a scope; anything else is no session
      return /scope does not match/i.test(detail)
        ? { kind: 'refused', why: 'not-allowed', detail }
        : { kind: 'signed-out' };
    case 403:
      return /not permitted to use confluence/i.test(detail)
        ? { kind: 'signed-out' }
        : { kind: 'refused', why: 'not-allowed', detail: /xsrf/i.test(detail) ? 'XSRF check failed' : detail };
    case 409:
      return { kind: 'busy', waitMs: CONFLICT_WAIT_MS };
    default:
      return problemOfStatus(reply, detail);
  }
}

/** What would be refused anywhere on the page. */
const ANYWHERE: ReadonlySet<RefusalCause> = new Set(['too-large', 'read-only', 'needs-tab', 'unknown-site']);

/** Whether a comment that was refused may be taken at another place of the page, or by another way there. */
export function mayGoElsewhere(why: RefusalCause): boolean {
  return !ANYWHERE.has(why);
}

/** The server's own sentence: v2 `errors[].title`, v1 and the gateway `message`, else the text itself. */
function detailOf(reply: HttpReply): string {
  if (isWebPage(reply)) return plainDetail(/<title>([^<]*)/i.exec(reply.text)?.[1] ?? '');
  const words = tryJson(reply.text);
  if (typeof words !== 'object' || words === null) return plainDetail(reply.text);
  const { errors, message } = words as { errors?: unknown; message?: unknown }; // any JSON object may be asked for keys
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  if (typeof first === 'object' && first !== null) {
    const { title, detail } = first as { title?: unknown; detail?: unknown }; // likewise
    return plainDetail([title, detail].filter((part) => typeof part === 'string').join(': '));
  }
  return typeof message === 'string' ? plainDetail(message.replace(/^com\.atlassian\.[\w.]+:\s*/, '')) : '';
}

function tryJson(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return json;
  } catch {
    return undefined; // proxies answer in plain text
  }
}
