import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { removeFolder } from '../servers/cache.ts';
import { runCommand } from '../servers/run-command.ts';
import { withServers } from './mariadb.ts';

/** WordPress' own package would bring a web server along: these are only unpacked. */
export const debianPackages = [
  'wordpress',
  'wordpress-theme-twentytwentyone',
  'wordpress-theme-twentytwentythree',
  'php-getid3',
  'libjs-cropper',
  'libjs-underscore',
];

/** Puts Debian's WordPress into `folder/www`, with a classic theme and a block theme. Needs apt-get, no rights. */
export async function unpackFromDebian(folder: string): Promise<void> {
  const download = join(folder, 'download');
  mkdirSync(download);
  await runCommand('apt-get', ['-qq', 'download', ...debianPackages], { cwd: download });
  // Debian's tree is held together by links into other packages and /var/lib, which are followed as far as they lead.
  const script =
    'for file in *.deb; do dpkg -x "$file" root; done; cp -rL root/usr/share/wordpress "$1" 2>/dev/null || true';
  await runCommand('sh', ['-c', script, 'unpack', join(folder, 'www')], { cwd: download });
  removeFolder(download);
}

/** Why Debian's WordPress with MariaDB cannot run here; `null` where it can. `npm test` installs what is missing, as root. */
export async function whyNoDebian(): Promise<string | null> {
  try {
    const modules = await runCommand('php', ['-m']);
    if (!modules.includes('mysqli')) return 'php-mysql is not installed';
    for (const program of ['mariadbd', 'mariadb-install-db', 'mariadb']) {
      await runCommand('sh', ['-c', `command -v ${program}`], { env: withServers });
    }
    await runCommand('apt-cache', ['show', '-q', ...debianPackages]);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
