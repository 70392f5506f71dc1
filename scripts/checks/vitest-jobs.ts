import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { runScript } from './command.ts';
import type { Job } from './jobs.ts';
import type { Outcome } from './outcome.ts';

/** As in vitest.config.ts. */
export const testProjects = ['unit', 'dom', 'servers', 'contract', 'faults', 'e2e'];

/** What drives browsers needs the builds, and the processor for itself. */
const inBrowsers = 'e2e';

const Report = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  numTodoTests: v.number(),
  testResults: v.array(v.object({ status: v.string(), assertionResults: v.array(v.object({ status: v.string() })) })),
});

/** One job for the projects that run in node, one for those in browsers. */
export function vitestJobs(projects: string[], files: string[]): Job[] {
  const quick = projects.filter((name) => name !== inBrowsers);
  const jobs = [
    { name: quick.join(' '), projects: quick, alone: false },
    { name: inBrowsers, projects: projects.filter((name) => name === inBrowsers), alone: true },
  ];
  return jobs
    .filter((job) => job.projects.length > 0)
    .map((job) => ({ ...job, after: ['build'], run: () => runProjects(job.name, job.projects, files) }));
}

async function runProjects(name: string, projects: string[], files: string[]): ReturnType<Job['run']> {
  const folder = mkdtempSync(join(tmpdir(), 'docket-report-'));
  try {
    const report = join(folder, 'report.json');
    const args = ['run', '--passWithNoTests', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const chosen = projects.flatMap((project) => ['--project', project]);
    const { code, output } = await runScript('vitest/vitest.mjs', [...args, ...chosen, ...files]);
    const outcome = existsSync(report) ? readReport(JSON.parse(readFileSync(report, 'utf8'))) : nothingRan;
    // A file that cannot be loaded, or an error between tests, fails the run without failing a test.
    const failed = code !== 0 && outcome.failed === 0 ? 1 : outcome.failed;
    const counts = `${outcome.passed} passed, ${failed} failed, ${outcome.skipped} skipped`;
    return { outcomes: [{ ...outcome, failed, line: `${failed > 0 ? 'FAILED' : 'ok'} ${name}: ${counts}` }], output };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const nothingRan = { passed: 0, failed: 0, skipped: 0 };

function readReport(json: unknown): Omit<Outcome, 'line'> {
  const report = v.parse(Report, json);
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
