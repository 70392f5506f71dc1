import type { Person } from '../state/people.ts';
import type { Wiki } from '../state/wiki.ts';
import type { Ask, Reply } from './http.ts';

/** What a handler works on. `who` is null for a visitor who is not signed in. */
export interface Call {
  wiki: Wiki;
  who: Person | null;
  ask: Ask;
  /** The flavour's own, in front of every path. */
  contextPath: string;
  /** The parts of the path that the pattern names, decoded. */
  at: (name: string) => string;
}

export type Handler = (call: Call) => Reply;

export interface Route {
  method: string;
  pattern: URLPattern;
  handler: Handler;
}

/** `GET /wiki/api/v2/pages/:id`: a method, a blank, and a path in URLPattern's syntax. */
export function route(line: string, handler: Handler): Route {
  const [method = '', pathname = ''] = line.split(' ');
  return { method, pattern: new URLPattern({ pathname }), handler };
}

export type Found =
  { found: 'route'; handler: Handler; at: Call['at'] } | { found: 'other-method' } | { found: 'nothing' };

/** The first route that fits; "other-method" where only the method is wrong (Confluence answers 405 then). */
export function findRoute(routes: Route[], ask: Ask): Found {
  let pathKnown = false;
  for (const { method, pattern, handler } of routes) {
    const match = pattern.exec({ pathname: ask.path });
    if (match === null) continue;
    pathKnown = true;
    if (method !== ask.method && !(method === 'GET' && ask.method === 'HEAD')) continue;
    const groups = match.pathname.groups;
    return { found: 'route', handler, at: (name) => decodeURIComponent(groups[name] ?? '') };
  }
  return { found: pathKnown ? 'other-method' : 'nothing' };
}
