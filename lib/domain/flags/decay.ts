const DAY_MS = 86_400_000;

/** The time that is looked at, and how fast what is in it grows old. */
export interface Window {
  /** Milliseconds since 1970 in UTC, as all times here. */
  now: number;
  days: number;
  /** After so many days somebody's question weighs half. */
  halfLifeDays: number;
}

/** How much an event counts; 0 before the window and in the future. */
export function weightAt(at: number, { now, days, halfLifeDays }: Window): number {
  const age = (now - at) / DAY_MS;
  return age < 0 || age > days ? 0 : 0.5 ** (age / halfLifeDays);
}

/**
 * Weighted askers as a count with its exposure: with weights w over the time a section was exposed, the sum Y of the
 * askers' weights has mean and variance in the ratio of E1 = sum of w to E2 = sum of w². `Y E1/E2` of an exposure of
 * `E1²/E2` is the count of the same mean whose variance is a count's own, so that small numbers stay honest.
 * @param from - When the section's time begins, if later than the window's.
 */
export function asCount(weight: number, window: Window, from = -Infinity): { count: number; exposedDays: number } {
  const age = Math.max(0, Math.min(window.days, (window.now - from) / DAY_MS));
  const first = integral(age, window.halfLifeDays);
  const second = integral(age, window.halfLifeDays / 2);
  return second === 0
    ? { count: 0, exposedDays: 0 }
    : { count: (weight * first) / second, exposedDays: first ** 2 / second };
}

/** Of 0.5^(age / half-life) from now back to an age, in days. */
function integral(age: number, halfLife: number): number {
  return (halfLife / Math.LN2) * (1 - 0.5 ** (age / halfLife));
}
