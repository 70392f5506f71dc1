import type { Client } from 'confluence.js/core';
import { getBlogPostLabels, getPageLabels } from 'confluence.js/v2';
import * as v from 'valibot';
import type { PageRef } from '@/lib/domain/page';
import { readShape } from '../replies';
import { isBlogPost } from './comments';

const LabelsShape = v.object({ results: v.optional(v.array(v.object({ name: v.string() })), []) });

/** The labels of a page or blog post; more than 250 no page has. */
export async function labelsOf(client: Client, page: PageRef): Promise<string[]> {
  const ask = { id: Number(page.pageId), limit: 250 };
  const read = isBlogPost(page) ? await getBlogPostLabels(client, ask) : await getPageLabels(client, ask);
  return readShape(LabelsShape, read).results.map(({ name }) => name.toLowerCase());
}
