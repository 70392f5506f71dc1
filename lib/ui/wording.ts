/** How texts are read: `runtime.i18n.getMessage`, or the messages file itself in tests. Gives an empty string for an unknown key. */
export type ReadMessage = (key: string, substitutions: string[]) => string;

interface Language {
  read: ReadMessage;
  /** BCP 47, for numbers, plurals and times. */
  locale: string;
}

let language: Language = { read: () => '', locale: 'en' };

/** Names the language of everything shown; called once, before the first component is made. */
export function startWording(chosen: Language): void {
  language = { ...chosen, locale: chosen.locale.replaceAll('_', '-') };
}

/** The text for a key of `public/_locales`. A key without a text shows itself: a visible fault is better than a blank button. */
export function t(key: string, ...substitutions: (string | number)[]): string {
  const words = substitutions.map((part) => (typeof part === 'number' ? formatNumber(part) : part));
  return language.read(key, words) || key;
}

/** The text for a count: looks up `<key>One` or `<key>Other`, by the language's own rule; the count is its first substitution. */
export function tCount(key: string, count: number, ...substitutions: (string | number)[]): string {
  const plural = new Intl.PluralRules(language.locale).select(count) === 'one' ? 'One' : 'Other';
  return t(key + plural, count, ...substitutions);
}

/** A number as the reader's language writes it. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(language.locale).format(value);
}

/** "3.2 MB", "64 kB": the size of a file, in thousands as browsers count it. */
export function formatSize(bytes: number): string {
  const [unit, size] = bytes < 1_000_000 ? ['kilobyte', 1_000] : ['megabyte', 1_000_000];
  const digits = bytes < 1_000_000 ? 0 : 1;
  const style = { style: 'unit', unit, maximumFractionDigits: digits } as const;
  return new Intl.NumberFormat(language.locale, style).format(Math.max(1, bytes / size));
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['week', 7 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/**
 * "3 hours ago", "in 2 minutes"; under a minute "just now" or "in a moment".
 * @param at - Milliseconds since 1970, as `now`.
 */
export function relativeTime(at: number, now: number): string {
  const distance = at - now;
  const [unit, size] = STEPS.find(([, step]) => Math.abs(distance) >= step) ?? [null, 0];
  if (unit === null) return distance > 0 ? t('timeInAMoment') : t('timeJustNow');
  const format = new Intl.RelativeTimeFormat(language.locale, { numeric: 'auto' });
  return format.format(Math.trunc(distance / size), unit);
}

/** Date and time in full, for titles. */
export function absoluteTime(at: number): string {
  return new Intl.DateTimeFormat(language.locale, { dateStyle: 'long', timeStyle: 'short' }).format(at);
}
