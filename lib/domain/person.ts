/** Somebody as the wiki knows them. `id` is the platform's own (account id, user id) and never comes from a thread's trailer. */
export interface Person {
  /** `null` for a visitor without an account. */
  id: string | null;
  name: string;
}
