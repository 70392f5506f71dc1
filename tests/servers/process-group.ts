import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export interface ProcessGroup {
  pid: number;
  /** Settles when the first process of the group has ended, with its exit code, or `null` after a signal. */
  ended: Promise<number | null>;
  /** Waits until what the group printed matches, and returns it. @throws Error with it, when the group ends before. */
  says(what: RegExp): Promise<string>;
  /** What the group printed until now. */
  output(): string;
  /** Ends the whole group, politely at first, and removes its folder. */
  stop(): Promise<void>;
}

interface Launch {
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** What the group writes; it goes with the group. */
  folder: string;
}

const politeMs = 3_000;
const lookEveryMs = 20;
const startLimitMs = 30_000;

/** An empty folder of one's own under the system's folder for temporary files. */
export function temporaryFolder(name: string): string {
  return mkdtempSync(join(tmpdir(), `docket-${name}-`));
}

/**
 * Starts a command in a process group of its own. Servers leave workers behind when only their first process is
 * ended (`php -S` does, and so do browsers), so the group is what is stopped, also when this process is killed.
 */
export function startGroup({ command, args, env = process.env, cwd, folder }: Launch): ProcessGroup {
  const logFile = join(folder, 'output.log');
  const log = openSync(logFile, 'a');
  const child = spawn(command, args, { detached: true, stdio: ['ignore', log, log], cwd, env });
  closeSync(log);
  const ended = endOf(child);
  const { pid } = child;
  if (pid === undefined) throw new Error(`${command} could not be started`);
  const guard = guardGroup(pid, folder);
  return {
    pid,
    ended,
    output: () => readFileSync(logFile, 'utf8'),
    async says(what) {
      const deadline = Date.now() + startLimitMs;
      for (;;) {
        const over = await Promise.race([ended.then(() => true), wait(lookEveryMs, false)]);
        const said = readFileSync(logFile, 'utf8');
        if (what.test(said)) return said;
        if (over || Date.now() > deadline) throw new Error(`${command} did not say ${String(what)}:\n${said}`);
      }
    },
    async stop() {
      signalGroup(pid, 'SIGTERM');
      await Promise.race([ended, wait(politeMs, undefined, { ref: false })]);
      signalGroup(pid, 'SIGKILL'); // the rest of the group, and the first one if it did not listen
      await ended;
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      guard.kill('SIGKILL');
    },
  };
}

/**
 * A shell that waits for the end of this process: its standard input ends then, however the end came. It kills what
 * is left of the group and removes the folder, twice: a browser writes its profile until it has noticed. In a group of its own, so that Ctrl+C does not reach it first.
 */
export function guardGroup(pid: number, folder: string): ChildProcess {
  const script = 'read -r _; kill -KILL -"$1" 2>/dev/null; rm -rf -- "$2"; sleep 3; rm -rf -- "$2"';
  const guard = spawn('/bin/sh', ['-c', script, 'docket-guard', String(pid), folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  const input = guard.stdin as unknown as { unref(): void }; // a pipe is a net.Socket, which the types do not say
  input.unref();
  return guard;
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
