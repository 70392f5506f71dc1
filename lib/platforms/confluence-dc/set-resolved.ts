import type { Client } from 'confluence.js/core';
import { ask } from './content';
import { PLUGIN } from './ways';

/** By the page's own way: the API has none (PLATFORM-FACTS 5). The state is set, not toggled. */
export async function setResolved(client: Client, commentId: string, resolved: boolean): Promise<null> {
  await ask(client, { url: `${PLUGIN}/${commentId}/resolve/${String(resolved)}/dangling/false`, method: 'PUT' });
  return null;
}
