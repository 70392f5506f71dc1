import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { root } from './run.mjs';

const bin = join(root, 'node_modules/.bin');
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a TypeScript file of ours under the pinned Node, passes signals on and resolves to the exit code.
 * The channel between the two tells the file when this process is gone, however that came.
 */
export function runPinned(file, args) {
  return new Promise((resolve) => {
    const child = spawn(join(bin, 'node'), [file, ...args], {
      cwd: root,
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, PATH: bin + delimiter + (process.env.PATH ?? '') },
    });
    for (const signal of signals) process.on(signal, () => child.kill(signal));
    child.once('error', (error) => {
      console.error(`The pinned Node could not be started: ${error.message}`);
      resolve(2);
    });
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}
