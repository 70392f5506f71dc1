import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { openSync, closeSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { atExit } from './cleanup.ts';

export interface ProcessGroup {
  pid: number;
  /** Settles when the first process of the group has ended, with its exit code, or `null` after a signal. */
  ended: Promise<number | null>;
  /** Ends the whole group: politely at first. */
  stop(): Promise<void>;
}

interface Launch {
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Standard output and error go here. */
  logFile: string;
}

const politeMs = 3_000;
const lookEveryMs = 20;

/**
 * Starts a command in a process group of its own. Servers leave workers behind when only their first process is
 * ended (`php -S` does, and so do browsers), so the group is what is stopped, also when this process ends early.
 */
export function startGroup(launch: Launch): ProcessGroup {
  const log = openSync(launch.logFile, 'a');
  const child = spawn(launch.command, launch.args, {
    detached: true,
    stdio: ['ignore', log, log],
    cwd: launch.cwd,
    env: launch.env ?? process.env,
  });
  closeSync(log);
  const ended = endOf(child);
  const { pid } = child;
  if (pid === undefined) throw new Error(`${launch.command} could not be started`);
  const forget = atExit(() => signalGroup(pid, 'SIGKILL'));
  return {
    pid,
    ended,
    async stop() {
      signalGroup(pid, 'SIGTERM');
      await Promise.race([ended, wait(politeMs, undefined, { ref: false })]);
      signalGroup(pid, 'SIGKILL'); // the rest of the group, and the first one if it did not listen
      await ended;
      forget();
    },
  };
}

/** Waits until `text` stands in the group's log. @throws Error with the log, when the group ends or the time is up. */
export async function logSays(group: ProcessGroup, logFile: string, text: string, limitMs = 20_000): Promise<void> {
  const deadline = Date.now() + limitMs;
  let log = '';
  while (!log.includes(text)) {
    const ended = await Promise.race([group.ended.then(() => true), wait(lookEveryMs, false)]);
    log = readFileSync(logFile, 'utf8');
    const hopeless = ended || Date.now() > deadline;
    if (hopeless && !log.includes(text)) throw new Error(`"${text}" was not said:\n${log.slice(-4000)}`);
  }
}

function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.once('error', () => resolve(127));
  });
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // nothing of the group is left
  }
}
