/** What became of one job. `line` says it in a line for the summary. */
export interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
  line: string;
}
/** The figures alone. */
export type Counts = Omit<Outcome, 'line'>;

export function sum(outcomes: Outcome[]): Counts {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of outcomes) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}

/** The line that CI reads: it must stand alone, and last. */
export function summaryLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
