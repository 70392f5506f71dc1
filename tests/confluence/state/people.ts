/** Somebody with an account. All of it is made up. */
export interface Person {
  accountId: string;
  displayName: string;
  email: string;
  password: string;
  apiToken: string;
  /** Data Center: the name to sign in with, and a personal access token. */
  username: string;
  accessToken: string;
  /** Site administrators may do everything in every space. */
  siteAdmin: boolean;
  initials: string;
  colour: string;
}

export type Role = 'commenter' | 'member' | 'admin' | 'outsider';

function person(role: Role, displayName: string, number: number, colour: string): Person {
  const [first = '', last = ''] = displayName.split(' ');
  return {
    // The shape of a Cloud account id: a number, a colon, a UUID.
    accountId: `557058:0d0c0e70-0000-4000-8000-00000000000${number}`,
    displayName,
    email: `${first.toLowerCase()}@docs.example`,
    password: `${role}-password`,
    apiToken: `${role}-api-token`,
    username: first.toLowerCase(),
    accessToken: `${role}-access-token`,
    siteAdmin: role === 'admin',
    initials: first.charAt(0) + last.charAt(0),
    colour,
  };
}

/** One person per role that the tests tell apart. */
export function createPeople(): Record<Role, Person> {
  return {
    commenter: person('commenter', 'Rea Reader', 1, '#6554c0'),
    member: person('member', 'Mika Writer', 2, '#00875a'),
    admin: person('admin', 'Ada Admin', 3, '#de350b'),
    outsider: person('outsider', 'Otto Outside', 4, '#ff8b00'),
  };
}
