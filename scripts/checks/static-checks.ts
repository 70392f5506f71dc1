import { builtExtension, buildFolder } from '../../tests/e2e/build.ts';
import { runScript } from './command.ts';
import type { Job } from './jobs.ts';
import { permissionReport } from './permissions.ts';
import { sizeReport } from './sizes.ts';

/** What a check found: it fails with `problems`, and shows `output` in any case. */
export interface Findings {
  problems: string[];
  output: string;
}

const browsers = ['chrome', 'edge', 'firefox'] as const;

/** All that is checked without running a test; each counts as one. In the order in which they start. */
export const staticChecks: Job[] = [
  check('build', async () => {
    for (const browser of browsers) await builtExtension({ browser, zip: true });
    await builtExtension({ browser: 'chrome', forTests: true });
    return { problems: [], output: '' };
  }),
  command('format', 'prettier/bin/prettier.cjs', ['--check', '.']),
  command('lint', 'eslint/bin/eslint.js', ['.', '--max-warnings', '0']),
  command('types', 'typescript/bin/tsc', ['--noEmit']),
  command('svelte', 'svelte-check/bin/svelte-check', ['--tsconfig', './tsconfig.json', '--fail-on-warnings']),
  command('knip', 'knip/bin/knip.js', []),
  check('sizes', async () => sizeReport(buildFolder({ browser: 'chrome' })), ['build']),
  check('permissions', async () => permissionReport(browsers.map((browser) => buildFolder({ browser }))), ['build']),
  command('addons-linter', 'addons-linter/bin/addons-linter', [buildFolder({ browser: 'firefox' })], ['build']),
];

function check(name: string, look: () => Promise<Findings>, after: string[] = []): Job {
  return {
    name,
    after,
    async run() {
      const { problems, output } = await look();
      const failed = problems.length > 0 ? 1 : 0;
      const line = failed === 0 ? `ok ${name}` : `FAILED ${name}`;
      const outcome = { passed: 1 - failed, failed, skipped: 0, line };
      return { outcomes: [outcome], output: [output, ...problems].join('\n') };
    },
  };
}

/** A tool that says by its exit code whether all is well; what it prints matters only when it is not. */
function command(name: string, script: string, args: string[], after: string[] = []): Job {
  const look = async (): Promise<Findings> => {
    const { code, output } = await runScript(script, args);
    return code === 0 ? { problems: [], output: '' } : { problems: [output], output: '' };
  };
  return check(name, look, after);
}
