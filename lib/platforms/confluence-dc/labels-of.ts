import type { Client } from 'confluence.js/core';
import * as v from 'valibot';
import type { PageRef } from '@/lib/domain/page';
import { readShape } from '../replies';
import { ask, CONTENT } from './content';

const LabelsShape = v.object({ results: v.optional(v.array(v.object({ name: v.string() })), []) });

/** The labels of a page or blog post. */
export async function labelsOf(client: Client, { pageId }: PageRef): Promise<string[]> {
  const list = await ask(client, { url: `${CONTENT}/${pageId}/label`, searchParams: { limit: 200 } });
  return readShape(LabelsShape, list).results.map(({ name }) => name.toLowerCase());
}
