import * as v from 'valibot';
import type { HttpReply } from '@/lib/domain/ports';
import type { Problem } from '@/lib/domain/problem';
import { isWebPage, plainDetail, problemOfStatus } from '../replies';

/** What WordPress says when it refuses: `{code, message, data: {status}}`. REST API handbook, "Errors". */
export interface WpError {
  code: string;
  message: string;
  status: number;
}

/** A reply that was read: its JSON, or WordPress' own error, or a problem. */
export type ReadReply = { json: unknown } | { error: WpError } | { problem: Problem };

const ErrorBody = v.object({
  code: v.string(),
  message: v.string(),
  data: v.nullish(v.object({ status: v.optional(v.number()) })),
});

/** What PHP prints into a page when a plugin is faulty and the site shows its errors. */
const PHP_NOTICE = /<b>(?:Notice|Warning|Deprecated|Strict Standards|Parse error|Fatal error)<\/b>:/;

/**
 * Reads a REST reply. PHP notices in front of the JSON are cut off: such sites are common and otherwise fine. They also
 * spoil the status (headers were sent already, so a refusal comes with 200): the error's own status counts.
 */
export function readReply(reply: HttpReply): ReadReply {
  const json = parseJson(reply.text);
  if (json === undefined) return { problem: problemOfText(reply) };
  const error = v.safeParse(ErrorBody, json);
  if (error.success) {
    const { code, message, data } = error.output;
    return { error: { code, message: plainDetail(message), status: data?.status ?? reply.status } };
  }
  return reply.status >= 400 || reply.status < 200 ? { problem: problemOfText(reply) } : { json };
}

function parseJson(text: string): unknown {
  const plain = text.replace(/^\uFEFF/, '').trim();
  const whole = tryJson(plain);
  if (whole !== undefined || !PHP_NOTICE.test(plain)) return whole;
  for (const start of plain.matchAll(/^[[{]|(?<=>\s*)[[{]/gm)) {
    const rest = tryJson(plain.slice(start.index));
    if (rest !== undefined) return rest;
  }
  return undefined;
}

function tryJson(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return json;
  } catch {
    return undefined; // "not JSON" is one of the expected answers
  }
}

function problemOfText(reply: HttpReply): Problem {
  const detail = plainDetail(reply.text);
  if (reply.status >= 200 && reply.status < 300) {
    return isWebPage(reply) && isLogin(reply) ? { kind: 'signed-out' } : { kind: 'unreadable-reply', detail };
  }
  if (reply.status === 404) return { kind: 'refused', why: 'unsupported-site', detail }; // REST itself answers 404 with JSON
  return problemOfStatus(reply, detail);
}

/** WordPress' own form, or that of a wall in front of the site, where JSON was asked for. */
export function isLogin(reply: HttpReply): boolean {
  return new URL(reply.url).pathname.endsWith('/wp-login.php') || /<input[^>]+type=["']?password/i.test(reply.text);
}
