import * as v from 'valibot';
import type { HttpReply } from '@/lib/domain/ports';
import type { Problem } from '@/lib/domain/problem';
import { Refusal } from './attempt';

/** The longest piece of a server's own words that is kept for people. */
const DETAIL_LIMIT = 300;

/** Checks a reply's shape; nothing of a reply is used that did not come through here. */
export function readShape<Schema extends v.GenericSchema>(schema: Schema, reply: unknown): v.InferOutput<Schema> {
  const read = v.safeParse(schema, reply);
  if (read.success) return read.output;
  throw new Refusal({ kind: 'unreadable-reply', detail: `unexpected ${v.getDotPath(read.issues[0]) ?? 'reply'}` });
}

/** A server's own sentence as plain text: no markup, one line, at most 300 characters. */
export function plainDetail(text: string): string {
  const plain = text.replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, ' ');
  return plain.replace(/\s+/g, ' ').trim().slice(0, DETAIL_LIMIT);
}

/** True for a web page where JSON was asked for. */
export function isWebPage(reply: HttpReply): boolean {
  return /^\s*(?:<!doctype html|<html)/i.test(reply.text);
}

/**
 * What every wiki's plain HTTP statuses mean when its own error codes say nothing better.
 * @param detail - The server's own sentence, if it gave one.
 */
export function problemOfStatus(reply: HttpReply, detail: string): Problem {
  const { status } = reply;
  const words = detail === '' ? {} : { detail };
  if (status === 429 || status === 503) return { kind: 'busy', waitMs: waitOf(reply) };
  if (status === 401 || (status >= 300 && status < 400)) return { kind: 'signed-out' };
  if (status === 413) return { kind: 'refused', why: 'too-large', ...words };
  if (status === 403) return { kind: 'refused', why: 'not-allowed', ...words };
  if (status === 404) return { kind: 'refused', why: 'page-gone', ...words };
  if (status === 405 || status === 410 || status === 501) return { kind: 'refused', why: 'unsupported-site', ...words };
  if (status >= 500) return { kind: 'server-fault', status };
  return { kind: 'refused', why: 'bad-words', ...words };
}

const WAIT_WITHOUT_WORD_MS = 10_000;
const LONGEST_WAIT_MS = 60 * 60_000;

/**
 * How long the server asks us to stay away, at most an hour.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3 seconds or a date
 */
export function waitOf(reply: Pick<HttpReply, 'headers'>, now: number = Date.now()): number {
  const asked = reply.headers['retry-after']?.trim() ?? '';
  const waitMs = /^\d+$/.test(asked) ? Number(asked) * 1_000 : Date.parse(asked) - now;
  return Number.isFinite(waitMs) ? Math.min(LONGEST_WAIT_MS, Math.max(1_000, waitMs)) : WAIT_WITHOUT_WORD_MS;
}

/** An address that a wiki gave for something of its own; what leads elsewhere is replaced. */
export function ownAddress(given: string | undefined, origin: string, instead: string): string {
  return given !== undefined && URL.canParse(given) && new URL(given).origin === origin ? given : instead;
}
