import { rmSync } from 'node:fs';

const leftovers = new Set<() => void>();
let listening = false;

/** Signals that would end the process without its "exit" event, and the exit code each is known by. */
const endings = [
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const;

/**
 * Runs `clean` when this process ends, unless the returned function was called before. `clean` must be synchronous:
 * it is the last resort after an error or an interrupt; the orderly way is each server's own `stop()`.
 */
export function atExit(clean: () => void): () => void {
  if (!listening) {
    listening = true;
    process.once('exit', () => {
      for (const left of leftovers) left();
    });
    for (const [signal, code] of endings) process.once(signal, () => process.exit(code));
  }
  leftovers.add(clean);
  return () => leftovers.delete(clean);
}

/** Removes the folder and what is in it; no error where it is gone already. */
export function removeFolder(path: string): void {
  rmSync(path, { recursive: true, force: true, maxRetries: 5 });
}
