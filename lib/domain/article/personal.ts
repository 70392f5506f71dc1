import { takeOut } from './take-out';

const MAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}(?:@|\s?[([{]\s?(?:at|@)\s?[)\]}]\s?)(?:[\p{L}\p{N}-]+(?:\.|\s?[([{]\s?dot\s?[)\]}]\s?))+\p{L}{2,}/giu;
/** RFC 2606 and 6761: nobody's. Then `git@` of repositories, and pictures for dense screens, `icon@2x.png`. */
const NO_MAIL = /@(?:[\w-]+\.)*(?:example(?:\.\w+)?|test|invalid|localhost)$|^git@|@\dx\.\w+$/i;

/** Mail addresses, also with their signs spelt out. */
export function mailsIn(text: string): string[] {
  const bare = text.replace(/:\/\/[^\s/@]*@/g, '://'); // who signs in at an address
  return (bare.match(MAIL) ?? []).filter((mail) => !NO_MAIL.test(mail));
}

const PHONES = [
  /(?<![\p{L}\p{N}+.=/-])\(?(?:\+|00)[1-9]\d{0,2}\)?(?:[ \u00a0./()-]{0,3}\d){6,13}(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}.,:+=/-])\(?0[1-9]\d{0,4}\)?(?:[ \u00a0]?[/-][ \u00a0]?|[ \u00a0])\d{2,}(?:[ \u00a0/-]\d{2,}){0,4}(?![\p{L}\p{N}:])/gu,
  /(?<![\w.])0[1-9](?:\.\d\d){4}(?![\w.]*\w)/g,
  /(?<![\w.-])(?:\([2-9]\d{2}\) ?|[2-9]\d{2}-)[2-9]\d{2}-\d{4}(?![\w-])/g,
  /(?:\btel|\bphone|\btelefon|\btéléphone|\bmobile?|\bhandy|\bfax|\bdurchwahl|\bextension)(?:[.:]{1,2}|\s(?:no\.?|number|nummer)[.:]?)\s{0,3}\+?\d[\d ()/-]{3,}\d/giu,
];
/** Dates, numbers with noughts before them, and those that North America keeps for films. */
const NO_PHONE = /^00\d+$|^\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)\d{2}\b|555-?01\d\d$/;

/** Telephone numbers: international, with an area's number, or said to be one. */
export function phonesIn(text: string): string[] {
  return takeOut(text.replace(IBAN, ' ').replace(/\bhttps?:\/\/\S+/gi, ' '), PHONES, ([found]) => {
    const digits = found.replace(/\D/g, '').length;
    const least = /^\p{L}/u.test(found) ? 5 : 9;
    return digits >= least && digits <= 15 && !NO_PHONE.test(found);
  }).found;
}

const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g;

/** Bank accounts whose check digits are right. @see ISO 13616 */
export function accountsIn(text: string): string[] {
  return (text.match(IBAN) ?? []).filter((found) => {
    const iban = found.replaceAll(' ', '');
    const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(parseInt(letter, 36)));
    return iban.length >= 15 && BigInt(digits) % 97n === 1n;
  });
}

const PRIVATE_ADDRESSES = [
  // RFC 1918 and 3927; a version has a word before it
  /(?<![\w.])(?<!\b(?:versions?|release|v)\s?)(?:10(?:\.\d{1,3}){3}|(?:192\.168|172\.(?:1[6-9]|2\d|3[01])|169\.254)(?:\.\d{1,3}){2})(?![\w.]*\w)/gi,
  // RFC 4193 and 4291
  /(?<![\w:])(?:f[cd][0-9a-f]{2}|fe80):(?:[0-9a-f]{0,4}:){1,6}[0-9a-f]{1,4}(?![\w:])/gi,
  // names that no public server has
  /(?<=:\/\/(?:[^\s/@]*@)?)(?:[a-z0-9-]+\.)+(?:internal|intranet|corp|lan|local|home\.arpa)\b(?!\.)/gi,
  /(?<![\w.@-])(?:[a-z0-9-]+\.){2,}(?:internal|intranet|corp|lan|home\.arpa)\b(?![.\w])/gi,
];
/** Networks as such, and names that every installation has. */
const NO_PRIVATE_ADDRESS = /\.0\.0$|\.docker\.internal$|\.cluster\.local$|^(?:[\w-]+\.)*example\./i;

/** Addresses inside somebody's own network. */
export function privateAddressesIn(text: string): string[] {
  const found = PRIVATE_ADDRESSES.flatMap((form) => text.match(form) ?? []);
  return found.filter((address) => {
    const isNumbers = /^[\d.]+$/.test(address);
    return !NO_PRIVATE_ADDRESS.test(address) && !(isNumbers && address.split('.').some((part) => Number(part) > 255));
  });
}
