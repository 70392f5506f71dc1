import * as v from 'valibot';
import { toAdf } from '../storage/adf.ts';
import { NotWellFormed, parseStorage } from '../storage/parse.ts';
import { renderFabric } from '../storage/render.ts';
import type { Call } from '../server/router.ts';
import type { Page } from '../state/content.ts';
import { renderContext } from '../web/context.ts';
import { queryChoice, refuse } from './ask.ts';

const value = v.object({ representation: v.string(), value: v.string() });

/** The two forms of a body that the API takes: flat, and nested under the representation's name. */
export const bodySchema = v.union(
  [value, v.object({ storage: value })],
  'Expected a body with representation and value',
);

/**
 * The storage format of a written body; 400 where it is not well formed, in the words that chesshacker/
 * terraform-provider-confluence #7 reports.
 * ASSUMPTION: v2 wraps the parser's words in its own error body. Only `storage` is taken; ADF and wiki markup are not
 * part of the emulator.
 */
export function storageOf(body: v.InferOutput<typeof bodySchema>): string {
  const flat = 'storage' in body ? body.storage : body;
  if (flat.representation !== 'storage') return refuse(400, `Representation '${flat.representation}' is not supported`);
  try {
    parseStorage(flat.value);
    return flat.value;
  } catch (thrown) {
    if (thrown instanceof NotWellFormed) return refuse(400, `BadRequestException: ${thrown.message}`);
    throw thrown;
  }
}

const LISTED = ['storage', 'atlas_doc_format'];
const SINGLE = [...LISTED, 'view', 'export_view', 'anonymous_export_view', 'styled_view', 'editor'];

/** Refuses a format that listings do not know, also where there is nothing to list. */
export function checkListedFormat(call: Call): void {
  queryChoice(call, 'body-format', LISTED);
}

/** The `body` member of a reply: only with `body-format`, and in a listing only in the two formats it knows. */
export function bodyIn(call: Call, storage: string, page: Page, listed: boolean): { body?: Record<string, unknown> } {
  const format = queryChoice(call, 'body-format', listed ? LISTED : SINGLE);
  if (format === null) return listed ? {} : { body: {} };
  return { body: { [format]: { representation: format, value: inFormat(call, format, storage, page) } } };
}

function inFormat(call: Call, format: string, storage: string, page: Page): string {
  if (format === 'storage' || format === 'editor') return storage;
  if (format === 'atlas_doc_format') return JSON.stringify(toAdf(parseStorage(storage)));
  // ASSUMPTION: the view formats differ from the renderer's markup; nothing here reads them closely.
  return renderFabric(parseStorage(storage), renderContext(call, page));
}
