import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { contentKey, repoRoot } from '../servers/cache.ts';
import { runCommand } from '../servers/run-command.ts';

export interface Build {
  browser: 'chrome' | 'edge' | 'firefox';
  /** The overlay's shadow root is open, so that a test can look into it. Nothing else differs. */
  forTests?: boolean;
  /** Makes the store's zip as well. */
  zip?: boolean;
}

const sources = ['components', 'entrypoints', 'lib', 'public', 'package-lock.json', 'tsconfig.json', 'wxt.config.ts'];

/** The folder of a build as a browser loads it, whether it is there or not. */
export function buildFolder({ browser, forTests = false }: Build): string {
  return join(repoRoot, '.output', forTests ? 'e2e' : '', `${browser}-mv3`);
}

/** Builds the extension, unless it was built from these very sources before. Resolves to its folder. */
export async function builtExtension(build: Build): Promise<string> {
  const folder = buildFolder(build);
  const note = `${folder}.built-from`;
  const there = existsSync(folder) && existsSync(note) ? readFileSync(note, 'utf8') : '';
  const key = contentKey(sources.map((name) => join(repoRoot, name)).filter(existsSync));
  const zipped = build.zip !== true || there.endsWith(' zipped');
  if (there.startsWith(key) && zipped) return folder;
  const command = build.zip === true ? 'zip' : 'build';
  await runCommand(process.execPath, [wxt, command, '-b', build.browser, '--mv3'], {
    cwd: repoRoot,
    env: { ...process.env, NODE_ENV: 'production', DOCKET_E2E: build.forTests === true ? '1' : '' },
  });
  if (!existsSync(dirname(note))) throw new Error(`The build did not land in ${folder}`);
  writeFileSync(note, build.zip === true ? `${key} zipped` : key);
  return folder;
}

const wxt = join(repoRoot, 'node_modules/wxt/bin/wxt.mjs');
