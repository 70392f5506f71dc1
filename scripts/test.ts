// Everything a change must pass. `npm test -- unit e2e` runs only what is named; a path runs those test files.
import { endWithParent } from './checks/end-with-parent.ts';
import { staticChecks } from './checks/static-checks.ts';
import { sum, summaryLine } from './checks/outcome.ts';
import type { Outcome } from './checks/outcome.ts';
import { runJobs } from './checks/jobs.ts';
import { testProjects, vitestJobs } from './checks/vitest-jobs.ts';

endWithParent();
const asked = process.argv.slice(2);
const files = asked.filter((word) => word.includes('/'));
const names = asked.filter((word) => !word.includes('/'));
const known = [...staticChecks.map(({ name }) => name), ...testProjects];
const unknown = names.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no "${unknown.join('", "')}". There are: ${known.join(', ')}.`);
  process.exit(2);
}
const everything = asked.length === 0;
const checks = staticChecks.filter(({ name }) => everything || names.includes(name));
const projects = testProjects.filter(
  (name) => everything || names.includes(name) || (names.length === 0 && files.length > 0),
);

const outcomes: Outcome[] = await runJobs([...checks, ...vitestJobs(projects, files)]);
const total = sum(outcomes);
console.log(`\n${outcomes.map(({ line }) => line).join('\n')}\n`);
console.log(summaryLine(total));
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
