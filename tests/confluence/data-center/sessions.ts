import { cookieValue } from '../server/sessions.ts';
import type { Ask } from '../server/http.ts';
import { createPeople, type Person, type Role } from '../state/people.ts';
import { personById, type Wiki } from '../state/wiki.ts';

export const COOKIE = 'JSESSIONID';

/** The four people as Data Center knows them: the state's key of a person is the user key here. */
export function dataCenterPeople(): Record<Role, Person> {
  const people = createPeople();
  for (const [index, person] of Object.values(people).entries())
    person.accountId = `8a8181a56f2c9d01016f2c9e1b2c000${index + 1}`;
  return people;
}

/**
 * By personal access token, by user name and password, or by the session's cookie.
 * A wrong token is nobody, without a complaint (CONFSERVER-98199); ASSUMPTION: also where a session's cookie came along.
 */
export function whoAsks(wiki: Wiki, ask: Ask): Person | null {
  const people = Object.values(wiki.people);
  const [, scheme = '', credentials = ''] = /^(Bearer|Basic) (.+)$/i.exec(ask.headers['authorization'] ?? '') ?? [];
  if (/^bearer$/i.test(scheme)) return people.find(({ accessToken }) => accessToken === credentials) ?? null;
  if (/^basic$/i.test(scheme)) {
    const [name, password] = Buffer.from(credentials, 'base64').toString().split(':');
    return people.find((one) => one.username === name && one.password === password) ?? null;
  }
  const key = wiki.sessions.get(cookieValue(ask, COOKIE) ?? '');
  return key === undefined ? null : personById(wiki, key);
}

/** Whether the request shows a token, right or wrong. */
export function showsToken(ask: Ask): boolean {
  return /^bearer /i.test(ask.headers['authorization'] ?? '');
}
