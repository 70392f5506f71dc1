import { fail } from '@/lib/domain/result';
import type { Desk } from '@/lib/ui/desk/desk.svelte';
import { aDeskSite, someRows } from '../../../dom/ui/example-desk';
import { manyFlags, someFlags, someWritten } from '../../../dom/ui/example-flags';
import { never } from '../../../dom/ui/fake-session';
import { showDesk } from './show-desk';

const shown = (desk: Desk) => desk.flags.show();
const site = aDeskSite({ flags: someWritten });
const reckoned = { reckon: async () => someFlags() };
const NOTHING = { lines: [], map: [], sections: 0, denominator: { of: 'length', power: 1 }, lost: 0 } as const;

/** The line of that kind is chosen. */
const choose = (kind: string) => async (desk: Desk) => {
  await shown(desk);
  const line = someFlags().lines.find(({ state }) => state.kind === kind);
  if (line !== undefined) desk.flags.choose(line.demand.key);
};

/** Sections that fail their readers. */
export const flagStates = {
  'desk-flags': showDesk(shown, someRows(4), {}, [site], reckoned),
  'desk-flags-fixed': showDesk(choose('fixed'), someRows(4), {}, [site], reckoned),
  'desk-flags-people': showDesk(
    async (desk) => {
      await shown(desk);
      desk.flags.byPeople = true;
    },
    someRows(4),
    {},
    [site],
    reckoned,
  ),
  'desk-flags-cell': showDesk(
    async (desk) => {
      await shown(desk);
      desk.flags.choose(someFlags().map[0]?.cells[3]?.key ?? '');
    },
    someRows(4),
    {},
    [site],
    reckoned,
  ),
  'desk-flags-rejecting': showDesk(
    async (desk) => {
      await shown(desk);
      desk.flags.decide('rejected');
      if (desk.flags.current !== null) await desk.flags.keep(desk.flags.current);
    },
    someRows(4),
    {},
    [site],
    reckoned,
  ),
  'desk-flags-nowhere': showDesk(shown, someRows(4), {}, [{ ...site, register: null, deskPage: null }], reckoned),
  'desk-flags-many': showDesk(shown, someRows(4), {}, [site], { reckon: async () => manyFlags() }),
  'desk-flags-none': showDesk(shown, someRows(4), {}, [site], {
    reckon: async () => ({ ...someFlags([]), lines: [] }),
  }),
  'desk-flags-unread': showDesk(shown, [], {}, [{ ...site, unread: { kind: 'offline' } }], {
    reckon: async () => ({ ...NOTHING, lines: [], map: [] }),
  }),
  'desk-flags-loading': showDesk((desk) => void shown(desk), someRows(4), {}, [site], { reckon: never }),
  'desk-flags-failed': showDesk(shown, someRows(4), {}, [site], { reckon: () => Promise.reject(new Error('ended')) }),
  'desk-flags-refused': showDesk(
    async (desk) => {
      await shown(desk);
      if (desk.flags.current !== null) await desk.flags.take(desk.flags.current);
    },
    someRows(4),
    { flagSection: async () => fail({ kind: 'offline' }), reviewFlag: async () => fail({ kind: 'offline' }) },
    [site],
    reckoned,
  ),
};
