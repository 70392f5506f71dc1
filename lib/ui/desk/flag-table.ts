import { csvOf } from '@/lib/domain/desk/csv';
import { figuresOf, type Figures } from '@/lib/domain/flags/figures';
import type { Window } from '@/lib/domain/flags/decay';
import { mendedOf, type FlagState, type SiteFlags } from '@/lib/domain/flags/site-flags';
import type { MapCell } from '@/lib/domain/flags/site-map';
import { t } from '../wording';
import { sectionPlace, sectionTitle, stateChip, twoFigures, wordDenominator, wordVerdict } from './flag-wording';

type Cell = string | number;
const NOTHING: Figures = { requests: 0, meToos: 0, blocks: 0, slows: 0, minor: 0, pointed: 0, helped: 0 };

/** Every section of the site, for any other place: listed ones first, with all that is reckoned of them. */
export function flagsCsv({ lines, map, denominator }: SiteFlags, now: number): string {
  const heads = [
    [t('flagsSection'), t('flagsPage'), t('flagsAddress'), t('flagsState'), t('flagsPeople')],
    [t('flagsRequests'), t('flagsMeToos'), t('flagsBlocks'), t('flagsSlows'), t('flagsMinor')],
    [t('flagsPointed'), t('flagsHelped'), t('flagsExcess')],
    [t('flagsExpected'), t('flagsDenominator'), t('flagsRatio'), t('flagsLow'), t('flagsHigh')],
    [t('flagsBefore'), t('flagsAfter'), t('flagsSince')],
    [t('flagsEffect'), t('flagsEffectLow'), t('flagsEffectHigh'), t('flagsCompared'), t('flagsVerdict')],
    [t('flagsDecidedBy'), t('flagsDecidedAt'), t('flagsThemes')],
  ];
  const by = wordDenominator(denominator);
  const cells = new Map(map.flatMap((page) => page.cells.map((cell) => [cell.key, { page, cell }])));
  const listed = lines.map((line): Cell[] => {
    const { demand, state, expected, ratio, themes, written } = line;
    const decision = written?.decisions.at(-1);
    return [
      sectionTitle(line),
      sectionPlace(line),
      demand.placed.page.url,
      stateChip(state, now)?.text ?? t('flagStateRaised'),
      demand.people,
      ...figureCells(figuresOf(demand)),
      excessOf(cells.get(demand.key)?.cell),
      twoFigures(expected),
      by,
      ...[ratio.ratio, ratio.low, ratio.high].map(twoFigures),
      ...effectCells(state),
      decision?.by.name ?? '',
      decision === undefined ? '' : new Date(decision.at).toISOString(),
      themes.map(({ words, people }) => `${String(people)} × ${words}`).join('\n'),
    ];
  });
  for (const { demand } of lines) cells.delete(demand.key);
  const others = [...cells.values()].map(({ page, cell }): Cell[] => {
    const { title, people, figures } = cell;
    const known = [title, page.title, page.url, '', people, ...figureCells(figures ?? NOTHING), excessOf(cell)];
    return [...known, ...Array<string>(heads.flat().length - known.length).fill('')];
  });
  return csvOf([heads.flat(), ...listed, ...others]);
}

function figureCells({ requests, meToos, blocks, slows, minor, pointed, helped }: Figures): number[] {
  return [requests, meToos, blocks, slows, minor, pointed, helped];
}

function excessOf(cell: MapCell | undefined): Cell {
  return cell === undefined ? '' : twoFigures(cell.excess);
}

/** Of a section that was never mended they are empty. */
function effectCells(state: FlagState): Cell[] {
  const mended = mendedOf(state);
  if (mended === null) return Array<string>(8).fill('');
  const { before, after, daysSince, effect, exposure } = mended;
  const { ratio, low, high } = effect.ratio;
  const compared = t(exposure === 'views' ? 'flagEffectByViews' : 'flagEffectByDays');
  const figures = [before, after, ...[daysSince, ratio, low, high].map(twoFigures)];
  return [...figures, compared, wordVerdict(effect.verdict)];
}

/** All that was reckoned, and of which days. */
export function flagsJson(flags: SiteFlags, window: Window): string {
  return JSON.stringify({ window, ...flags }, null, 2);
}
