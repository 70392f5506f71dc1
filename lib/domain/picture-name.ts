import type { EventId } from './ids';

const LONGEST_OWN_NAME = 60;

/**
 * A picture's name on the wiki: nobody else has it, and it tells which event it belongs to.
 * @param own - What a file of the person's own is called; of that, what every wiki leaves as it is stays recognisable.
 */
export function pictureName(eventId: EventId, number: number, own?: string): string {
  const base = `docket-${eventId}-${String(number)}`;
  if (own === undefined) return `${base}.png`;
  const [, stem = '', type = 'bin'] = /^(.*?)(?:\.([a-z0-9]{1,8}))?$/i.exec(plainLetters(own)) ?? [];
  const slug = stem.slice(0, LONGEST_OWN_NAME).replace(/^-+|-+$/g, '');
  return `${base}${slug === '' ? '' : `-${slug}`}.${type}`;
}

/** Lower-case letters without their accents, digits and hyphens: WordPress makes a file's slug of these as they are. */
function plainLetters(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/\.(?=.*\.)/g, '-');
}
