/** What can be filled into a canned answer. */
export interface CannedFields {
  asker: string;
  page: string;
  section: string;
  me: string;
}

/** Puts the fields in: `{asker}` and the like. What is in braces and no field stays, for whoever sends it to see. */
export function fillIn(text: string, fields: CannedFields): string {
  return text.replace(/\{(asker|page|section|me)\}/g, (_, name: keyof CannedFields) => fields[name]);
}
