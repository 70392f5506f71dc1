import { fail } from '@/lib/domain/result';
import type { Desk } from '@/lib/ui/desk/desk.svelte';
import { aDeskRequest, aDeskSite, someRows } from '../../../dom/ui/example-desk';
import { never } from '../../../dom/ui/fake-session';
import { showDesk } from './show-desk';

type Then = (desk: Desk) => Promise<void> | void;

const [first] = someRows(1);
const openFirst: Then = (desk) => desk.openRequest(first?.id ?? null);
const at = (place: Desk['place']): Then => {
  return (desk) => {
    desk.place = place;
  };
};
const running = { state: 'running', completeTo: null, doing: 'reading', done: 12, total: 340, problem: null } as const;
const bare = aDeskSite({ register: null, deskPage: null });

/** Support's desk. */
export const deskStates = {
  'desk-inbox': showDesk(),
  'desk-open': showDesk(openFirst),
  'desk-thousand': showDesk((desk) => desk.show('all'), someRows(1_000)),
  'desk-refused': showDesk(async (desk) => {
    await openFirst(desk);
    await new Promise((done) => setTimeout(done));
    if (desk.open === null) return;
    desk.open.text = 'Working on it';
    await desk.open.send({ as: 'answer' });
  }),
  'desk-closing': showDesk(async (desk) => {
    await openFirst(desk);
    desk.turnTo('close');
  }),
  'desk-note-nowhere': showDesk(
    async (desk) => {
      await openFirst(desk);
      desk.turnTo('note');
    },
    undefined,
    {},
    [bare],
  ),
  'desk-picked': showDesk((desk) => {
    for (const { id } of desk.rows.shown.slice(0, 3)) desk.pick(id);
    desk.say('Assigned to Mara Berg', [aDeskRequest().row.id]);
  }),
  'desk-board': showDesk((desk) => {
    desk.board = true;
  }),
  'desk-found-nothing': showDesk((desk) => desk.search('section:“nowhere” xyz')),
  'desk-assign': showDesk(async (desk) => {
    await openFirst(desk);
    desk.over = 'assign';
  }),
  'desk-palette': showDesk((desk) => {
    desk.over = 'palette';
  }),
  'desk-keys': showDesk((desk) => {
    desk.over = 'keys';
  }),
  'desk-reports': showDesk(at('reports')),
  'desk-noting': showDesk(at('noting')),
  'desk-team': showDesk(at('team')),
  'desk-team-bare': showDesk(at('team'), undefined, {}, [bare]),
  'desk-reading': showDesk(at('team'), [], {}, [{ ...bare, progress: running }]),
  'desk-empty': showDesk(undefined, [], {}, [bare]),
  'desk-loading': showDesk(undefined, [], { readDesk: never }),
  'desk-failed': showDesk(openFirst, undefined, { readRequest: async () => fail({ kind: 'no-answer' }) }),
};
