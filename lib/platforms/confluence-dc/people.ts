import type { Client } from 'confluence.js/core';
import { getCurrentUser } from 'confluence.js/v1';
import type * as v from 'valibot';
import type { Author } from '@/lib/domain/delivery';
import type { Person } from '@/lib/domain/person';
import { Refusal } from '../attempt';
import { readShape } from '../replies';
import { PersonShape, type DataCenterPerson, type WrittenShape } from './shapes';

/**
 * Who is signed in. A session that ended reads as `anonymous` with status 200 where visitors are let in, and so does a
 * wrong access token (CONFSERVER-98199): only a known person counts.
 */
export async function whoAmI(client: Client): Promise<Person & { id: string }> {
  const user = readShape(PersonShape, await getCurrentUser(client));
  const id = idOf(user);
  if (user.type !== 'known' || id === null) throw new Refusal({ kind: 'signed-out' });
  return { id, name: user.displayName ?? user.username ?? '' };
}

/** Whose something is; `null`: a visitor's, or the wiki does not say. */
export function authorIn({ history: { createdBy } }: v.InferOutput<typeof WrittenShape>): Author | null {
  const id = createdBy === null ? null : idOf(createdBy);
  return id === null ? null : { id, name: createdBy?.displayName ?? '' };
}

/** A person's id among others of the site; `null`: a visitor, or somebody whose account is gone. */
export function idOf({ type, userKey, username }: DataCenterPerson): string | null {
  return type === 'anonymous' ? null : (userKey ?? username ?? null);
}
