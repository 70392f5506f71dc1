import { csvOf } from '@/lib/domain/desk/csv';
import type { ReportKey, ReportLine } from '@/lib/domain/desk/reports';
import type { DeskRow, TimeEntry } from '@/lib/domain/desk/row';
import type { AskKind } from '@/lib/domain/event';
import { askLabel } from '../choices';
import { saveFile } from '../save-file';
import { formatNumber, t } from '../wording';

export function wordKey(by: ReportKey): string {
  const keys = { month: 'reportMonth', section: 'reportSection', owner: 'reportOwner', kind: 'reportKind' };
  return t(keys[by]);
}

/** What a line is about. */
export function wordLine(key: string, by: ReportKey): string {
  if (by === 'owner' && key === '') return t('deskNobody');
  return by === 'kind' ? askLabel(key as AskKind) : key; // its key is the kind
}

export function reportCsv(lines: readonly ReportLine[], by: ReportKey): string {
  const head = [
    wordKey(by),
    ...['reportAsked', 'reportPeople', 'reportOpen', 'reportFirst', 'reportAge', 'reportReopened', 'reportTime'].map(
      (key) => t(key),
    ),
  ];
  const rows = lines.map((line) => [
    wordLine(line.key, by),
    line.asked,
    line.people,
    line.open,
    line.firstAnswerHours,
    line.ageHours,
    line.reopened,
    line.minutes,
  ]);
  return csvOf([head, ...rows]);
}

/** Every request with the time that was spent on it. */
export function requestsCsv(rows: readonly DeskRow[]): string {
  const head = ['reportMonth', 'reportSection', 'reportRequest', 'reportOwner', 'reportTime'].map((key) => t(key));
  const lines = rows.map((row) => [dayOf(row.openedAt), sectionOf(row), row.words, row.owner?.name ?? '', row.minutes]);
  return csvOf([head, ...lines]);
}

/** Every time that was written down, one line each. */
export function timesCsv(rows: readonly DeskRow[], isOpen: (row: DeskRow, time: TimeEntry) => boolean): string {
  const keys = [
    'reportDay',
    'reportWho',
    'reportClient',
    'reportSection',
    'reportRequest',
    'reportTime',
    'reportBillable',
    'reportUnbilled',
  ];
  const lines = rows.flatMap((row) =>
    row.times.map((time) => [
      dayOf(time.at),
      time.by,
      time.client,
      sectionOf(row),
      row.words,
      time.minutes,
      time.billable ? 1 : 0,
      isOpen(row, time) ? 1 : 0,
    ]),
  );
  return csvOf([keys.map((key) => t(key)), ...lines]);
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function sectionOf({ pageTitle, path }: DeskRow): string {
  return [pageTitle, ...path.slice(-1)].join(' › ');
}

const ROW = 28;
const LABEL = 260;
const WIDTH = 900;
const MOST = 40;

/** Draws the report as bars, and saves the picture. */
export function savePng(lines: readonly ReportLine[], by: ReportKey): void {
  const shown = lines.slice(0, MOST);
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = ROW * (shown.length + 1) + 12;
  const pen = canvas.getContext('2d');
  if (pen === null) return; // no browser of ours lacks it
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.font = '600 14px system-ui, sans-serif';
  pen.fillStyle = '#1d2025';
  pen.fillText(`${t('reportAsked')} · ${wordKey(by)}`, 12, 20);
  pen.font = '13px system-ui, sans-serif';
  const most = Math.max(1, ...shown.map(({ asked }) => asked));
  shown.forEach(({ key, asked }, index) => {
    const y = ROW * (index + 1) + 6;
    pen.fillStyle = '#1d2025';
    pen.fillText(wordLine(key, by), 12, y + 15, LABEL - 24);
    pen.fillStyle = '#ffb224';
    pen.fillRect(LABEL, y + 3, ((WIDTH - LABEL - 80) * asked) / most, 16);
    pen.fillStyle = '#1d2025';
    pen.fillText(formatNumber(asked), LABEL + ((WIDTH - LABEL - 80) * asked) / most + 8, y + 15);
  });
  saveFile({ fileName: `docket-${by}.png`, dataUrl: canvas.toDataURL('image/png') });
}
