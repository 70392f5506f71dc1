import { spawn } from 'node:child_process';

/**
 * Runs a command to its end and returns what it wrote on standard output.
 * @throws Error with what it wrote on standard error, when the exit code is not 0.
 */
export function runCommand(
  command: string,
  args: string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv; input?: string } = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: options.cwd, env: options.env ?? process.env });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve(out) : reject(new Error(`${command} ended with ${String(code)}: ${err}${out}`.trim())),
    );
    child.stdin.once('error', () => {}); // it may end without reading; its exit code tells whether that was right
    child.stdin.end(options.input ?? '');
  });
}
