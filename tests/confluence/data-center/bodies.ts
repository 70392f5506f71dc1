import * as v from 'valibot';
import { errorV1 } from '../server/errors.ts';
import { Refusal } from '../server/http.ts';
import type { Call } from '../server/router.ts';
import type { Page } from '../state/content.ts';
import { NotWellFormed, parseStorage } from '../storage/parse.ts';
import { renderContext } from '../web/context.ts';
import { pagePath } from './addresses.ts';
import type { Content } from './ask.ts';
import { renderView } from './render.ts';

export const bodySchema = v.object({ storage: v.object({ value: v.string(), representation: v.string() }) });

/** The storage format of a written body; 400 where it is not well formed. Wiki markup is not part of the emulator. */
export function storageOf({ storage }: v.InferOutput<typeof bodySchema>): string {
  if (storage.representation !== 'storage')
    throw new Refusal(errorV1(400, `Representation ${storage.representation} is not supported`));
  try {
    parseStorage(storage.value);
    return storage.value;
  } catch (thrown) {
    if (thrown instanceof NotWellFormed) throw new Refusal(errorV1(400, thrown.message));
    throw thrown;
  }
}

/** A body as its page shows it. */
export function viewOf(call: Call, storage: string, page: Page): string {
  return renderView(parseStorage(storage), { ...renderContext(call, page, pagePath), pageTitle: page.title });
}

/** The representations that `expand` asks for. */
export function bodyOf(
  call: Call,
  content: Content,
  page: Page,
  wants: (member: string) => boolean,
): Record<string, unknown> {
  const storage = content.type === 'attachment' ? '' : content.storage;
  const representations = {
    storage: () => storage,
    editor: () => storage,
    view: () => viewOf(call, storage, page),
    export_view: () => viewOf(call, storage, page),
  };
  const asked = Object.entries(representations).filter(([representation]) => wants(`body.${representation}`));
  return Object.fromEntries(asked.map(([representation, show]) => [representation, { representation, value: show() }]));
}
