import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseMultipart } from './multipart.ts';
import type { Ask, Reply } from './http.ts';

/** One request and its reply, as plain JSON. Cookies and authorization are left out. */
export interface LogEntry {
  at: string;
  method: string;
  /** Path and query as sent. */
  address: string;
  requestHeaders: Record<string, string>;
  /** Text as sent; for multipart a JSON list of its parts. */
  requestBody: string;
  /** The account id, null for nobody. */
  who: string | null;
  /** The fault that hit this request, null if none did. */
  fault: string | null;
  /** Null where the connection was cut before an answer. */
  status: number | null;
  replyHeaders: Record<string, string | string[]>;
  /** Text, or `(binary)`. */
  replyBody: string;
}

const SECRET = new Set(['cookie', 'authorization']);

function shownRequestBody(ask: Ask): string {
  if (/\/(?:login|dologin\.action)$/.test(ask.path)) return '(not logged)';
  const type = ask.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return ask.body.toString();
  const parts = parseMultipart(ask.body, type).map(({ name, filename, mediaType, bytes }) => ({
    name,
    filename,
    mediaType,
    size: bytes.length,
  }));
  return JSON.stringify(parts);
}

function shownReplyBody(reply: Reply): string {
  if (typeof reply.body === 'string') return reply.body;
  return '(binary)';
}

/** `reply` is null where the connection was cut before an answer. */
export function logEntry(ask: Ask, reply: Reply | null, more: Pick<LogEntry, 'at' | 'who' | 'fault'>): LogEntry {
  const query = ask.query.toString();
  return {
    ...more,
    method: ask.method,
    address: ask.path + (query === '' ? '' : `?${query}`),
    requestHeaders: Object.fromEntries(Object.entries(ask.headers).filter(([name]) => !SECRET.has(name))),
    requestBody: shownRequestBody(ask),
    status: reply?.status ?? null,
    replyHeaders: Object.fromEntries(Object.entries(reply?.headers ?? {}).filter(([name]) => name !== 'Set-Cookie')),
    replyBody: reply === null ? '' : shownReplyBody(reply),
  };
}

/** Writes a log where a contract test finds it; missing folders are made, and nobody finds half a file. */
export function writeLogFile(log: LogEntry[], path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}.part`;
  writeFileSync(unfinished, JSON.stringify(log, null, 1));
  renameSync(unfinished, path);
}
