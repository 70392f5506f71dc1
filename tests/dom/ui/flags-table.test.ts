import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import CellPanel from '@/components/desk/flags/CellPanel.svelte';
import FlagPanel from '@/components/desk/flags/FlagPanel.svelte';
import FlagsView from '@/components/desk/flags/FlagsView.svelte';
import type { DeskRow } from '@/lib/domain/desk/row';
import { flagsOf, type SiteFlags } from '@/lib/domain/flags/site-flags';
import { flagsCsv, flagsJson } from '@/lib/ui/desk/flag-table';
import { aDesk, aDeskSite, someRows } from './example-desk';
import { flagSource, someFlags, someWritten } from './example-flags';
import { speakEnglish } from './english';
import { anEventId, NOW } from './examples';

speakEnglish();

const DAY = 86_400_000;
const source = flagSource();

/** "On Linux" with requests of each kind, and one of long ago that two people joined lately. */
function withKinds(): SiteFlags {
  const rows = source.rows.map((row) => ({ ...row, impact: 'minor' as const, helped: 0, how: null }));
  const own = rows.filter(({ path, pageKey }) => path[0] === 'On Linux' && pageKey.endsWith('#0'));
  const [one, two, three] = own;
  if (one === undefined || two === undefined || three === undefined) throw new Error('nobody asked');
  const long = NOW - 60 * DAY;
  const changes: DeskRow[] = [
    { ...one, impact: 'blocks', how: 'documented' },
    { ...two, impact: 'slows', helped: 2 },
    { ...three, openedAt: long, who: ['a', 'b', '2'], joinedAt: [NOW - DAY, NOW - 2 * DAY, long] },
  ];
  const changed = new Map(changes.map((row) => [row.id, row]));
  return flagsOf({ ...source, rows: rows.map((row) => changed.get(row.id) ?? row) });
}

/** A saved table, by its heads. No field of the examples has a line break or a quote within. */
function tableOf(csv: string): Record<string, string>[] {
  const [heads = [], ...rows] = csv
    .trimEnd()
    .split('\r\n')
    .map((row) => row.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)?.map((field) => field.replace(/,$/, '')) ?? []);
  return rows.map((row) => Object.fromEntries(heads.map((head, at) => [head, row[at] ?? ''])));
}

const said = () => document.body.textContent.replace(/\s+/g, ' ');
const desk = () => aDesk(someRows(4), {}, [aDeskSite()], { reckon: async () => withKinds() });

test('a flagged section tells what its requests were like: me-toos apart, how much they hindered, what answered them', () => {
  const flags = withKinds();
  const line = flags.lines.find(({ demand }) => demand.placed.section.path[0] === 'On Linux');
  if (line === undefined) throw new Error('it is not flagged');
  render(FlagPanel, { desk: desk(), line, window: source.window, denominator: flags.denominator });
  expect(said()).toMatch(
    /2 me too · blocks 1, slows down 1, minor for \d+ · 1 answered by pointing elsewhere · 2 people say that the answer helped/,
  );
});

test('a section that is not listed tells the same', () => {
  const { map } = withKinds();
  const [page, cell] =
    map
      .flatMap((one) => one.cells.map((found) => [one, found] as const))
      .find(([, { title, people }]) => people === 1 && title !== 'On Linux') ?? [];
  if (page === undefined || cell === undefined) throw new Error('nobody asked about another');
  render(CellPanel, { flags: desk().flags, page, cell });
  expect(said()).toMatch(/1 request · blocks 0, slows down 0, minor for 1/);
});

test('the table has every section of the site, and of mended ones what became of them', () => {
  const flags = withKinds();
  const rows = tableOf(flagsCsv(flags, NOW));
  expect(rows).toHaveLength(36);
  const linux = rows.find((row) => row['Section'] === 'On Linux');
  expect(linux).toMatchObject({ 'Me too': '2', 'Blocks its asker': '1', 'Slows its asker down': '1' });
  expect(linux?.['Expected by']).toMatch(/length/);
  expect(rows.find((row) => row['Section'] === 'Paging')).toMatchObject({
    'People before it was mended': '14',
    'People since': '0',
    'Days since it was mended': '30',
    'What became of it': 'fixed',
    'Address of the page': 'https://docs.example.org/2/',
    'Decided last by': 'Mara Berg',
    'Decided last at': new Date(NOW - 30 * DAY).toISOString(),
  });
  expect(linux).toMatchObject({ 'Decided last by': '', 'Decided last at': '' });
  expect(rows.find((row) => row['State'] === '' && row['Page'] === 'Billing')).toMatchObject({
    'Address of the page': 'https://docs.example.org/4/',
  });
  const [ratio, low, high] = ['Rate since over rate before', 'Its 95 % interval from', 'Its 95 % interval to'].map(
    (head) => Number(rows.find((row) => row['Section'] === 'Paging')?.[head]),
  );
  expect(low).toBeLessThan(ratio ?? 0);
  expect(high).toBeGreaterThan(ratio ?? 0);
  expect(rows.filter((row) => row['State'] === '')).toHaveLength(36 - flags.lines.length);
  expect(JSON.parse(flagsJson(flags, source.window))).toMatchObject({ window: { days: 30 }, sections: 36 });
});

test('a site where nothing stands out can be saved as well', async () => {
  const quiet = aDesk(someRows(4), {}, [aDeskSite()], { reckon: async () => ({ ...someFlags([]), lines: [] }) });
  await quiet.start();
  await quiet.flags.show();
  render(FlagsView, { desk: quiet });
  expect(screen.getByRole('button', { name: /CSV/ })).toBeDefined();
  expect(screen.getByRole('button', { name: 'All figures' })).toBeDefined();
});

test('a section that is flagged by hand after its fix tells what became of it in the saved table and in the list', async () => {
  const [, mended] = someWritten;
  if (mended === undefined) throw new Error('the example has no fix');
  const byHand = { ...mended, id: anEventId(6_001), at: NOW - DAY, text: 'It still lacks the limit.', decisions: [] };
  const flags = flagsOf({ ...source, written: [mended, byHand] });
  expect(tableOf(flagsCsv(flags, NOW)).find((row) => row['Section'] === 'Paging')).toMatchObject({
    'People before it was mended': '14',
    'What became of it': 'fixed',
  });
  const shown = aDesk(someRows(4), {}, [aDeskSite()], { reckon: async () => flags });
  await shown.start();
  await shown.flags.show();
  render(FlagsView, { desk: shown });
  const row = screen.getByRole('rowheader', { name: /Paging/ }).closest('tr');
  expect(row?.textContent).toContain('14 → 0');
});

test('flags whose sections are nowhere any more are told with their pages', async () => {
  const [like] = someWritten;
  if (like === undefined) throw new Error('the example has no flag');
  const section = { ...like.anchor.section, path: ['Nowhere'], bodyHash: 'gone' };
  const lost = { ...like, anchor: { ...like.anchor, section }, decisions: [], text: 'The table is wrong.' };
  const shown = aDesk(someRows(4), {}, [aDeskSite()], { reckon: async () => flagsOf({ ...source, written: [lost] }) });
  await shown.start();
  await shown.flags.show();
  render(FlagsView, { desk: shown });
  expect(screen.getByText(/^Flags that are open, whose sections are nowhere any more: 1$/)).toBeDefined();
  expect(screen.getByText('Network · The table is wrong.')).toBeDefined();
});
