import { join } from 'node:path';
import { userInfo } from 'node:os';
import { startGroup, temporaryFolder, type ProcessGroup } from '../servers/process-group.ts';
import { runCommand } from '../servers/run-command.ts';

/** Small logs, for a folder that is copied for each run; nothing of it has to survive the machine. */
const SMALL = ['--innodb-log-file-size=8M', '--innodb-buffer-pool-size=32M', '--innodb-flush-log-at-trx-commit=0'];

/** Only root has the folder in its path where Debian puts servers. */
export const withServers: NodeJS.ProcessEnv = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin` };

/** A MariaDB of one's own on a socket; no port is opened. */
export interface MariaDb {
  socket: string;
  stop(): Promise<void>;
}

/** Makes an empty database folder with the user "root" and no password. */
export async function createDatabase(folder: string): Promise<void> {
  const { username } = userInfo();
  await runCommand(
    'mariadb-install-db',
    [
      ...[`--user=${username}`, `--datadir=${folder}`, '--auth-root-authentication-method=normal', '--skip-test-db'],
      ...['--innodb-log-file-size=8M', '--skip-log-bin'],
    ],
    { env: withServers },
  );
}

/** Starts the server over `folder`, which goes with it if it lies in the run's own. */
export async function startMariaDb(folder: string): Promise<MariaDb> {
  const own = temporaryFolder('mariadb'); // a socket's path has room for 107 characters
  const socket = join(own, 'socket');
  const group: ProcessGroup = startGroup({
    command: 'mariadbd',
    args: [
      '--no-defaults',
      ...[`--user=${userInfo().username}`, `--datadir=${folder}`, `--socket=${socket}`, '--skip-networking'],
      ...[`--pid-file=${join(own, 'pid')}`, '--performance-schema=OFF', ...SMALL],
    ],
    env: withServers,
    folder: own,
  });
  try {
    await group.says(/ready for connections/);
    await runCommand('mariadb', ['-uroot', '-S', socket, '-e', 'create database if not exists wp']);
    return { socket, stop: () => group.stop() };
  } catch (error) {
    await group.stop();
    throw error;
  }
}
