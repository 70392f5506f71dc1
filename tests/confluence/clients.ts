import { createV1Client } from 'confluence.js/v1';
import { createV2Client } from 'confluence.js/v2';
import { ApiError } from 'confluence.js/core';
import type { Confluence, Person } from './index.ts';

export interface Clients {
  v1: ReturnType<typeof createV1Client>;
  v2: ReturnType<typeof createV2Client>;
}

/** confluence.js as this person, by API token. */
export function clientsFor(site: Confluence, who: Person): Clients {
  const config = {
    host: site.loopbackUrl,
    auth: { type: 'basic' as const, email: who.email, apiToken: who.apiToken },
  };
  return { v1: createV1Client(config), v2: createV2Client(config) };
}

/** A body in storage format, as the clients take it. */
export function storage(value: string): { representation: 'storage'; value: string } {
  return { representation: 'storage', value };
}

/** The status a call was refused with; 0 if it was not. */
export async function refusal(call: Promise<unknown>): Promise<number> {
  try {
    await call;
    return 0;
  } catch (error) {
    if (error instanceof ApiError) return error.status;
    throw error;
  }
}
