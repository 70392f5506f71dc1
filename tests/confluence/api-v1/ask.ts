import * as v from 'valibot';
import { errorV1, notPermittedV1 } from '../server/errors.ts';
import { Refusal } from '../server/http.ts';
import type { Call } from '../server/router.ts';
import type { Page } from '../state/content.ts';
import type { Person } from '../state/people.ts';
import { mayOnPage } from '../state/permissions.ts';

/** Ends the request with v1's error body. */
export function refuse(status: Parameters<typeof errorV1>[0], words: string): never {
  throw new Refusal(errorV1(status, words));
}

/** Somebody signed in; v1 says 403 to nobody (markdown-confluence #670). */
export function signedIn({ who }: Call): Person {
  if (who === null) throw new Refusal(notPermittedV1());
  return who;
}

/** The content with this id if it is a page this person may see; else 404. Visitors pass where the space lets them. */
export function visiblePage(call: Call, id: string): Page {
  const page = call.wiki.pages.get(id);
  if (page !== undefined && page.status === 'current' && mayOnPage(call.wiki, page, call.who, 'view')) return page;
  signedIn(call);
  return refuse(404, `No content found with id : ContentId{id=${id}}`);
}

/** The JSON body in this shape, else 400. */
export function readBody<S extends v.GenericSchema>({ ask }: Call, schema: S): v.InferOutput<S> {
  let body: unknown;
  try {
    body = JSON.parse(ask.body.toString());
  } catch {
    return refuse(400, 'Could not parse the request body');
  }
  const result = v.safeParse(schema, body);
  return result.success ? result.output : refuse(400, `Could not read the request body: ${result.issues[0].message}`);
}

/** `start` and `limit` of a v1 listing. */
export function windowOf({ ask }: Call, otherwise: number): { start: number; limit: number } {
  const number = (name: string, fallback: number): number => {
    const given = Number(ask.query.get(name) ?? fallback);
    return Number.isInteger(given) && given >= 0 ? given : refuse(400, `${name} must be a whole number of 0 or more`);
  };
  return { start: number('start', 0), limit: number('limit', otherwise) };
}
