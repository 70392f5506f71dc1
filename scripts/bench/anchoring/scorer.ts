import { spawn } from 'node:child_process';
import { once } from 'node:events';
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
}

/** Runs the scorer, which prints its tables. @throws Error when it fails. */
export async function runScorer({ scorer, data, module, browser, big, fails }: Scoring): Promise<void> {
  const flags = [
    `--browser=${browser}`,
    ...(big ? ['--big'] : []),
    ...(fails === undefined ? [] : [`--fails=${fails}`]),
  ];
  const child = spawn(process.execPath, [scorer, data, module, ...flags], { cwd: repoRoot, stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null]; // as node documents it
  if (code !== 0) throw new Error(`the scorer ended with ${String(code)}`);
}
