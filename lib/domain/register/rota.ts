import type { Register } from './index';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** The week of a moment, in UTC: `2026-W49`. @see ISO 8601, 5.2.3: the week that has its Thursday names the year. */
export function weekOf(at: number): string {
  const thursday = new Date(mondayOf(at) + 3 * DAY_MS);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 4);
  const number = Math.round((mondayOf(at) - mondayOf(first)) / WEEK_MS) + 1;
  return `${String(thursday.getUTCFullYear())}-W${String(number).padStart(2, '0')}`;
}

/** Who of the team is on duty then: the week's own entry, else the one whose turn it is; `null`: nobody. */
export function onDuty({ rota, staff }: Register, at: number): { id: string; name: string } | null {
  const week = weekOf(at);
  const own = Object.hasOwn(rota, week) ? rota[week]?.ids[0] : undefined;
  const id = own ?? inTurn(rota['order'], at);
  const person = id !== undefined && Object.hasOwn(staff, id) ? staff[id] : undefined;
  return id === undefined || person === undefined ? null : { id, name: person.name };
}

function inTurn(order: Register['rota'][string] | undefined, at: number): string | undefined {
  if (order === undefined || order.ids.length === 0) return undefined;
  const weeks = Math.round((mondayOf(at) - mondayOfWeek(order.from)) / WEEK_MS);
  return order.ids.at(((weeks % order.ids.length) + order.ids.length) % order.ids.length);
}

function mondayOf(at: number): number {
  const midnight = Math.floor(at / DAY_MS) * DAY_MS;
  return midnight - ((new Date(midnight).getUTCDay() + 6) % 7) * DAY_MS;
}

function mondayOfWeek(week: string): number {
  const [year, number] = week.split('-W').map(Number);
  return mondayOf(Date.UTC(year ?? 1970, 0, 4)) + ((number ?? 1) - 1) * WEEK_MS;
}
