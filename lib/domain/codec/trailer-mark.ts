import { webAddress } from './text';

/** Platforms may percent-encode what stands before the record; base64url itself needs no encoding. */
export const TRAILER_MARK = /[#&?]docket(?:=|%3d)(\d+)\.([\w-]*)/i;

/** Whether an address carries a record of any version. */
export function isTrailer(href: string): boolean {
  return TRAILER_MARK.test(href);
}

/** Where somebody's words may link to; `null` for no web address, and for one that would be taken for the comment's own record. */
export function linkTarget(address: string): string | null {
  const href = webAddress(address);
  return href === null || isTrailer(href) ? null : href;
}
