import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { median } from '../page/measure.ts';
import { repoRoot } from '../../../tests/servers/cache.ts';

export interface Scoring {
  /** score.mjs of the benchmark. */
  scorer: string;
  data: string;
  module: string;
  /** The Chromium that it runs in. */
  browser: string;
  big: boolean;
  /** Where the cases that are not right are written to. */
  fails?: string;
  /** Where the figures are written to. */
  json?: string;
}

/** Runs the scorer, which prints its tables. @throws Error when it fails. */
export async function runScorer({ scorer, data, module, browser, big, fails, json }: Scoring): Promise<void> {
  const flags = [
    `--browser=${browser}`,
    ...(big ? ['--big'] : []),
    ...(fails === undefined ? [] : [`--fails=${fails}`]),
    ...(json === undefined ? [] : [`--json=${json}`]),
  ];
  const child = spawn(process.execPath, [scorer, data, module, ...flags], { cwd: repoRoot, stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null]; // as node documents it
  if (code !== 0) throw new Error(`the scorer ended with ${String(code)}`);
}

/** The big page in turn by both modules; prints the medians of all rounds and their ratio. */
export async function runBig(scoring: Omit<Scoring, 'big' | 'module'>, ours: string, plain: string, rounds: number) {
  const times: Record<'ours' | 'plain', number[]> = { ours: [], plain: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, module] of [
      ['ours', ours],
      ['plain', plain],
    ] as const) {
      const json = `${module}.json`;
      await runScorer({ ...scoring, big: true, module, json });
      const { time } = JSON.parse(await readFile(json, 'utf8')) as { time: { totalMs: number } }; // as the scorer writes it
      times[name].push(time.totalMs);
    }
  }
  const [own, other] = [median(times.ours), median(times.plain)];
  const each = (values: number[]) => values.map((ms) => ms.toFixed()).join(', ');
  console.log(`Docket ${own.toFixed()} ms (${each(times.ours)})`);
  console.log(`plain search ${other.toFixed()} ms (${each(times.plain)}): ${(other / own).toFixed(1)} times as long`);
}
