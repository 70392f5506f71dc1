import type { Client } from 'confluence.js/core';
import { getCurrentUser } from 'confluence.js/v1';
import { createBulkUserLookup } from 'confluence.js/v2';
import type { Person } from '@/lib/domain/person';
import { Refusal } from '../attempt';
import { mapParallel } from '../parallel';
import { readShape } from '../replies';
import { CurrentUserShape, PeopleShape } from './shapes';

const BULK = 100;

/** Who is signed in. A session that ended may still read as `anonymous`, or be refused with 401 or 403: all the same here. */
export async function whoAmI(client: Client): Promise<Person & { id: string }> {
  const user = readShape(CurrentUserShape, await getCurrentUser(client));
  if (user.type === 'anonymous' || user.accountId === undefined) throw new Refusal({ kind: 'signed-out' });
  return { id: user.accountId, name: nameOf(user) };
}

/** Names by account id. An account that is gone, or hidden from this person, has the name `''`. */
export interface NameBook {
  /** Takes in names that were asked for earlier. */
  learn(people: Person[]): void;
  namesOf(client: Client, accountIds: Iterable<string>): Promise<Map<string, string>>;
}

/** Asks for each name once, a hundred at a time. */
export function createNameBook(): NameBook {
  const known = new Map<string, string>();
  return {
    learn(people) {
      for (const { id, name } of people) if (id !== null && name !== '') known.set(id, name);
    },
    async namesOf(client, accountIds) {
      const missing = [...new Set(accountIds)].filter((accountId) => !known.has(accountId));
      const chunks = Array.from({ length: Math.ceil(missing.length / BULK) }, (_, index) =>
        missing.slice(index * BULK, (index + 1) * BULK),
      );
      await mapParallel(chunks, 4, async (ids) => {
        const found = await lookUp(client, ids);
        for (const accountId of found === null ? [] : ids) known.set(accountId, found?.get(accountId) ?? '');
      });
      return known;
    },
  };
}

/** `null`: refused. Threads without names are still threads. */
async function lookUp(client: Client, accountIds: string[]): Promise<Map<string, string> | null> {
  try {
    const found = readShape(PeopleShape, await createBulkUserLookup(client, { body: { accountIds } }));
    return new Map(found.results.map((user) => [user.accountId, nameOf(user)]));
  } catch (cause) {
    if (cause instanceof Refusal && cause.problem.kind === 'refused') return null;
    throw cause;
  }
}

interface Named {
  displayName?: string | null | undefined;
  publicName?: string | null | undefined;
}

function nameOf({ displayName, publicName }: Named): string {
  return displayName ?? publicName ?? '';
}
