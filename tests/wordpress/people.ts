/** One person of every role, and one whose comments are approved at once because an earlier one was. */
export const people = [
  { login: 'admin', name: 'Ingrid Vale', role: 'administrator' },
  { login: 'editor', name: 'Edith Park', role: 'editor' },
  { login: 'author', name: 'Arthur Bell', role: 'author' },
  { login: 'contributor', name: 'Connie Reyes', role: 'contributor' },
  { login: 'subscriber', name: 'Sam Okafor', role: 'subscriber' },
  { login: 'approved', name: 'April Moore', role: 'subscriber' },
] as const;

export type Login = (typeof people)[number]['login'];

export interface Account {
  id: number;
  login: Login;
  name: string;
  password: string;
  /** For HTTP Basic, without spaces. */
  appPassword: string;
}

/** The password of the sign-in form. */
export function passwordOf(login: Login): string {
  return `${login}-password`;
}
