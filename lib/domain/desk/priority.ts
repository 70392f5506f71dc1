import type { Impact } from '../event';

/** How much each answer to "how much does it hinder you" weighs. */
export const IMPACT_WEIGHTS: Record<Impact, number> = { blocks: 5, slows: 2, minor: 1 };

const DAY_MS = 86_400_000;

/** The parts of a priority, as they are shown: `weight × people × days`. */
export interface Priority {
  weight: number;
  people: number;
  /** One for a request of today, one more for each day, in tenths. */
  days: number;
  value: number;
}

/** How much it hinders × distinct people × age. @param openedAt - Milliseconds since 1970, as `now`. */
export function priorityOf(
  { impact, people, openedAt }: { impact: Impact; people: number; openedAt: number },
  now: number,
): Priority {
  const weight = IMPACT_WEIGHTS[impact];
  const days = 1 + Math.round(Math.max(0, now - openedAt) / (DAY_MS / 10)) / 10;
  return { weight, people, days, value: weight * people * days };
}
