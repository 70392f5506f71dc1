import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startGroup, temporaryFolder } from './process-group.ts';

/** A server with a worker: the shell of the group starts a second process and prints its id. */
const withWorker = ['-c', 'sleep 600 & echo "worker $!"; wait'];

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('stopping a server ends its workers too and removes what it wrote', async () => {
  const folder = temporaryFolder('test');
  const group = startGroup({ command: 'sh', args: withWorker, folder });
  const worker = Number(/worker (\d+)/.exec(await group.says(/worker/))?.[1]);
  await group.stop();
  await expect.poll(() => isAlive(worker), { timeout: 10_000 }).toBe(false);
  expect(existsSync(folder)).toBe(false);
});

test('a server and its workers end with the process that started them, even when that is killed', async () => {
  const folder = temporaryFolder('test');
  const module = join(import.meta.dirname, 'process-group.ts');
  const script = `const { startGroup } = await import(${JSON.stringify(module)});
    const group = startGroup({ command: 'sh', args: ${JSON.stringify(withWorker)}, folder: ${JSON.stringify(folder)} });
    console.log(await group.says(/worker/));
    setInterval(() => {}, 1000);`;
  const starter = spawn(process.execPath, ['--input-type=module', '-e', script]);
  const said = await new Promise<string>((resolve) => starter.stdout.once('data', (text) => resolve(String(text))));
  const worker = Number(/worker (\d+)/.exec(said)?.[1]);
  expect(isAlive(worker)).toBe(true);
  starter.kill('SIGKILL');
  await expect.poll(() => isAlive(worker), { timeout: 10_000 }).toBe(false);
  await expect.poll(() => existsSync(folder)).toBe(false);
});

test('a server that cannot start says why', async () => {
  const group = startGroup({
    command: 'sh',
    args: ['-c', 'echo no such port; exit 3'],
    folder: temporaryFolder('test'),
  });
  await expect(group.says(/ready/)).rejects.toThrow('no such port');
  await group.stop();
});
