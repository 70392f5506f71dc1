import type { Client } from 'confluence.js/core';
import { searchByCQL, searchUser } from 'confluence.js/v1';
import * as v from 'valibot';
import type { Author } from '@/lib/domain/delivery';
import { readShape } from '../replies';

/** As many as can be looked over at a glance. */
const MOST = 6;

/** Apps and bots are found as well; they have another `accountType`, and nobody reads what is written to them. */
const FoundShape = v.object({
  results: v.optional(
    v.array(
      v.object({
        user: v.optional(
          v.object({
            type: v.optional(v.string(), 'known'),
            accountType: v.optional(v.nullable(v.string()), null),
            accountId: v.optional(v.nullable(v.string()), null),
            userKey: v.optional(v.nullable(v.string()), null),
            displayName: v.optional(v.nullable(v.string()), null),
            publicName: v.optional(v.nullable(v.string()), null),
          }),
        ),
      }),
    ),
    [],
  ),
});

/** People of the site whose names have words that begin like that, as Cloud's and Data Center's search know them. */
export async function findPeople(client: Client, words: string, flavour: 'cloud' | 'dc'): Promise<Author[]> {
  const name = words.replace(/["\\*?~]/g, ' ').trim();
  if (name === '') return [];
  const where = `user.fullname ~ "${name}*"`;
  const reply: unknown =
    flavour === 'cloud'
      ? await searchUser(client, { cql: where, limit: MOST })
      : await searchByCQL(client, { cql: `type = user and ${where}`, limit: MOST });
  return readShape(FoundShape, reply).results.flatMap(({ user }) => {
    const id = user?.accountId ?? user?.userKey ?? null;
    const shown = user?.displayName ?? user?.publicName ?? '';
    const isPerson = user?.type === 'known' && (user.accountType === null || user.accountType === 'atlassian');
    return id === null || shown === '' || !isPerson ? [] : [{ id, name: shown }];
  });
}
