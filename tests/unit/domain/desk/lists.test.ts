import { expect, test } from 'vitest';
import { billsOf } from '@/lib/domain/desk/billing';
import { fillIn } from '@/lib/domain/desk/canned';
import { csvOf } from '@/lib/domain/desk/csv';
import { likelyDuplicates } from '@/lib/domain/desk/duplicates';
import { countViews, inWorkOrder, isInView, matches, readQuery } from '@/lib/domain/desk/filter';
import { withMerged } from '@/lib/domain/desk/merge-rows';
import { reportOf, totalOf } from '@/lib/domain/desk/reports';
import type { DeskRow } from '@/lib/domain/desk/row';
import { emptyRegister } from '@/lib/domain/register';
import { anEventId } from '../../../dom/ui/examples';
import { aSite } from '../../app/samples';

const HOUR = 3_600_000;
const NOW = 100 * HOUR;
const viewer = { ids: { [aSite().id]: '5' }, groups: { [aSite().id]: ['billing'] }, now: NOW };

function aRow(number: number, part: Partial<DeskRow> = {}): DeskRow {
  const words = part.words ?? 'Which ports does the relay use?';
  return {
    id: anEventId(number),
    siteId: aSite().id,
    pageKey: 'one',
    pageTitle: 'Network',
    path: ['Firewall'],
    occurrence: 0,
    bodyHash: null,
    words,
    ask: 'question',
    need: 'answer',
    impact: 'slows',
    state: 'open',
    how: null,
    openedAt: NOW - 10 * HOUR,
    lastAt: NOW - 10 * HOUR,
    asker: 'Ines',
    people: 1,
    who: [`a${String(number)}`],
    joinedAt: [NOW - 10 * HOUR],
    owner: null,
    waiting: 'support',
    dueAt: null,
    promisedAt: null,
    escalated: false,
    mergedInto: null,
    held: false,
    minutes: 0,
    helped: 0,
    times: [],
    firstAnswerAt: null,
    reopened: 0,
    hay: words.toLowerCase(),
    ...part,
  };
}

test('each list has what must not be lost, and nothing that was merged into another', () => {
  const rows = [
    aRow(1, { dueAt: NOW - 1 }),
    aRow(2, { owner: { kind: 'person', id: '5', name: 'Mara' }, promisedAt: NOW + 1, waiting: 'reader' }),
    aRow(3, { owner: { kind: 'group', id: 'billing', name: 'Billing' } }),
    aRow(4, { need: 'fyi' }),
    aRow(5, { waiting: 'nobody', state: 'closed', held: true }),
    aRow(6, { mergedInto: anEventId(1) }),
  ];
  expect(countViews(rows, viewer)).toEqual({
    inbox: 2,
    mine: 2,
    unowned: 1,
    reader: 1,
    overdue: 1,
    promised: 1,
    held: 1,
    fyi: 1,
    closed: 1,
    all: 6,
  });
});

test.each([
  ['relay ports', true],
  ['relay nothing', false],
  ['section:"fire"', true],
  ['section:“Firewall” relay', true],
  ['section:« Firewall »', true],
  ['page:other', false],
  ['owner:mara', false],
  ['asker:ines is:unowned', true],
  ['is:overdue', false],
  ['is:whatever', false],
  ['section:"fire', true],
])('a search for %s', (text, found) => {
  expect(matches(aRow(1), readQuery(text), viewer)).toBe(found);
});

test('work is ordered by priority; what waits for nobody comes last, the newest first', () => {
  const rows = [
    aRow(1, { waiting: 'nobody', lastAt: 1 }),
    aRow(2, { waiting: 'nobody', lastAt: 2 }),
    aRow(3, { impact: 'minor' }),
    aRow(4, { people: 3 }),
    aRow(5, { impact: 'blocks' }),
  ];
  expect(inWorkOrder(rows, NOW).map(({ id }) => id)).toEqual([4, 5, 3, 2, 1].map(anEventId));
  expect(isInView(aRow(1), 'all', viewer)).toBe(true);
});

test('askers of a merged request move along, each of them once', () => {
  const rows = [aRow(1, { who: ['a', 'b'] }), aRow(2, { who: ['b', 'c'], mergedInto: anEventId(1) })];
  expect(withMerged(rows)[0]).toMatchObject({ people: 3, who: ['a', 'b', 'c'] });
});

test('a report counts medians of what there is, and nothing twice', () => {
  const rows = [
    aRow(1, { firstAnswerAt: NOW - 8 * HOUR, minutes: 5, owner: { kind: 'person', id: '5', name: 'Mara' } }),
    aRow(2, { firstAnswerAt: NOW - 4 * HOUR, waiting: 'nobody', reopened: 1, who: ['a1'] }),
    aRow(3, { mergedInto: anEventId(1) }),
  ];
  expect(totalOf(rows, NOW)).toMatchObject({
    asked: 2,
    people: 1,
    open: 1,
    closed: 1,
    reopened: 1,
    firstAnswerHours: 4,
    ageHours: 10,
    minutes: 5,
  });
  expect(reportOf(rows, 'owner', NOW).map(({ key, asked }) => [key, asked])).toEqual([
    ['Mara', 1],
    ['', 1],
  ]);
  expect(reportOf([], 'month', NOW)).toEqual([]);
});

test('a table that somebody else’s words are in opens as a table', () => {
  expect(
    csvOf([
      ['a', 'b'],
      ['say "hi", twice', 2],
      ['=1+1', null],
      ['one\ntwo', '-x'],
    ]),
  ).toBe('a,b\r\n"say ""hi"", twice",2\r\n\'=1+1,\r\n"one\ntwo",\'-x\r\n');
});

test('fields of a prepared answer are filled in, other braces stay', () => {
  const fields = { asker: 'Ines', page: 'Network', section: 'Firewall', me: 'Mara' };
  expect(fillIn('Dear {asker}, see {section} {nothing}. {me}', fields)).toBe('Dear Ines, see Firewall {nothing}. Mara');
});

test('what asks the same is proposed with the reason, the likeliest first', () => {
  const asked = aRow(1);
  const others = [
    aRow(2, { words: 'Ports that the relay uses?', pageKey: 'two' }),
    aRow(3, { words: 'Where are the invoices?' }),
    aRow(4, { words: 'Which port has to be open?' }),
    aRow(5, { words: 'Which ports does the relay use?', mergedInto: anEventId(9) }),
  ];
  const found = likelyDuplicates(asked, [asked, ...others]);
  expect(found[0]).toMatchObject({ row: { id: anEventId(2) }, why: 'words' });
  expect(found.map(({ row }) => row.id)).not.toContain(anEventId(3));
  expect(found.map(({ row }) => row.id)).not.toContain(anEventId(5));
});

test('billable time adds up by client; what was written down after the last bill is not billed yet', () => {
  const time = (at: number, client: string, billable = true) => ({ at, by: 'Mara', minutes: 10, billable, client });
  const rows = [
    aRow(1, { times: [time(1, 'ACME'), time(5, 'ACME'), time(2, 'ACME', false)] }),
    aRow(2, { times: [time(3, 'Beta'), time(4, '')] }),
  ];
  const settings = { ...emptyRegister(), billed: { ACME: { until: 3 } } };
  expect(
    billsOf(rows, () => settings).map(({ client, minutes, unbilled, upTo }) => [client, minutes, unbilled, upTo]),
  ).toEqual([
    ['ACME', 20, 10, 5],
    ['Beta', 10, 10, 3],
    ['', 10, 10, 4],
  ]);
  expect(billsOf(rows, () => null)[0]).toMatchObject({ client: 'ACME', unbilled: 20 });
});
