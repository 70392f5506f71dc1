import type { Verdict } from '@/lib/domain/flags/effect';
import type { PageFlag } from '@/lib/domain/flags/page-flag';
import type { SiteFlags } from '@/lib/domain/flags/site-flags';
import { fail, ok } from '@/lib/domain/result';
import type { Desk } from '@/lib/ui/desk/desk.svelte';
import { aDeskSite, someRows } from '../../../dom/ui/example-desk';
import { manyFlags, someFlags, someWritten } from '../../../dom/ui/example-flags';
import { never } from '../../../dom/ui/fake-session';
import { showDesk } from './show-desk';
import { showDrawer } from './show-drawer';

const DAY = 86_400_000;
const shown = (desk: Desk) => desk.flags.show();
const site = aDeskSite({ flags: someWritten });
const reckoned = { reckon: async () => someFlags() };
/** The taken one was called no problem before, and opened again. */
const reopened = someWritten.map((flag) => ({
  ...flag,
  decisions: flag.decisions.flatMap((last) =>
    last.outcome === 'taken'
      ? [
          { ...last, outcome: 'rejected' as const, at: last.at - 9 * DAY, text: 'They ask because they are new.' },
          { ...last, outcome: 'open' as const, at: last.at - 2 * DAY, text: 'The last decision is taken back.' },
          last,
        ]
      : [last],
  ),
}));
const NOTHING: SiteFlags = {
  lines: [],
  map: [],
  sections: 0,
  denominator: { of: 'length', power: 1 },
  lost: 0,
  lostFlags: [],
};

const effect = (since: string) =>
  `“On Linux” drew questions from 16 people in the 30 days before it was mended, and from ${since} the rate of before, 95 % interval 0.03 to 4.1.`;
const mended = (sectionId: string, verdict: Verdict, since: string): PageFlag => ({
  sectionId,
  section: { path: ['On Linux'], occurrence: 0, bodyHash: null },
  state: 'fixed',
  why: '“On Linux” drew questions from 16 people in 30 days; a section of its length draws 1.2. That is 13 times its share, 95 % interval 5.1 to 31.',
  themes: [],
  effect: { verdict, words: effect(since) },
});
const someMended = [
  mended('s2', 'fixed', '2 in the 30 days since. That is 0.12 times'),
  mended('s3', 'worse', '40 in the 30 days since. That is 2.5 times'),
];

/** The line of that kind is chosen. */
const choose = (kind: string) => async (desk: Desk) => {
  await shown(desk);
  const line = someFlags().lines.find(({ state }) => state.kind === kind);
  if (line !== undefined) desk.flags.choose(line.demand.key);
};

/** Sections that fail their readers. */
export const flagStates = {
  'threads-mended': showDrawer(
    { view: 'threads', focus: { requestId: null, anchor: null } },
    { readFlags: async () => ok({ flags: someMended, mayFlag: true }) },
  ),
  'desk-flags': showDesk(shown, someRows(4), {}, [site], reckoned),
  'desk-flags-fixed': showDesk(choose('fixed'), someRows(4), {}, [site], reckoned),
  'desk-flags-history': showDesk(choose('taken'), someRows(4), {}, [{ ...site, flags: reopened }], {
    reckon: async () => someFlags(reopened),
  }),
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
