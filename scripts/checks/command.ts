import { repoRoot } from '../../tests/servers/cache.ts';
import { startGroup, temporaryFolder } from '../../tests/servers/process-group.ts';

/** What a command printed, and how it ended. */
export interface Run {
  code: number;
  output: string;
}

/**
 * Runs a script of an npm package under this very Node, in a process group of its own: whatever it starts ends with
 * it, and its temporary files are removed.
 */
export async function runScript(script: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
  const folder = temporaryFolder('check');
  const group = startGroup({
    command: process.execPath,
    args: [`node_modules/${script}`, ...args],
    cwd: repoRoot,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', TMPDIR: folder, ...env },
    folder,
  });
  const code = await group.ended;
  const output = group.output();
  await group.stop();
  return { code: code ?? 1, output };
}
