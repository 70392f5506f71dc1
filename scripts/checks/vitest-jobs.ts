import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import * as v from 'valibot';
import { repoRoot } from '../../tests/servers/cache.ts';
import { runScript } from './command.ts';
import type { Job } from './jobs.ts';
import type { Counts } from './outcome.ts';

/** As in vitest.config.ts. */
export const testProjects = ['unit', 'dom', 'servers', 'contract', 'faults', 'e2e', 'e2e-firefox', 'e2e-edge'];

/** In order: the contract test also reads what went over the wire while Docket itself was used in browsers. */
const batches: { projects: string[]; after: string[]; alone: boolean }[] = [
  { projects: ['unit', 'dom', 'servers', 'faults'], after: [], alone: false },
  { projects: ['e2e'], after: ['build'], alone: true }, // browsers need the processor for themselves
  { projects: ['contract'], after: ['e2e'], alone: false },
  { projects: ['e2e-firefox'], after: ['build', 'e2e'], alone: true },
  { projects: ['e2e-edge'], after: ['build', 'e2e-firefox'], alone: true },
];
/** Where the emulators of the end-to-end tests leave their logs, which the contract test then demands. */
const logFolder = join(repoRoot, 'test-output/confluence-log');

const Report = v.object({
  numPassedTests: v.number(),
  numPendingTests: v.number(),
  numTodoTests: v.number(),
  testResults: v.array(
    v.object({
      name: v.string(),
      status: v.string(),
      message: v.string(),
      assertionResults: v.array(
        v.object({ status: v.string(), fullName: v.string(), failureMessages: v.array(v.string()) }),
      ),
    }),
  ),
});

/** The projects as jobs; `files` narrows them down to some test files. */
export function vitestJobs(projects: string[], files: string[]): Job[] {
  rmSync(logFolder, { recursive: true, force: true });
  /** A whole run would take twice its time with all of it. */
  const allInFirefox = files.length > 0 || projects.every((name) => name === 'e2e-firefox');
  const allOfE2e = projects.includes('e2e') && files.length === 0;
  return batches.flatMap(({ projects: all, after, alone }) => {
    const chosen = all.filter((name) => projects.includes(name));
    const name = chosen.join(' ');
    const logged = chosen.includes('e2e') || (chosen.includes('contract') && allOfE2e);
    const env: NodeJS.ProcessEnv = {
      ...(logged && { CONFLUENCE_LOG_FOLDER: logFolder }),
      ...(allInFirefox && { DOCKET_ALL_IN_FIREFOX: '1' }),
    };
    return chosen.length === 0 ? [] : [{ name, after, alone, run: () => runProjects(name, chosen, files, env) }];
  });
}

async function runProjects(
  name: string,
  projects: string[],
  files: string[],
  env: NodeJS.ProcessEnv,
): ReturnType<Job['run']> {
  const folder = mkdtempSync(join(tmpdir(), 'docket-report-'));
  try {
    const report = join(folder, 'report.json');
    const args = ['run', '--passWithNoTests', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const chosen = projects.flatMap((project) => ['--project', project]);
    const { code, output } = await runScript('vitest/vitest.mjs', [...args, ...chosen, ...files], env);
    const { passed, skipped, failures } = existsSync(report)
      ? readReport(JSON.parse(readFileSync(report, 'utf8')))
      : nothingRan;
    // An error between tests fails the run without failing a test.
    const failed = code !== 0 ? Math.max(1, failures.length) : failures.length;
    const counts = `${passed} passed, ${failed} failed, ${skipped} skipped`;
    const line = [`${failed > 0 ? 'FAILED' : 'ok'} ${name}: ${counts}`, ...failures].join('\n  × ');
    return { outcomes: [{ passed, failed, skipped, line }], output };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a run came to; `failures` names each test that failed, and each file that could not be loaded, with the reason. */
type Ran = Omit<Counts, 'failed'> & { failures: string[] };
const nothingRan: Ran = { passed: 0, skipped: 0, failures: [] };

function readReport(json: unknown): Ran {
  const report = v.parse(Report, json);
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(repoRoot, name);
    const failed = assertionResults.filter((one) => one.status === 'failed');
    if (status === 'failed' && failed.length === 0) return [`${file}${reasonOf([message])}`];
    return failed.map(({ fullName, failureMessages }) => `${file}: ${fullName}${reasonOf(failureMessages)}`);
  });
  return { passed: report.numPassedTests, skipped: report.numPendingTests + report.numTodoTests, failures };
}

/** The summary is the part of the output that CI is sure to show: there each failure has its first words and its place. */
function reasonOf(messages: string[]): string {
  return messages
    .map((message) => {
      const [said = ''] = message.split(/\n\s+at /);
      const place = /tests\/[\w/.-]+:\d+/.exec(message.slice(said.length))?.[0] ?? '';
      return `\n      ${said.replace(/\s+/g, ' ').slice(0, 400)} ${place}`.trimEnd();
    })
    .join('');
}
