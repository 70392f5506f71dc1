import { withinRoom } from '@/lib/store/room';

type AnyHandler = (...asked: unknown[]) => Promise<unknown>;

/** The same handlers; where the browser has no room for what one was to keep, its answer says so. */
export function sayNoRoom<All extends object>(handlers: All): All {
  const guarded = Object.entries(handlers).map(([name, handle]: [string, AnyHandler]) => [
    name,
    async (...asked: unknown[]) => {
      const answered = await withinRoom(() => handle(...asked));
      return answered.ok ? answered.value : answered;
    },
  ]);
  return Object.fromEntries(guarded) as All; // the same names, each with a handler of the same shape
}
